/**
 * What operators see of the system: logs, metrics and traces, each in one place.
 *
 *   log.info("request", { status });
 */

export { annotate, provide } from "./context.ts";
export { type Invocation, invoked } from "./invocation.ts";
export { log } from "./log.ts";
export { record, recordBy } from "./metrics.ts";

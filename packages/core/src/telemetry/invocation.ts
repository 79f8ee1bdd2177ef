/**
 * One invocation of a function: the keys by which Lambda's own log knows it around all that runs in it, and a trace.
 */
import { provide } from "./context.ts";
import { traced } from "./trace.ts";

/** What is needed here of Lambda's context object. A call without Lambda has none. */
export type Invocation = { awsRequestId?: string; functionName?: string };

export function invoked<T>(invocation: Invocation | undefined, run: () => Promise<T>): Promise<T> {
  const { awsRequestId, functionName } = invocation ?? {};
  const keys = {
    ...(awsRequestId !== undefined && { functionRequestId: awsRequestId }),
    ...(functionName !== undefined && { functionName }),
  };
  return provide(keys, () => traced(functionName ?? "handler", run));
}

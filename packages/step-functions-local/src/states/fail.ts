import type { Visit } from "../engine/visit.ts";
import { StateFailure } from "../failure.ts";
import type { FailNode } from "../program/types.ts";

/** The error and the cause that are not given stay out of the events. */
export async function fail(visit: Visit<FailNode>): Promise<never> {
  const error = await visit.evaluateAs<string>("string", visit.node.error);
  const cause = await visit.evaluateAs<string>("string", visit.node.cause);
  throw new StateFailure(error, cause);
}

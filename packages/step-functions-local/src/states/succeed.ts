import type { Transition, Visit } from "../engine/visit.ts";
import type { SucceedNode } from "../program/types.ts";

export function succeed(visit: Visit<SucceedNode>): Transition | Promise<Transition> {
  return visit.leave({ next: undefined, output: visit.node.output, assign: undefined }, visit.input);
}

import type { Transition, Visit } from "../engine/visit.ts";
import type { PassNode } from "../program/types.ts";

export function pass(visit: Visit<PassNode>): Transition | Promise<Transition> {
  return visit.leave(visit.node, visit.input);
}

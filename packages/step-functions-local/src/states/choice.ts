import type { Transition, Visit } from "../engine/visit.ts";
import type { ChoiceNode } from "../program/types.ts";

/** The first rule that holds decides; its own Assign and Output count, the state's go with Default. */
export async function choice(visit: Visit<ChoiceNode>): Promise<Transition> {
  for (const rule of visit.node.rules) {
    const holds = await visit.evaluateAs<boolean>("boolean", rule.condition);
    if (holds) return visit.leave(rule, visit.input);
  }
  if (visit.node.default !== undefined) return visit.leave(visit.node.default, visit.input);
  throw visit.runtimeFailure(
    "Failed to transition out of the state. The state does not point to a next state.",
  );
}

/** State machines of any form, for laws: every state leads somewhere, some are Parallel or Map, some have Catch. */

import fc from "fast-check";
import type { MachineDefinition, StateDefinition } from "step-functions-local/console/model/definition.ts";

type Plan = { type: "Task" | "Choice" | "Parallel" | "Map"; next: number; others: number[]; inner: Plan[][] };

const CONTAINERS = ["Parallel", "Map"] as const;

export const machines: fc.Arbitrary<MachineDefinition> = plans(2).map((machine) => build(machine, "S"));

/** Of a machine whose states have others inside them, so many levels deep. */
function plans(depth: number): fc.Arbitrary<Plan[]> {
  const state = fc.record({
    type: fc.constantFrom<Plan["type"][]>("Task", "Task", "Choice", ...(depth > 0 ? CONTAINERS : [])),
    next: fc.nat(8),
    others: fc.array(fc.nat(6), { maxLength: 3 }),
    inner: depth > 0 ? fc.array(plans(depth - 1), { minLength: 1, maxLength: 3 }) : fc.constant<Plan[][]>([]),
  });
  return fc.array(state, { minLength: 1, maxLength: 3 + 2 * depth });
}

function build(machine: Plan[], prefix: string): MachineDefinition {
  const name = (index: number) => `${prefix}${index % machine.length}`;
  const states = machine.map((plan, index) => [name(index), stateOf(plan, name, `${name(index)}.`)] as const);
  return { StartAt: name(0), States: Object.fromEntries(states) };
}

type NameOf = (index: number) => string;

function stateOf({ type, next, others, inner }: Plan, name: NameOf, prefix: string): StateDefinition {
  const inside = inner.map((plan, index) => build(plan, `${prefix}${index}-`));
  const way = next > 6 ? { End: true } : { Next: name(next) };
  const handlers = others.map((to) => ({ ErrorEquals: ["States.ALL"], Next: name(to) }));
  if (type === "Choice") {
    const rules = others.map((to) => ({ Condition: "{% $a_rather_long_condition > 1 %}", Next: name(to) }));
    return { Type: type, Choices: rules, Default: name(next) };
  }
  if (type === "Parallel") return { Type: type, Branches: inside, Catch: handlers, ...way };
  if (type === "Map") return { Type: type, ItemProcessor: inside[0]!, Catch: handlers, ...way };
  return { Type: type, Catch: handlers, ...way };
}

/**
 * One evaluation of JSONata, within the bounds that AWS sets: depth 100, 873,782 elements, and a time. What it gives is
 * plain data, so that it can be done in another thread.
 */
import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import jsonata from "jsonata";
import type { Json } from "../payload.ts";
import { functions, INTERNAL_ERROR, replacements } from "./functions.ts";
import { isFunction, toJson } from "./result.ts";

export type Bindings = Record<string, unknown>;

/** `fault` is what AWS says after the expression and its field. */
export type EvaluationOutcome = { value: Json } | { fault: string; isLate?: true };

/** AWS's own bounds; see also `$range` and `$pad`. */
export const LONGEST_MS = 5_000;
const BOUNDS = { stack: 100, sequence: 873_782 };

const MEMORY = "Expression evaluation memory limit exceeded: Check for excessive memory usage";
const TIME = "Expression evaluation timeout: Check for infinite loop";

/** What AWS writes instead of the evaluator's own text when an evaluation passes a bound. */
const BOUND_TEXTS: Record<string, string> = {
  D1011:
    "Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive",
  D1012: TIME,
  D2014: MEMORY,
  D2015: MEMORY,
};

export const LATE: EvaluationOutcome = { ...failed(`: ${TIME}`), isLate: true };
export const OUT_OF_MEMORY: EvaluationOutcome = failed(`: ${MEMORY}`);

/** @throws what the parser throws */
export function compileJsonata(source: string): jsonata.Expression {
  const compiled = jsonata(source, { ...BOUNDS, timeout: LONGEST_MS });
  for (const [name, implementation] of Object.entries(functions)) compiled.assign(name, implementation);
  for (const [name, [implementation, signature]] of Object.entries(replacements))
    compiled.registerFunction(name, implementation, signature);
  return compiled;
}

/** So many steps of evaluators together, some tens of milliseconds, and the rest of the process has its turn. */
const STEPS_A_TURN = 20_000;
const ENTRY = Symbol.for("jsonata.__evaluate_entry");
let stepsThisTurn = 0;

/** Counts the steps of an evaluation, of which each has its own `base`; past `most` the outcome is late. */
export function limitSteps(compiled: jsonata.Expression, most: number): void {
  const count = (_node: unknown, _input: unknown, { base }: { base: { steps?: number } }) => {
    base.steps = (base.steps ?? 0) + 1;
    if (base.steps > most) throw { code: "D1012", value: most };
    stepsThisTurn += 1;
    if (stepsThisTurn < STEPS_A_TURN) return undefined;
    stepsThisTurn = 0;
    return nextTurn();
  };
  compiled.assign(ENTRY as unknown as string, count);
}

export async function evaluateJsonata(
  compiled: jsonata.Expression,
  bindings: Bindings,
): Promise<EvaluationOutcome> {
  let value: unknown;
  try {
    value = await compiled.evaluate(undefined, bindings);
  } catch (thrown) {
    return outcomeOf(thrown);
  }
  if (value === undefined) return { fault: "returned nothing (undefined)." };
  if (isFunction(value)) return { fault: "returned an unsupported result type." };
  return { value: toJson(value) };
}

function outcomeOf(thrown: unknown): EvaluationOutcome {
  const { code, message } = thrown as { code?: string; message?: string };
  if (code === "D1012") return LATE;
  if (code === INTERNAL_ERROR) return { fault: `threw an internal error during evaluation. ${randomUUID()}` };
  if (thrown instanceof RangeError && message === "Invalid string length") return OUT_OF_MEMORY;
  const bound = code === undefined ? undefined : BOUND_TEXTS[code];
  if (bound !== undefined) return failed(`: ${bound}`);
  return failed(code === undefined ? `: ${message ?? String(thrown)}` : `. ${code}: ${message}`);
}

function failed(detail: string): { fault: string } {
  return { fault: `threw an error during evaluation${detail}` };
}

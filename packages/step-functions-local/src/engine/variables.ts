/**
 * How much an execution may keep in variables. "The total size of all stored variables cannot exceed 10MiB per
 * execution" (Step Functions developer guide, "Passing data between states with variables"), whichever of its threads
 * keep them; an item of a distributed Map is an execution of its own. What AWS fails with is not told there: it is taken
 * to be the error of data that is too large.
 */
import { dataLimitExceeded } from "../failure.ts";
import type { Json } from "../payload.ts";

const VARIABLES_LIMIT = 10 * 1024 * 1024;

type Variables = { [name: string]: Json };

/** The size of variables as JSON, in bytes of UTF-8. */
export const sizeOf = (variables: Variables): number => {
  let bytes = 0;
  for (const name in variables) bytes += Buffer.byteLength(JSON.stringify(variables[name]));
  return bytes;
};

/** How many bytes `variables` grow by when these are assigned. */
export function growthOf(variables: Variables, assigned: Variables): number {
  let bytes = sizeOf(assigned);
  for (const name in assigned) {
    const old = variables[name];
    if (old !== undefined) bytes -= Buffer.byteLength(JSON.stringify(old));
  }
  return bytes;
}

/** The bytes of variables by execution, which is that of the thread with this id, or the whole run's. */
export class VariableBytes {
  readonly #byExecution = new Map<number, number>();

  /** @throws the failure of a state whose variables would be too much together with those there are */
  add(execution: number, bytes: number, state: string): void {
    if (bytes === 0) return;
    const all = (this.#byExecution.get(execution) ?? 0) + bytes;
    if (bytes > 0 && all > VARIABLES_LIMIT) throw dataLimitExceeded(state);
    this.#byExecution.set(execution, all);
  }
}

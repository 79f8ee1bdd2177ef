/**
 * Which of the responses that wait are released together (pure). Those of a dissolved batch are one unit, which is
 * never taken apart.
 */
import { MIN_PEERS } from "../traits/constants.ts";
import type { BatchNoise } from "../traits/peer-batches.ts";

export type Member = { responseId: string; answers: string; excluded: boolean };
export type Unit = {
  members: Member[];
  /** The dissolved batch that they come from. */
  batch?: { batchId: string; revision: number; noise: BatchNoise };
};

/** A batch is, with what it replaces and the counts, within the 100 items of a transaction. */
const MAX_MEMBERS = 45;

const sizeOf = (units: readonly Unit[]) => units.reduce((sum, { members }) => sum + members.length, 0);
const usableIn = (units: readonly Unit[]) =>
  units.reduce((sum, { members }) => sum + members.filter(({ excluded }) => !excluded).length, 0);

/** Batches of at least three usable responses; empty when those that wait are too few. */
export function plan(waiting: readonly Unit[]): Unit[][] {
  const size = Math.ceil(sizeOf(waiting) / Math.max(1, Math.ceil(sizeOf(waiting) / MAX_MEMBERS)));
  const chunks: Unit[][] = [[]];
  for (const unit of waiting) {
    const open = chunks.at(-1)!;
    if (open.length > 0 && sizeOf(open) + unit.members.length > size) chunks.push([unit]);
    else open.push(unit);
  }
  return chunks.filter((chunk) => usableIn(chunk) >= MIN_PEERS);
}

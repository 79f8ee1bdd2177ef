/**
 * The newest of many sorted runs, as a k-way merge (pure). A run that was read in part only and is used up ends the
 * step, because what comes next may be in it: read on, and merge again.
 */
export type Run<T> = {
  /** What it holds in order, the first to be taken first. */
  entries: readonly T[];
  /** Nothing comes after the entries. */
  ended: boolean;
};

/** Up to `count` entries, and what is left of the runs. `isBefore` is a strict order. */
export function merge<T, R extends Run<T>>(
  runs: readonly R[],
  count: number,
  isBefore: (a: T, b: T) => boolean,
): { taken: T[]; left: R[] } {
  const taken: T[] = [];
  const used = runs.map(() => 0);
  const entry = (run: number): T | undefined => runs[run]?.entries[used[run] ?? 0];
  const canGoOn = () => runs.every(({ ended }, run) => ended || entry(run) !== undefined);
  while (taken.length < count && canGoOn()) {
    const first = runs.reduce<number | undefined>((best, _, run) => {
      const [mine, its] = [entry(run), best === undefined ? undefined : entry(best)];
      return mine !== undefined && (its === undefined || isBefore(mine, its)) ? run : best;
    }, undefined);
    if (first === undefined) break;
    taken.push(entry(first) as T);
    used[first] = (used[first] ?? 0) + 1;
  }
  return { taken, left: runs.map((run, i) => ({ ...run, entries: run.entries.slice(used[i]) })) };
}

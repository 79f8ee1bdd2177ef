/** Visits as rows of a table, with a bar for each: when it was, as shares of the execution's time (pure). */
import type { Attempt, Status, Visit } from "./history/index.ts";

export type Bar = { from: number; to: number; status: Attempt["status"] | Status };
export type Row = {
  visit: Visit;
  depth: number;
  /** Seconds, until now for what runs. */
  duration: number;
  /** Seconds since the execution's start. */
  after: number;
  /** Where it was entered and left; 0 to 1. */
  span: Bar;
  /** Each attempt of a task. */
  attempts: Bar[];
};

export type Order = "time" | "duration" | "name";

/** `from` and `to` are the execution's; times are seconds of the epoch. */
export function timeline(visits: readonly Visit[], from: number, to: number, order: Order = "time"): Row[] {
  const length = Math.max(to - from, 0.001);
  const share = (at: number) => Math.min(1, Math.max(0, (at - from) / length));
  const rows = visits.map((visit): Row => {
    const end = visit.endedAt ?? to;
    return {
      visit,
      depth: depthOf(visit),
      duration: Math.max(0, end - visit.enteredAt),
      after: visit.enteredAt - from,
      span: { from: share(visit.enteredAt), to: share(end), status: visit.status },
      attempts: visit.attempts.map(({ startedAt, endedAt, status }) => {
        return { from: share(startedAt), to: share(endedAt ?? to), status };
      }),
    };
  });
  if (order === "duration") return rows.toSorted((one, other) => other.duration - one.duration);
  if (order === "name")
    return rows.toSorted((one, other) => one.visit.state.localeCompare(other.visit.state));
  return rows;
}

export function depthOf({ parent }: Visit): number {
  return parent === undefined ? 0 : depthOf(parent) + 1;
}

/** Events as rows of a table (pure). */
import type { HistoryEvent } from "./aws.ts";
import type { History, Visit } from "./history/index.ts";

export type EventRow = {
  id: number;
  previousEventId: number;
  type: string;
  /** The state it is about. */
  step: Visit | undefined;
  /** Seconds since the execution's start. */
  after: number;
  timestamp: number;
  tone: "good" | "bad" | "plain";
  details: { [field: string]: unknown };
};

export function eventRow(event: HistoryEvent, { stepOf }: History, start: number): EventRow {
  const { id, previousEventId, type, timestamp, ...rest } = event;
  const [details = {}] = Object.values(rest) as EventRow["details"][];
  return {
    id,
    previousEventId,
    type,
    step: stepOf.get(id),
    after: timestamp - start,
    timestamp,
    tone: toneOf(type),
    details,
  };
}

function toneOf(type: string): EventRow["tone"] {
  if (/(Failed|TimedOut|Aborted)$/.test(type) || type === "FailStateEntered") return "bad";
  return type.endsWith("Succeeded") ? "good" : "plain";
}

/** Those that say all the words, in their type, their state or their error. */
export function filterEvents(rows: readonly EventRow[], text: string): EventRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ id, type, step, details }) => {
    const searched = `${id} ${type} ${step?.state ?? ""} ${details.error ?? ""}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
}

/** Adds the newest events, which may overlap, to those that are known; both in the order of their ids. */
export function merge(known: readonly HistoryEvent[], newest: readonly HistoryEvent[]): HistoryEvent[] {
  const last = known.at(-1)?.id ?? 0;
  return [...known, ...newest.filter(({ id }) => id > last)];
}

/**
 * Reads an execution's history into visits to states (pure): who was entered when and where, what was tried, and how
 * it ended. Understands histories of AWS and of the local endpoint alike; events it does not know change nothing.
 *
 *   const { visits, stepOf } = readHistory(events);
 *   visits[0]; // { state: "FetchResponses", status: "succeeded", attempts: [{ number: 1, … }], … }
 */
import type { HistoryEvent } from "../aws.ts";
import { containerFailed, containerStarted, containerSucceeded, iteration, mapRun } from "./containers.ts";
import { cutShort, failed, redriven } from "./endings.ts";
import { OUTSIDE, type Place, type Reader, type Reading } from "./place.ts";
import { aborted, entered, evaluationFailed, exited, started, unknown } from "./states.ts";
import { taskEvent } from "./tasks.ts";
import type { Visit } from "./visit.ts";

export type { Attempt, Failure, Status, Visit } from "./visit.ts";

export type History = {
  /** The visits in the order in which they began. */
  visits: Visit[];
  /** Which visit an event tells about, by the event's id. */
  stepOf: ReadonlyMap<number, Visit>;
};

const READERS: [RegExp, Reader][] = [
  [/^(Parallel|Map)StateStarted$/, containerStarted],
  [/^(Parallel|Map)StateSucceeded$/, containerSucceeded],
  [/^(Parallel|Map)StateFailed$/, containerFailed],
  [/^(\w+)StateEntered$/, entered],
  [/^(\w+)StateExited$/, exited],
  [/^(\w+)StateAborted$/, aborted],
  [/^MapIteration(\w+)$/, iteration],
  [/^MapRun(\w+)$/, mapRun],
  [/^(?:Task|LambdaFunction|Activity)(\w+)$/, taskEvent],
  [/^EvaluationFailed$/, evaluationFailed],
  [/^ExecutionStarted$/, started],
  [/^ExecutionFailed$/, failed],
  [/^Execution(?:Aborted|TimedOut)$/, cutShort],
  [/^ExecutionRedriven$/, redriven],
];

export function readHistory(events: readonly HistoryEvent[]): History {
  const reading: Reading = { visits: [], redrives: 0, resumable: [] };
  const places = new Map<number, Place>();
  const stepOf = new Map<number, Visit>();
  const readers = new Map<string, [Reader, string]>();
  for (const event of events) {
    const before = places.get(event.previousEventId) ?? OUTSIDE;
    const [read, kind] = readers.get(event.type) ?? readerOf(event.type);
    readers.set(event.type, [read, kind]);
    const { place, step = place.visit } = read(reading, event, before, kind);
    places.set(event.id, place);
    if (step !== undefined && !event.type.startsWith("Execution")) stepOf.set(event.id, step);
  }
  return { visits: reading.visits, stepOf };
}

function readerOf(type: string): [Reader, string] {
  for (const [pattern, reader] of READERS) {
    const match = pattern.exec(type);
    if (match !== null) return [reader, match[1] ?? ""];
  }
  return [unknown, ""];
}

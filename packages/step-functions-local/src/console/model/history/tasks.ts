/** Events of a task's attempts, whatever runs it: TaskScheduled, LambdaFunctionStarted, ActivityTimedOut, … */
import type { HistoryEvent } from "../aws.ts";
import { type Reader, type Reading, within } from "./place.ts";
import { lastAttempt, type Visit } from "./visit.ts";

export const taskEvent: Reader = (reading, event, before, happened) => {
  const visit = before.visit ?? resumed(reading);
  if (visit === undefined) return { place: before };
  if (happened === "Scheduled") schedule(visit, event, reading.redrives);
  else if (happened === "Started" || happened === "Submitted") begin(visit, event);
  else if (happened === "Succeeded") succeed(visit, event);
  else fail(visit, event);
  return { place: within(visit) };
};

/** After a redrive each task that had not succeeded is scheduled again, in the order of the threads. */
function resumed({ resumable }: Reading): Visit | undefined {
  const index = resumable.findIndex(({ type }) => type === "Task");
  return index < 0 ? undefined : resumable.splice(index, 1)[0];
}

type Details = { parameters?: string; input?: string; output?: string; error?: string; cause?: string };

/** Each type of event has its details under a name of its own. */
export function detailsOf(event: HistoryEvent): Details & { [field: string]: unknown } {
  const entry = Object.entries(event).find(([key]) => key.endsWith("EventDetails"));
  return (entry?.[1] ?? {}) as Details & { [field: string]: unknown };
}

function schedule(visit: Visit, event: HistoryEvent, redrive: number): void {
  const { parameters, input } = detailsOf(event);
  visit.isFailing = true;
  visit.attempts.push({
    number: visit.attempts.length + 1,
    redrive,
    status: "running",
    startedAt: event.timestamp,
    ...given({ parameters: parameters ?? input }),
  });
}

function begin(visit: Visit, event: HistoryEvent): void {
  const attempt = lastAttempt(visit);
  if (attempt !== undefined) attempt.startedAt = event.timestamp;
}

function succeed(visit: Visit, event: HistoryEvent): void {
  const { output } = detailsOf(event);
  visit.isFailing = false;
  const attempt = lastAttempt(visit);
  if (attempt === undefined) return;
  Object.assign(attempt, { status: "succeeded", endedAt: event.timestamp, ...given({ output }) });
}

function fail(visit: Visit, event: HistoryEvent): void {
  const { error, cause } = detailsOf(event);
  visit.isFailing = true;
  visit.failure = given({ error, cause });
  const attempt = lastAttempt(visit);
  if (attempt === undefined) return;
  Object.assign(attempt, { status: "failed", endedAt: event.timestamp, ...visit.failure });
}

/** Without the fields that are not there. */
export function given<T extends object>(fields: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof T]?: NonNullable<T[Key]> };
}

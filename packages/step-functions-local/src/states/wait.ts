import { sleepUntil } from "../engine/scope.ts";
import type { Transition, Visit } from "../engine/visit.ts";
import { EvaluationFailure } from "../failure.ts";
import type { WaitNode } from "../program/types.ts";

const TIMESTAMP = /^(?<date>\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** The deadline is decided once: a restart does not prolong it. */
export async function wait(visit: Visit<WaitNode>): Promise<Transition> {
  const { thread, run, scope } = visit;
  if (thread.step?.kind !== "wait") {
    thread.step = { kind: "wait", until: await deadline(visit) };
    run.save(thread);
  }
  await sleepUntil(thread.step.until, scope);
  return visit.leave(visit.node, visit.input);
}

async function deadline(visit: Visit<WaitNode>): Promise<number> {
  const { now, timeScale } = visit.run.services;
  const start = now();
  const seconds = await visit.number("Seconds", visit.node.seconds);
  if (seconds !== undefined) return start + seconds * 1000 * timeScale;
  const timestamp = (await visit.evaluateAs<string>("string", visit.node.timestamp)) as string;
  return start + (parse(timestamp) - start) * timeScale;
}

function parse(timestamp: string): number {
  const date = TIMESTAMP.exec(timestamp)?.groups?.date;
  const time = date !== undefined && isInCalendar(date) ? Date.parse(timestamp) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new EvaluationFailure(
    `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${timestamp}`,
    "Timestamp",
    "the state's last event",
  );
}

/** The 30th of February, which Date would take for the first or second of March, is not. */
function isInCalendar(date: string): boolean {
  const day = new Date(date);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** How an execution ends, and how a redrive takes it up again. */
import { OUTSIDE, type Reader } from "./place.ts";
import { given } from "./tasks.ts";
import { CATCHING, CONTAINERS, end, type Visit } from "./visit.ts";

/** What the failure came up through has failed, with the execution's error where it has none of its own. */
export const failed: Reader = (reading, event, before) => {
  const { error, cause } = event.executionFailedEventDetails ?? {};
  const thread = before.visit ?? reading.visits.findLast(({ status }) => status === "running");
  for (let each: Visit | undefined = thread; each !== undefined; each = each.parent) {
    end(each, "failed", event.timestamp);
    each.failure ??= given({ error, cause });
  }
  abortAll(reading.visits, event.timestamp);
  return { place: before };
};

export const cutShort: Reader = (reading, event, before) => {
  abortAll(reading.visits, event.timestamp);
  return { place: before };
};

function abortAll(visits: Visit[], at: number): void {
  for (const visit of visits) end(visit, "aborted", at);
}

/** Everything that had not been left goes on, without being entered again. */
export const redriven: Reader = (reading) => {
  reading.redrives += 1;
  reading.resumable = reading.visits.filter(
    ({ hasExited, isSuperseded, type }) => !hasExited && !isSuperseded && type !== "Fail",
  );
  for (const visit of reading.resumable) {
    visit.status = "running";
    visit.isFailing = CATCHING.has(visit.type);
    delete visit.endedAt;
    const attempt = visit.attempts.at(-1);
    if (CONTAINERS.has(visit.type) && attempt !== undefined) {
      attempt.status = "running";
      for (const field of ["endedAt", "error", "cause"] as const) delete attempt[field];
    }
  }
  return { place: OUTSIDE };
};

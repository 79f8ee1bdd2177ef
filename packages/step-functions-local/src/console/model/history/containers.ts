/** Events of a Parallel or Map as a whole, and of a Map's iterations. */
import { type Place, type Reader, type Reading, within } from "./place.ts";
import { detailsOf } from "./tasks.ts";
import { end, type Failure, findUp, isInside, lastAttempt, type Visit } from "./visit.ts";

const isOpen = (type: string) => (visit: Visit) =>
  visit.type === type && visit.status === "running" && !visit.hasExited;

/** Started again, by Retry: what its last attempt left behind is over. */
export const containerStarted: Reader = (reading, event, before, type) => {
  const visit = findUp(before.visit, isOpen(type)) ?? reading.resumable.find(isOpen(type));
  if (visit === undefined) return { place: before };
  const last = lastAttempt(visit);
  if (last !== undefined) {
    abandon(reading, visit, before, event.timestamp);
    Object.assign(last, { status: "failed", endedAt: event.timestamp, ...culprit(before) });
    for (const each of reading.visits) if (isInside(each, visit)) each.isSuperseded = true;
  }
  visit.attempts.push({
    number: visit.attempts.length + 1,
    redrive: reading.redrives,
    status: "running",
    startedAt: event.timestamp,
  });
  visit.isFailing = true;
  const { length } = event.mapStateStartedEventDetails ?? {};
  if (length !== undefined) visit.items = length;
  return { place: within(visit) };
};

export const containerSucceeded: Reader = (_reading, event, before, type) => {
  const visit = findUp(before.visit, isOpen(type));
  if (visit === undefined) return { place: before };
  visit.isFailing = false;
  const attempt = lastAttempt(visit);
  if (attempt !== undefined) Object.assign(attempt, { status: "succeeded", endedAt: event.timestamp });
  return { place: within(visit) };
};

/** Failed for good, unless Catch leaves it with an Exited event. */
export const containerFailed: Reader = (reading, event, before, type) => {
  const visit = findUp(before.visit, isOpen(type));
  if (visit === undefined) return { place: before };
  abandon(reading, visit, before, event.timestamp);
  const failure = visit.failure ?? culprit(before);
  if (failure !== undefined) visit.failure = failure;
  end(visit, "failed", event.timestamp);
  Object.assign(lastAttempt(visit) ?? {}, visit.failure);
  return { place: within(visit) };
};

export const mapRun: Reader = (_reading, event, before, happened) => {
  const visit = findUp(before.visit, isOpen("Map"));
  if (visit === undefined) return { place: before };
  if (happened === "Failed") visit.failure = detailsOf(event);
  return { place: within(visit) };
};

export const iteration: Reader = (reading, event, before, happened) => {
  const { name, index } = detailsOf(event) as { name?: string; index?: number };
  const isIt = (visit: Visit) => visit.type === "Map" && visit.state === name;
  const map = findUp(before.visit, isIt) ?? reading.resumable.find(isIt);
  if (map === undefined) return { place: before };
  if (happened !== "Started" && happened !== "Succeeded") {
    const status = happened === "Failed" ? "failed" : "aborted";
    for (let each = before.visit; each !== undefined && each !== map; each = each.parent) {
      end(each, status, event.timestamp);
    }
  }
  return { place: { visit: map, iteration: index, previous: undefined }, step: map };
};

/** What runs inside ends: what the failure came up through has failed, the rest was aborted. */
function abandon(reading: Reading, container: Visit, before: Place, at: number): void {
  for (let each = before.visit; each !== undefined && each !== container; each = each.parent) {
    end(each, "failed", at);
  }
  for (const each of reading.visits) if (isInside(each, container)) end(each, "aborted", at);
}

/** The failure that came up to a container is that of the state inside. */
function culprit({ visit }: Place): Failure | undefined {
  return findUp(visit, ({ failure }) => failure !== undefined)?.failure;
}

/** Events of entering and leaving a state, of whatever type. */
import { OUTSIDE, type Place, type Reader, type Reading, within } from "./place.ts";
import { CATCHING, CONTAINERS, end, findUp, lastAttempt, type Visit } from "./visit.ts";

export const entered: Reader = (reading, event, before, type) => {
  const { name: state = "", input } = event.stateEnteredEventDetails ?? {};
  const { visit: around, iteration, previous } = before.visit ? before : again(reading, state, before);
  const visit: Visit = {
    id: event.id,
    state,
    type,
    parent: findUp(around, (each) => CONTAINERS.has(each.type)),
    iteration,
    previous,
    enteredAt: event.timestamp,
    input,
    status: "running",
    hasExited: false,
    isSuperseded: false,
    isFailing: CATCHING.has(type),
    assigned: {},
    attempts: [],
  };
  if (type === "Fail") end(visit, "failed", event.timestamp);
  reading.visits.push(visit);
  return { place: within(visit) };
};

/** A redrive enters a Fail state again: where it was. */
function again(reading: Reading, state: string, before: Place): Place {
  if (reading.redrives === 0 || before.previous !== undefined) return before;
  const last = reading.visits.findLast((visit) => visit.state === state && visit.type === "Fail");
  return last === undefined
    ? before
    : { visit: last.parent, iteration: last.iteration, previous: last.previous };
}

export const exited: Reader = (reading, event, before) => {
  const { name, output, assignedVariables } = event.stateExitedEventDetails ?? {};
  const isIt = (visit: Visit) => visit.state === name && !visit.hasExited && !visit.isSuperseded;
  const visit = findUp(before.visit, isIt) ?? reading.visits.findLast(isIt);
  if (visit === undefined) return { place: before };
  Object.assign(visit, {
    status: visit.isFailing ? "caught" : "succeeded",
    endedAt: event.timestamp,
    hasExited: true,
    output,
    assigned: assignedVariables ?? {},
  });
  return { place: { visit: visit.parent, iteration: visit.iteration, previous: visit }, step: visit };
};

/** Right after its own failure it says only that its branch is over; later, that it was not to be tried again. */
export const aborted: Reader = (_reading, event, before, type) => {
  const visit = findUp(before.visit, (each) => each.type === type && each.status === "running");
  if (visit === undefined) return { place: before };
  const hasJustFailed = lastAttempt(visit)?.status === "failed" && event.id === event.previousEventId + 1;
  end(visit, hasJustFailed ? "failed" : "aborted", event.timestamp);
  return { place: within(visit) };
};

/** It points back to where the state came from, so the state is found by its name. */
export const evaluationFailed: Reader = (reading, event, before) => {
  const { state, error, cause, location } = event.evaluationFailedEventDetails ?? {};
  const isIt = (visit: Visit) => visit.state === state && visit.status === "running";
  const isFirst = (visit: Visit) => isIt(visit) && visit.previous === before.previous;
  const visit =
    findUp(before.visit, isIt) ?? reading.visits.findLast(isFirst) ?? reading.visits.findLast(isIt);
  if (visit === undefined) return { place: before };
  visit.isFailing = true;
  visit.failure = { error, cause, location } as Visit["failure"];
  const attempt = lastAttempt(visit);
  if (attempt !== undefined) Object.assign(attempt, { status: "failed", error, cause });
  return { place: within(visit) };
};

export const unknown: Reader = (_reading, _event, before) => ({ place: before });

export const started: Reader = () => ({ place: OUTSIDE });

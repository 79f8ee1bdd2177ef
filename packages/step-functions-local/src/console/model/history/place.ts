/**
 * Where in the execution an event leaves its thread. An event points back to the one before it in its thread
 * (`previousEventId`), so where that one was is where this one happens.
 */
import type { HistoryEvent } from "../aws.ts";
import type { Visit } from "./visit.ts";

export type Place = {
  /** The innermost state that the thread is in. */
  visit: Visit | undefined;
  /** The index of a Map's item that the thread runs for. */
  iteration: number | undefined;
  /** The state that the thread has just left. */
  previous: Visit | undefined;
};

export const OUTSIDE: Place = { visit: undefined, iteration: undefined, previous: undefined };

export const within = (visit: Visit | undefined): Place => ({ ...OUTSIDE, visit });

/** What has been read so far. */
export type Reading = {
  visits: Visit[];
  redrives: number;
  /** What a redrive goes on with: its threads point back to ExecutionRedriven, whichever they are. */
  resumable: Visit[];
};

/** Where the event leaves its thread, and the visit that it tells about, when that is another. */
export type Reached = { place: Place; step?: Visit | undefined };

/** `kind` is what the type's pattern captured: the type of the state, or what happened. */
export type Reader = (reading: Reading, event: HistoryEvent, before: Place, kind: string) => Reached;

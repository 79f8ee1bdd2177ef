/**
 * The time that a turn has, from the request on. It is all within the 55 s that the API's function has (infra/api.ts):
 * a function that is cut off tells its reader nothing, and stores nothing.
 *
 * - Until `answered` the turn has waited for others, and the model has said what it says.
 * - Until `over` what was said is learned from, in which the reader has no part.
 */
export const TURN_MS = { answered: 42_000, over: 50_000 };
export type TurnMs = typeof TURN_MS;

/** What is left of it. */
export type Time = { [end in keyof TurnMs]: () => number };

export function timeFor({ answered, over }: TurnMs = TURN_MS): Time {
  const began = performance.now();
  const until = (ms: number) => () => Math.max(0, Math.round(began + ms - performance.now()));
  return { answered: until(answered), over: until(over) };
}

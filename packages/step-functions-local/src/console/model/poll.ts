/** How long to wait before asking again: often while something moves, seldom else, not at all when nobody looks. */
export type Situation = {
  /** Something is running. */
  isLive: boolean;
  isHidden: boolean;
  /** How often in a row asking has failed. */
  failures: number;
  /** How long nothing has changed, in milliseconds. */
  quietFor: number;
};

const LIVE = 400;
const LIVE_BUT_QUIET = 1_500;
const QUIET_AFTER = 15_000;
const IDLE = 5_000;
const LONGEST = 20_000;

/** Milliseconds; undefined: when it is looked at again. */
export function pollDelay({ isLive, isHidden, failures, quietFor }: Situation): number | undefined {
  if (isHidden) return undefined;
  if (failures > 0) return Math.min(LONGEST, 1_000 * 2 ** (failures - 1));
  if (!isLive) return IDLE;
  return quietFor > QUIET_AFTER ? LIVE_BUT_QUIET : LIVE;
}

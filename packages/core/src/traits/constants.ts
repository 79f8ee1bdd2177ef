/**
 * The numbers that synthesis rests on, in one place.
 *
 * - `PEER_RELIABILITY`: how well one peer's rating predicts another's (single-rater inter-rater correlation, .32).
 *   Connolly, Kavanagh & Viswesvaran (2007), Int. J. Selection and Assessment 15.
 * - `PEER_WEIGHT`: how much a perfectly reliable peer view counts beside one's own. Friends know openness best and
 *   oneself neuroticism. Vazire (2010), J. Personality and Social Psychology 98; Connolly et al. (2007).
 */
import type { Domain } from "../instrument/domains.ts";

export const PEER_RELIABILITY = 0.32;

export const PEER_WEIGHT: Readonly<Record<Domain, number>> = {
  openness: 1,
  conscientiousness: 0.95,
  extraversion: 0.85,
  agreeableness: 0.95,
  neuroticism: 0.6,
};

/** However many peers there are, one's own view keeps at least 35 %. */
export const MAX_PEER_SHARE = 0.65;

/** With fewer peers, a single one's answers could be inferred from what is shown. */
export const MIN_PEERS = 3;

/** The two-sided 90 % quantile of the standard normal distribution. */
export const Z_90 = 1.645;

/** A norm group of fewer people has means too uncertain to compare anybody with. */
export const MIN_NORM_GROUP = 30;

/** Below the first T a trait is low, above the second high. */
export const LEVEL_BOUNDS = { low: 45, high: 55 } as const;

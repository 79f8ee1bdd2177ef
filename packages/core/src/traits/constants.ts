/**
 * The numbers that synthesis rests on, in one place.
 *
 * - `PEER_RELIABILITY`: how well one peer's rating predicts another's (single-rater inter-rater correlation, .32).
 *   Connolly, Kavanagh & Viswesvaran (2007), Int. J. Selection and Assessment 15.
 * - `PEER_WEIGHT`: how much a perfectly reliable peer view counts beside one's own (Vazire 2010, J. Personality and
 *   Social Psychology 98; Connolly et al. 2007). What the blend then foretells, by Zola, Condon & Revelle (2021), is in
 *   docs/psychometrics.md: openness is where self and others agree least, so its peers' weight rests on Vazire alone.
 * - `SELF_PEER`: how one's own score correlates with one peer's rating, between two sources: Connolly's correlations
 *   (.59 .56 .62 .46 .51), which are corrected for unreliability, with that put back (some .23 to .31), and Zola's
 *   (.30 .56 .49 .47 .58), which are of latent answers and so too high for sums.
 * - `BATCH_NOISE`: the standard deviation, in T of a single rater's scale, of what is added to a released batch's mean.
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

export const SELF_PEER: Readonly<Record<Domain, number>> = {
  openness: 0.3,
  conscientiousness: 0.4,
  extraversion: 0.38,
  agreeableness: 0.36,
  neuroticism: 0.4,
};

/** However many peers there are, one's own view keeps at least 35 %. */
export const MAX_PEER_SHARE = 0.65;

/** With fewer peers, a single one's answers could be inferred from what is shown. */
export const MIN_PEERS = 3;

export const BATCH_NOISE = 2.6;

/** The two-sided 90 % quantile of the standard normal distribution. */
export const Z_90 = 1.645;

/** The same for the thirty facets together: of people without a gap in any, 10 % get one. */
export const Z_90_OF_30 = 2.93;

/** The two-sided 95 % quantile. */
export const Z_95 = 1.96;

/** A norm group of fewer people has means too uncertain to compare anybody with. */
export const MIN_NORM_GROUP = 30;

/** Below the first T a trait is low, above the second high. */
export const LEVEL_BOUNDS = { low: 45, high: 55 } as const;

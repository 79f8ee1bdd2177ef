/**
 * When a persona counts as its person's. The method is InCharacter's (Wang et al. 2024, arXiv 2310.17976): ask the
 * persona the items of a scale and compare its scores with the person's. It is cut to one call: the items are
 * answered on their scale, not in an open conversation that a second model rates.
 *
 * - `MAX_DIFFERENCE`, in T: one standard deviation of the norm group. The same person answering twice differs by
 *   10·√(2(1 - α))·√(2/π), some 5.6 at α = .75, and over five domains stays below 10 in 99 of 100 cases; two
 *   people picked at random differ by 11.3.
 * - `MIN_CORRELATION`: somebody who is average in everything is less than 8 away from anybody, so a small
 *   difference alone shows nothing. Half of the shape must be there, too.
 * - `FLAT_SPREAD`, in T: below it, the standard deviation over a person's own traits is no more than their error
 *   of measurement (10·√(1 - α) = 5 at α = .75). Such a profile has no shape, and a correlation with it is chance,
 *   so the difference decides alone.
 */
export const MAX_DIFFERENCE = 10;

export const MIN_CORRELATION = 0.5;

export const FLAT_SPREAD = 5;

/** A deviation of a trait that is worth telling a writer, in T. A persona below the threshold has at least one. */
export const WORTH_TELLING = 3;

/** Facets told to a writer, those that are off most. */
export const FACETS_TOLD = 6;

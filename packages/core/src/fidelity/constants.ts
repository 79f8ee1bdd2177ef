/**
 * What of an interview is told to who writes again. The method is InCharacter's (Wang et al. 2024, arXiv 2310.17976): ask
 * the persona the items of a scale and compare its scores with the person's. It is cut to one call: the items are
 * answered on their scale, not in an open conversation that a second model rates. When a persona counts as its
 * person's is likelihood.ts.
 */

/** A deviation of a trait that is worth telling a writer, in T. */
export const WORTH_TELLING = 3;

/** Facets told to a writer, those that are off most. */
export const FACETS_TOLD = 6;

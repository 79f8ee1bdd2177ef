/**
 * The numbers that chemistry rests on, in one place.
 *
 * - `CIRCUMPLEX`: warmth (LOV) and dominance (DOM) are extraversion and agreeableness, turned by 22.5 degrees
 *   (cos and sin of 67.5). McCrae & Costa (1989), J. Personality and Social Psychology 56.
 * - `WIDEST`: the distance in z units at which two people fit not at all; of random pairs, few lie further
 *   apart.
 * - `WEIGHTS` of the three fits in the whole; they sum to 1. Similarity 0.5: it is of the whole profile, all five
 *   domains, the others of two, and against the norm, so that it is not what everybody shares (Furr 2008,
 *   J. Personality 76). Warmth 0.3, dominance 0.2: by interpersonal theory people get on who are alike in warmth
 *   and complement each other in dominance (Kiesler 1983, Psychological Review 90). The first is what is found
 *   again and again, the second is weaker and not always found (Sadler & Woody 2003, J. Personality and Social
 *   Psychology 84; Markey & Markey 2007, J. Social and Personal Relationships 24), so it weighs less.
 *
 * None of the weights is estimated from couples or friends: personality explains too little of how people get
 * on for that (Dyrenforth et al. 2010, J. Personality and Social Psychology 99; Joel et al. 2017,
 * Psychological Science 28).
 */
export const CIRCUMPLEX = { major: 0.924, minor: 0.383 } as const;

export const WIDEST = 4;

export const WEIGHTS = { similarity: 0.5, warmth: 0.3, dominance: 0.2 } as const;

export const DIMENSIONS = ["similarity", "warmth", "dominance"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

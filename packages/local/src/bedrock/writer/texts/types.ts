/**
 * The shapes of the texts that the offline writer chooses from.
 *
 * A sentence about the person is a template: `{They}`/`{they}` is its subject and becomes the name or the
 * pronoun, `{Their}` likewise, `[talk|talks]` agrees with it, and `{name}` is always the name. Where there are
 * several texts, the traits choose which; each stands alone, in any order.
 */
export type Pole = "low" | "high";

/** Two domains away from the middle at once: what only the combination explains. */
export type PairTexts = {
  summary: string[];
  tagline: string[];
  strength: string;
  blindSpot: string;
};

/** `highLow`: the first domain of the pair is high, the second low. */
export type Pair = Record<"highHigh" | "highLow" | "lowHigh" | "lowLow", PairTexts>;

/** One domain at one level. */
export type LevelTexts = {
  summary: string[];
  /** The whole of a short tagline. */
  tagline: string[];
  /** The second half of a tagline, after a comma. */
  tail: string[];
  /** What they would say, in the first person. */
  sample: string[];
  value: string[];
  strength: string[];
  blindSpot: string[];
  /** A question to ask them. */
  starter: string[];
};
export type DomainTexts = Record<"low" | "average" | "high", LevelTexts>;

/** One facet at one pole: a sentence for the summary, and what it is worth or costs. */
export type FacetPole = { detail: string } & ({ strength: string } | { blindSpot: string });
export type FacetTexts = Record<Pole, FacetPole>;

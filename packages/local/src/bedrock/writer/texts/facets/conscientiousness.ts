import type { FacetTexts } from "../types.ts";

export const conscientiousness: Record<string, FacetTexts> = {
  "self-efficacy": {
    high: {
      detail: "{They} [start|starts] from the assumption that it can be done, and by them.",
      strength: "Trusts themselves to manage, and mostly does.",
    },
    low: {
      detail: "{They} [doubt|doubts] beforehand whether they can, and then usually can.",
      blindSpot: "Asks whether they are up to it more often than the record warrants.",
    },
  },
  orderliness: {
    high: {
      detail: "{They} [know|knows] where the scissors are, and always [have|has].",
      strength: "Keeps things where they can be found.",
    },
    low: {
      detail: "{They} [live|lives] among piles, each of which makes sense to exactly one person.",
      blindSpot: "Spends time looking for what order would have found.",
    },
  },
  dutifulness: {
    high: {
      detail: "{They} [treat|treats] a casual promise as a signed one.",
      strength: "Keeps promises that others would have forgotten making.",
    },
    low: {
      detail: "{They} [keep|keeps] the spirit of an agreement and [negotiate|negotiates] the letter.",
      blindSpot: "Bends an agreement a little further than the other knew.",
    },
  },
  "achievement-striving": {
    high: {
      detail: "{They} [set|sets] the bar, [clear|clears] it, and [move|moves] it before anyone can clap.",
      strength: "Aims high and puts in the hours.",
    },
    low: {
      detail: "{They} [stop|stops] at good enough and [enjoy|enjoys] the rest of the day.",
      blindSpot: "Settles early, also where more was in reach.",
    },
  },
  "self-discipline": {
    high: {
      detail: "{They} [begin|begins] with the dull part, and without a speech.",
      strength: "Starts without waiting for the mood.",
    },
    low: {
      detail: "{They} [clean|cleans] the whole kitchen to avoid one phone call.",
      blindSpot: "Puts off what is dull until it is also urgent.",
    },
  },
  cautiousness: {
    high: {
      detail: "{They} [sleep|sleeps] on a decision, and if need be twice.",
      strength: "Thinks while there is still time to.",
    },
    low: {
      detail: "{They} [jump|jumps] first and [measure|measures] on the way down.",
      blindSpot: "Decides faster than the matter deserved.",
    },
  },
};

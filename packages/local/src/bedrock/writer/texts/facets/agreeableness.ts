import type { FacetTexts } from "../types.ts";

export const agreeableness: Record<string, FacetTexts> = {
  trust: {
    high: {
      detail: "{They} [take|takes] people at their word.",
      strength: "Gives trust first, and often gets it back.",
    },
    low: {
      detail: "{They} [count|counts] the change, and the reasons that people give.",
      blindSpot: "Looks for the catch in a plain kindness.",
    },
  },
  morality: {
    high: {
      detail: "{They} [play|plays] with open cards, also when it costs the game.",
      strength: "Deals straight, also when nobody checks.",
    },
    low: {
      detail: "{They} [know|knows] how to play a hand, and that not every card needs showing.",
      blindSpot: "Arranges the truth a little when it helps.",
    },
  },
  altruism: {
    high: {
      detail: "{They} [are|is] halfway into a coat when someone says they could use a hand.",
      strength: "Helps before being asked twice.",
    },
    low: {
      detail: "{They} [help|helps] when asked, and not before.",
      blindSpot: "Leaves people to it who had hoped for a hand.",
    },
  },
  cooperation: {
    high: {
      detail: "{They} would sooner lose an argument than an evening.",
      strength: "Finds the version that everyone can live with.",
    },
    low: {
      detail: "{They} [enjoy|enjoys] a good fight and [forget|forgets] that others do not.",
      blindSpot: "Turns a difference into a contest.",
    },
  },
  modesty: {
    high: {
      detail: "{They} [change|changes] the subject when praised.",
      strength: "Lets the work speak and the others shine.",
    },
    low: {
      detail: "{They} [know|knows] what they are good at and [see|sees] no reason to whisper it.",
      strength: "Says plainly what they are good at.",
    },
  },
  sympathy: {
    high: {
      detail: "{They} cannot walk past a lost glove without thinking of the hand.",
      strength: "Feels with people, strangers included.",
    },
    low: {
      detail: "{They} [ask|asks] what would help before they ask how it feels.",
      blindSpot: "Goes past the sorrow to the solution.",
    },
  },
};

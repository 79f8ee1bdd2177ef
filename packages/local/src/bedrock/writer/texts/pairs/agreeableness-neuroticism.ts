import type { Pair } from "../types.ts";

export const agreeablenessNeuroticism: Pair = {
  highHigh: {
    summary: [
      "{They} [pick|picks] up other people's moods like a radio and cannot always find the switch. If you are sad you will not be sad alone, and they were worried before you rang.",
      "{They} [say|says] sorry easily and [mean|means] it. Harmony works here like oxygen, and a good deal of quiet effort goes into keeping up the supply.",
    ],
    tagline: ["Carries everyone's weather", "Soft heart, no off switch"],
    strength: "Senses when somebody is not all right, and does not leave them alone with it.",
    blindSpot: "Takes on feelings and blame that belong to somebody else.",
  },
  highLow: {
    summary: [
      "{They} [are|is] kind without being fragile about it. You can be angry here; you will be heard out, thought about, and offered tea.",
      "{They} [have|has] a patience that takes no effort. Tears, tantrums and bad news are met with the same even warmth, and people leave with a slower pulse than they came with.",
    ],
    tagline: ["Warm, and hard to upset", "Brings the room's pulse down"],
    strength: "Stays gentle under fire.",
    blindSpot: "Forgives before the other has noticed that there was something to forgive.",
  },
  lowHigh: {
    summary: [
      "{They} [feel|feels] a slight exactly and [answer|answers] it at once. The temper is quick, the honesty is total, and when the smoke clears there is usually something true lying there.",
      "{They} [expect|expects] to have to defend themselves and [are|is] good at it. Being on the same side is a fine place to be; getting there takes a few tests.",
    ],
    tagline: ["Thin skin, sharp tongue, true word", "Honest to the point of sparks"],
    strength: "Notices unfairness fast and does not swallow it.",
    blindSpot: "Hears an attack in a clumsy sentence and hits back before it has ended.",
  },
  lowLow: {
    summary: [
      "{They} [say|says] hard things in an even voice. There is no malice in it and no cushion, and it takes people a while to see that the same calm would be on their side if it came to that.",
      "{They} can disagree with a whole room and enjoy lunch afterwards. Being disliked is a piece of information, to be weighed with the rest.",
    ],
    tagline: ["Cool head, straight talk", "Unmoved by tears and by titles"],
    strength: "Makes the unpopular decision and can live with it.",
    blindSpot: "Forgets that what leaves them cold may have hurt.",
  },
};

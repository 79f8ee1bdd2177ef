import type { Pair } from "../types.ts";

export const conscientiousnessNeuroticism: Pair = {
  highHigh: {
    summary: [
      "{They} [check|checks] the door, the figures and the tone of the email, and then the door. It gets things right, and it costs some sleep.",
      "{They} [prepare|prepares] thoroughly because they can picture so well how it might go wrong. Then it goes fine, and one person in the room is surprised.",
    ],
    tagline: ["Checked twice, slept on once", "Careful work, racing mind"],
    strength: "Prepares for what could go wrong, so that it seldom does.",
    blindSpot: "Works to quiet a worry that more work does not quiet.",
  },
  highLow: {
    summary: [
      "{They} [work|works] like a good clock: steadily, quietly, and without looking at other clocks. Pressure does not speed them up, which turns out to be a way of arriving early.",
      "On the day when everything goes wrong, put {name} in charge. There will be a list, in order, and a voice that does not change while the list gets shorter.",
    ],
    tagline: ["Calm hands, sharp pencil", "The list gets shorter, the voice stays level"],
    strength: "Stays organised under pressure and lends that calm to the room.",
    blindSpot: "Cannot quite see why others need reassurance, and so forgets to give it.",
  },
  lowHigh: {
    summary: [
      "{They} [know|knows] exactly what ought to be done and can feel it not being done. The pile grows, the dread grows, and then in one long night all of it gets finished.",
      "{They} [feel|feels] a deadline the way some people feel rain in a knee: long before, and rather a lot. Starting is another matter.",
    ],
    tagline: ["Feels every deadline, meets the last one", "A storm, then a finished page"],
    strength: "Delivers in a burst, with real feeling in it, when it matters to them.",
    blindSpot: "Spends on dread what starting would have cost.",
  },
  lowLow: {
    summary: [
      "{They} [let|lets] things lie and [lose|loses] no sleep over it. Half of all problems, so the theory goes, disappear if nobody writes them down.",
      "{They} [have|has] the rare gift of not minding. The suitcase is packed an hour before the flight, and if something is missing, they sell it there too.",
    ],
    tagline: ["Packs an hour before, sleeps on the plane", "It'll be fine, and it mostly is"],
    strength: "Improvises with an even pulse when a plan falls over.",
    blindSpot: "Is relaxed about things that somebody else has to stay up for.",
  },
};

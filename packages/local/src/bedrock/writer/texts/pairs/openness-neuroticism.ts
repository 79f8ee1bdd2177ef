import type { Pair } from "../types.ts";

export const opennessNeuroticism: Pair = {
  highHigh: {
    summary: [
      "{They} [feel|feels] things in high resolution. A film, a tone of voice, a change in the light can colour a whole day, and the sensitivity that costs sleep is the same one that makes the good things so good.",
      "{Their} imagination works nights. It rehearses disasters with the same gift for detail that it brings to songs and stories, and on most mornings something worth keeping is left over.",
    ],
    tagline: ["Feels it first, says it best", "A vivid mind that works nights"],
    strength: "Puts into words or pictures what others only feel.",
    blindSpot: "Mistakes a vivid fear for a likely one.",
  },
  highLow: {
    summary: [
      "{They} [step|steps] into the unknown the way other people step into a warm bath. New city, new field, blank page: the stretch where nobody knows how it will go is the one they like.",
      "{They} [think|thinks] large, strange thoughts and [sleep|sleeps] well afterwards. Where others see uncertainty, they see that there is room.",
    ],
    tagline: ["Walks into the fog, humming", "Big questions, good sleep"],
    strength: "Stays playful and clear-headed where nothing is settled yet.",
    blindSpot: "Underrates how unsettling an experiment is for those who have to live in it.",
  },
  lowHigh: {
    summary: [
      "{They} [keep|keeps] the world small enough to watch over. A routine is a railing to hold, and a change of plan on Sunday night can cost the whole of Monday.",
      "{They} [prefer|prefers] the road they know, and even there they check the tyres. It is tiring at times, and it is why so little around them goes wrong that could have been foreseen.",
    ],
    tagline: ["Checks twice, on a road they know", "Steady routines, a watchful heart"],
    strength: "Spots early what could go wrong in a familiar place, and sees to it.",
    blindSpot: "Meets a change as a threat, and finds out later that it was only a change.",
  },
  lowLow: {
    summary: [
      "{They} [are|is] hard to rattle and harder to convert. Things are mostly fine, and where they are not there is usually a spanner for it.",
      "{Their} weather is settled and so are their habits. Other people's alarms pass over like aeroplanes: heard, noted, gone.",
    ],
    tagline: ["Solid ground in sensible shoes", "All calm, nothing fancy"],
    strength: "Keeps a level head and simple answers where others overthink.",
    blindSpot: "Waves off worries and odd ideas alike, including the few that were right.",
  },
};

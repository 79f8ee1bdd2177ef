import type { Pair } from "../types.ts";

export const extraversionNeuroticism: Pair = {
  highHigh: {
    summary: [
      "{They} [live|lives] out loud, the lows as well as the highs. A good day is announced, a bad one is discussed at length, and both are over sooner for having been shared.",
      "{They} [need|needs] people and [worry|worries] about them: whether the joke landed, whether the silence meant something, whether everybody got home. The phone is never far.",
    ],
    tagline: ["Heart on sleeve, phone in hand", "Big laughs, big worries, same evening"],
    strength: "Says openly how it feels, which lets others say it as well.",
    blindSpot: "Reads a slow reply as a verdict.",
  },
  highLow: {
    summary: [
      "{They} [bring|brings] their own weather, and it is mostly sun. Embarrassment slides off, setbacks turn into anecdotes, and whatever energy is left over gets handed round.",
      "{They} [have|has] never quite understood stage fright. A microphone, a stranger, a dance floor with nobody on it: someone has to go first, and it may as well be fun.",
    ],
    tagline: ["First on the dance floor", "Sunny, unembarrassed, hard to sink"],
    strength: "Lifts a tired room, and takes it easily when it is their turn to fail.",
    blindSpot: "Cheers up people who wanted to be heard.",
  },
  lowHigh: {
    summary: [
      "A great deal goes on behind {name}'s silence. Conversations are replayed on the way home, the one wrong note is found, and the person who could say that it was nothing is seldom asked.",
      "{They} [keep|keeps] both the worry and the joy indoors. A crowd costs double, because it has to be got through twice: once there, and once afterwards in thought.",
    ],
    tagline: ["Still surface, strong current", "Leaves early, thinks about it late"],
    strength: "Notices the small shift in a room that others talk right over.",
    blindSpot: "Bears in private what one sentence to a friend would have halved.",
  },
  lowLow: {
    summary: [
      "{They} [are|is] at ease with silence, their own and yours. Nothing has to happen; it is enough that the kettle works.",
      "{They} [have|has] the calm of someone who does not need to be seen. Praise and fuss arrive, are thanked, and are shown out.",
    ],
    tagline: ["Unruffled, and out of the spotlight", "A quiet harbour"],
    strength: "Gives others peace simply by being undisturbed.",
    blindSpot: "Is so self-contained that people stop asking whether they need anything.",
  },
};

import type { Pair } from "../types.ts";

export const opennessExtraversion: Pair = {
  highHigh: {
    summary: [
      "{They} [collect|collects] people and ideas in the same net and [like|likes] it best when the two collide: a stranger on a train who keeps bees, a dinner at which nobody agrees what music is for.",
      "A conversation with {name} starts with the weather and is, ten minutes later, about whether octopuses dream. Everybody within earshot has been asked what they think.",
    ],
    tagline: ["Asks strangers what octopuses dream of", "A crowd, a question and a long evening"],
    strength: "Gets a table of strangers talking about something none of them had planned to.",
    blindSpot: "Is off to the next fascinating person while the last one still waits for an answer.",
  },
  highLow: {
    summary: [
      "Most of {name}'s adventures happen indoors and in silence: a book that rearranged the furniture of the mind, a theory worked out on a walk, a drawing nobody has been shown.",
      "{They} [have|has] a large inner country and [issue|issues] few visas. Those who get one are surprised at how much is going on there.",
    ],
    tagline: ["A quiet door to a very large room", "Whole worlds, low volume"],
    strength: "Thinks a thing all the way through, alone and without applause.",
    blindSpot: "Keeps the best ideas in a drawer, then wonders why nobody has heard of them.",
  },
  lowHigh: {
    summary: [
      "{They} [want|wants] good company and no lecture. The same bar, the same friends, the same story told a little better each year: what others call a rut is, seen from there, the point.",
      "{They} [come|comes] alive among people and [have|has] little patience for what is merely interesting. A plan should be fun, it should be tonight, and somebody should bring ice.",
    ],
    tagline: ["Everyone's here, who needs a theme", "Good company, plain fun, same time next week"],
    strength: "Keeps a circle of people together by ringing round, turning up and making it easy.",
    blindSpot: "Talks past whatever is strange or slow to explain, and past the people who care about it.",
  },
  lowLow: {
    summary: [
      "{They} [like|likes] a small life done well: few people, known paths, things that behave as they did yesterday. It looks uneventful from outside, and it is exactly as eventful as it should be.",
      "{They} [do|does] not need much from the world: a door that closes, work that makes sense, and the two or three people who know how they take their coffee.",
    ],
    tagline: ["Small circle, solid ground", "Few words, familiar roads"],
    strength: "Needs neither novelty nor applause, and so can be counted on when there is little of either.",
    blindSpot: "Turns down the unfamiliar so quietly that nobody notices there was an offer.",
  },
};

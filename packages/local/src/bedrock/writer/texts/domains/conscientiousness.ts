import type { DomainTexts } from "../types.ts";

export const conscientiousness: DomainTexts = {
  high: {
    summary: [
      "{They} [finish|finishes] things: without always enjoying it, but to the end and as agreed, and others have quietly begun to plan around that.",
      "What {name} says will be done can be crossed off, so people ask once and then stop worrying.",
    ],
    tagline: ["Said it, did it", "The one who brought a spare"],
    tail: ["with a plan in the other pocket", "and done by Thursday"],
    sample: ["I wrote it down, so it's happening.", "Three things, in this order, and then we celebrate."],
    value: ["Keeping one's word, also the small ones", "Work that one can sign", "Being prepared"],
    strength: ["Finishes what they begin.", "Keeps many strands in hand without dropping one."],
    blindSpot: ["Holds others to a standard that was never agreed.", "Cannot rest while something is open."],
    starter: [
      "What have you finished that you are quietly proud of?",
      "What would you do with a week that has no plan?",
    ],
  },
  average: {
    summary: [
      "{They} [are|is] tidy where it matters and gloriously untidy where it does not: the taxes are in, the bookshelf is a landscape.",
      "{Their} plans have soft edges. What is due on Friday is done on Friday, and the rest is allowed to find its day.",
    ],
    tagline: ["Order where it counts", "A plan that bends"],
    tail: ["organised where it matters", "deadlines met, desk optional"],
    sample: [
      "The important bit is done. The rest will find its day.",
      "I had a plan. It was a good plan. Let's see what we can keep of it.",
    ],
    value: ["Effort where it counts", "A plan that bends", "Enough order to be free"],
    strength: [
      "Knows which corners may be cut, and cuts only those.",
      "Moves between plan and improvisation without losing the thread.",
    ],
    blindSpot: [
      "Does the urgent thing well and the merely important thing later.",
      "Keeps in the head what belonged on paper.",
    ],
    starter: [
      "Where in your life is there perfect order, and where is there none?",
      "What do you only get done under pressure?",
    ],
  },
  low: {
    summary: [
      "{They} [work|works] by appetite. When a thing has hold of them there is no stopping it, and until it has there is no starting it.",
      "A plan, to {name}, is a mood one was in last week. Today has its own ideas.",
    ],
    tagline: ["Made it up on the way", "Gloriously unplanned"],
    tail: ["no plan required", "made up on the way"],
    sample: [
      "Plans are lovely. Anyway, look what I found instead.",
      "I'll do it when it's ready to be done. It's nearly ready.",
    ],
    value: ["Freedom from the timetable", "Following the moment", "Rest that did not have to be earned"],
    strength: [
      "Drops a plan without regret the moment something better turns up.",
      "Can live and work in a disorder that would stop others.",
    ],
    blindSpot: [
      "Leaves a thing late enough for it to become somebody else's problem.",
      "Loses the thread between a good start and the end.",
    ],
    starter: [
      "What is the best thing that happened to you because a plan failed?",
      "What has been on your list the longest?",
    ],
  },
};

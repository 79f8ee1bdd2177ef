import type { Pair } from "../types.ts";

export const opennessAgreeableness: Pair = {
  highHigh: {
    summary: [
      "{They} [listen|listens] the way some people read: to the end, and then again for what was between the lines. People come with a story and find, halfway through, that it looks different from here.",
      "{They} [are|is] curious about people before anything else. Other faiths, other kitchens, other ways of raising a child: all of it is worth an evening, and none of it needs correcting.",
    ],
    tagline: ["Curious about you, and kind with the answer", "Room for every kind of person"],
    strength: "Can stand inside somebody else's view without needing to win them over.",
    blindSpot: "Understands everybody so well that their own position goes missing.",
  },
  highLow: {
    summary: [
      "{They} [enjoy|enjoys] an idea most when it is under attack, their own included. Being argued with in this way is a compliment, though it is not always delivered as one.",
      "{They} [treat|treats] received wisdom as a first draft and [say|says] so. Some people find that exhausting; the ones who stay report that they think better for it.",
    ],
    tagline: ["Questions everything, starting with you", "New ideas, no anaesthetic"],
    strength: "Says the uncomfortable and original thing while it can still help.",
    blindSpot: "Wins the argument about the idea and loses the person who had it.",
  },
  lowHigh: {
    summary: [
      "{They} [are|is] good in the old sense of the word. They visit, they carry the other end of the sofa, they know whose mother is in hospital, and they do not see what there is to discuss about it.",
      "{They} [trust|trusts] people more than theories. What is decent was settled a long time ago, and it mostly comes down to turning up with food.",
    ],
    tagline: ["Plain kindness, no footnotes", "Turns up, with food"],
    strength: "Helps in ways that are of actual use, and makes nothing of it.",
    blindSpot: "Takes a different way of living for a small rejection of a good one.",
  },
  lowLow: {
    summary: [
      "{They} [have|has] a short list of convictions and [are|is] not taking suggestions. Nobody has to guess, either: what was said in March will be said in November.",
      "{They} [do|does] not dress things up. If it works it stays, if it does not it goes, and anyone who wants it put more nicely is welcome to put it more nicely.",
    ],
    tagline: ["Says it plainly, means it twice", "No nonsense, no apologies"],
    strength: "Calls a bad plan a bad plan while there is still time to drop it.",
    blindSpot: "Dismisses what is unfamiliar before hearing out the person behind it.",
  },
};

/** What holds a summary together: openings for people near the middle, exceptions, gaps, and last sentences. */
import type { Domain } from "@persona-ai/core/traits/info.ts";
import type { Pole } from "./types.ts";

/** For people whose five domains are all average. */
export const BALANCED = {
  summary: [
    "{They} [are|is] hard to cast in one role, and that is the useful thing about them: whichever role is missing, they can take it.",
    "{They} [stand|stands] near the middle of most things that people differ in, and [use|uses] it: livelier when the room is dead, more careful when the room is wild.",
    "Ask five friends to describe {name} and you get five different people, all of them true. It depends on who needed what that day.",
    "{Their} gift is range. No single note drowns the others, so there is hardly anyone they cannot play along with.",
  ],
  tagline: [
    "Fluent in most kinds of people",
    "A bit of everything, and all of it real",
    "Plays any seat at the table",
    "The missing piece, whichever it is",
    "Even keel, wide range",
  ],
  closing: [
    "What you get depends a little on you, so bring your better side.",
    "They will meet you about halfway, wherever that happens to be.",
  ],
};

/** Before a facet that goes against its domain. */
export const EXCEPTIONS = ["One exception: ", "The twist: ", "It does not hold everywhere, though: "];

/** Where self and peers truly differ, by who sees more of it. */
export const GAPS: Record<Domain, Record<"self" | "peers", string>> = {
  openness: {
    peers: "Friends see more of an original here than {name} would claim.",
    self: "{They} [feel|feels] more adventurous inside than others get to see.",
  },
  conscientiousness: {
    peers: "From outside it all looks far more together than it feels to {name}.",
    self: "{They} would call it being organised; those who share a kitchen or an office with them would put it more mildly.",
  },
  extraversion: {
    peers: "Friends describe a livelier person than the one {name} believes to be.",
    self: "The sociable person that {name} knows from inside is one whom others meet less often.",
  },
  agreeableness: {
    peers: "People around {name} find them kinder than they give themselves credit for.",
    self: "{Their} good intentions do not always show: others meet a sharper edge than was meant.",
  },
  neuroticism: {
    peers: "Others notice more strain than {name} would admit to.",
    self: "Friends would be surprised how much goes on inside; the calm that {name} shows is better than the calm within.",
  },
};

/** A last word to the reader, by the strongest trait. */
export const CLOSINGS: Record<Domain, Record<Pole, string[]>> = {
  openness: {
    high: [
      "Bring {name} something they have not seen before, and clear the afternoon.",
      "The surest way to get their attention is a question without an answer.",
    ],
    low: [
      "Skip the introduction, show {name} the thing itself, and you will get along.",
      "What they like now they will like in twenty years, which goes for people too.",
    ],
  },
  conscientiousness: {
    high: [
      "If it matters, give it to {name}, and then leave them to it.",
      "Be on time, bring what you promised, and you have a friend.",
    ],
    low: ["Do not send a calendar invitation; ring the bell.", "Come without a plan and stay for dinner."],
  },
  extraversion: {
    high: [
      "If you want news to travel, tell {name} and stand back.",
      "Sit down next to them, and the evening takes care of itself.",
    ],
    low: [
      "Suggest a walk rather than a party, and you will get the real conversation.",
      "Wait out the first silence. It is worth it.",
    ],
  },
  agreeableness: {
    high: [
      "You will not have to ask twice, and you should ask back sometime.",
      "This is somebody with whom one can put the armour down.",
    ],
    low: [
      "Do not ask for an opinion that you do not want.",
      "If you wonder where you stand with {name}, you have probably been told.",
    ],
  },
  neuroticism: {
    high: [
      "A plain word of reassurance is never wasted here.",
      "Say clearly what you mean, and half of the worries are gone already.",
    ],
    low: [
      "When things get loud, stand next to {name}.",
      "It takes a good deal to sink this mood, and people have tried.",
    ],
  },
};

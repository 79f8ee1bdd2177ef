import type { Pair } from "../types.ts";

export const conscientiousnessAgreeableness: Pair = {
  highHigh: {
    summary: [
      "{They} [remember|remembers] birthdays, allergies and what you said you would do about your job. Care, as practised here, is something with a date on it.",
      "{They} [keep|keeps] promises the way other people keep pets: daily, patiently and with some affection. Most of those promises were made for someone else's sake.",
    ],
    tagline: ["Remembers your birthday, and the cake", "Kind, and on time about it"],
    strength: "Looks after people reliably: the help comes, and it comes when it is needed.",
    blindSpot: "Says yes out of duty and grows tired where nobody can see it.",
  },
  highLow: {
    summary: [
      "{They} [have|has] standards, and you will hear about them. Sloppy work is close to an insult, and nobody gets it harder than they themselves do.",
      "{They} would rather be right and on time than liked, and [have|has] noticed that people come round in the end to whoever was both.",
    ],
    tagline: ["High standards, few cushions", "On time, on point, unimpressed"],
    strength: "Holds the line on quality when everybody else would let it go.",
    blindSpot: "Corrects first and thanks later, if there is time.",
  },
  lowHigh: {
    summary: [
      "{They} will drop everything for a friend, which is one reason why so much lies about half done. The heart has right of way; the inbox waits.",
      "{They} [forget|forgets] the appointment and never the person. It gets forgiven, mostly because it is so plain whom the missing hour went to.",
    ],
    tagline: ["Forgets the date, never the person", "A big heart with a lost to-do list"],
    strength: "Is there at once when somebody needs them, whatever else was planned.",
    blindSpot: "Lets people down gently, by meaning it and not managing it.",
  },
  lowLow: {
    summary: [
      "{They} [do|does] as they see fit, when they see fit. Rules are weighed before they are followed, and some are found light.",
      "Neither deadlines nor tempers much impress {name}. What they chose themselves gets their effort; what was handed to them can lie there looking reproachful for weeks.",
    ],
    tagline: ["Nobody's errand, nobody's schedule", "Goes their own way, at their own hour"],
    strength: "Cannot be pressed into something pointless, which now and then saves everyone the trouble.",
    blindSpot: "Leaves the chores and the tact to others.",
  },
};

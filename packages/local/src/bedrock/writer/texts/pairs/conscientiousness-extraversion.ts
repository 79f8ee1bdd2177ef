import type { Pair } from "../types.ts";

export const conscientiousnessExtraversion: Pair = {
  highHigh: {
    summary: [
      "{They} [run|runs] on momentum. The calendar is full, the list is long, and both are somehow shorter by evening, usually with three other people happily roped in.",
      "When somebody says that somebody should organise something, eyes turn to {name}. By the end of the sentence there is a date, a list and a group chat with a name.",
    ],
    tagline: ["Has a date, a list and a group chat", "Gets it done, out loud"],
    strength: "Gets a group from good intentions to a finished thing.",
    blindSpot: "Fills everybody's evening before asking whether they wanted it filled.",
  },
  highLow: {
    summary: [
      "{They} [do|does] the work and [leave|leaves] the room before the applause. Where a thing is in perfect order and nobody can say how it got that way, this is how.",
      "{They} [get|gets] more done in one quiet morning than most offices in a week of meetings, and would rather show the result than talk about it.",
    ],
    tagline: ["Closed door, finished work", "Quietly ahead of schedule"],
    strength: "Works long and carefully with nobody watching.",
    blindSpot: "Carries too much alone, because asking would mean a conversation.",
  },
  lowHigh: {
    summary: [
      "{They} [live|lives] at the speed of the next good idea that somebody has in company. Entrances are late and welcome, and the evenings nobody organised are the ones people still talk about.",
      "{They} [say|says] yes first and [look|looks] at the calendar later. It makes for double bookings, and for a life with very few missed parties.",
    ],
    tagline: ["Says yes, checks the calendar later", "Late, loud, and worth the wait"],
    strength: "Makes something of the moment and takes others along.",
    blindSpot: "Promises in high spirits what the week has no room for.",
  },
  lowLow: {
    summary: [
      "{They} [move|moves] at their own pace and [keep|keeps] their own hours. Pushing does not help; leaving the door open sometimes does.",
      "{They} [have|has] arranged things so that little is scheduled and little is asked. What gets done gets done in long, unhurried stretches when nobody is looking.",
    ],
    tagline: ["Own pace, own hours", "Unhurried, unscheduled, hard to summon"],
    strength: "Leaves room: for others to be late, for a thought to ripen, for a plan to change.",
    blindSpot: "Lets things drift, and tells nobody that they have.",
  },
};

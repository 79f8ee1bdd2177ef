import type { Pair } from "../types.ts";

export const opennessConscientiousness: Pair = {
  highHigh: {
    summary: [
      "{They} [have|has] the kind of mind that opens twelve tabs and the kind of discipline that closes them again. Nothing counts as an idea until it has a first step and a date.",
      "Most people who daydream this well never finish, and most who finish this reliably stopped daydreaming long ago; {they} [do|does] both, often before lunch.",
    ],
    tagline: ["Dreams in drafts, delivers on the day", "A wild idea with a project plan"],
    strength: "Turns an odd idea into something that exists, on the day it was promised.",
    blindSpot: "Polishes the interesting part long after the useful part was done.",
  },
  highLow: {
    summary: [
      "{Their} notebooks are full of excellent beginnings. New ideas arrive faster than the old ones can be finished, and the good ones simply come back until somebody builds them.",
      "{They} [follow|follows] curiosity the way other people follow a calendar. A trip to the post office can turn into an afternoon in a museum nobody had heard of, and the letter is still in the coat.",
    ],
    tagline: ["Forty open tabs and a good reason for each", "Brilliant beginnings, improvised endings"],
    strength: "Sees what a half-finished thing could become, unhindered by how it is usually done.",
    blindSpot: "Leaves the last tenth undone and lets others find out.",
  },
  lowHigh: {
    summary: [
      "{They} [know|knows] what works, [do|does] it, and [do|does] it again next week. The tools have their hooks, the receipts have their folder, and very little has to be invented twice.",
      "Ask for something unusual and {they} will ask what is wrong with the usual; ask for something by Friday and it is there on Thursday.",
    ],
    tagline: ["Does it properly, the way that works", "Tried, tested, and done by Thursday"],
    strength: "Keeps a thing running for years by doing the plain steps every time.",
    blindSpot: "Perfects a method that has stopped fitting the problem.",
  },
  lowLow: {
    summary: [
      "{They} [take|takes] the day as it comes and [keep|keeps] it simple. No five-year plan, no theory of everything: there is what is in front of them, and there is later.",
      "{They} [travel|travels] light, with few plans and fewer theories. What cannot be held, eaten or fixed this afternoon can usually wait, and on the evidence so far it usually does.",
    ],
    tagline: ["Here, now, and no manual", "Takes it as it comes, and it comes"],
    strength: "Stays out of fashion and fuss and deals with what is actually there.",
    blindSpot: "Puts off the paperwork, and with it the question whether there is a better way.",
  },
};

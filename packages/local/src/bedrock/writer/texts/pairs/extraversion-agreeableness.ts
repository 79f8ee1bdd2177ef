import type { Pair } from "../types.ts";

export const extraversionAgreeableness: Pair = {
  highHigh: {
    summary: [
      "{They} [walk|walks] into a room and [start|starts] introducing people to each other, and they mean it: most of those people will be friends by dessert.",
      "{Their} warmth is loud in the best way. You hear it from the hallway, it takes your coat, and ten minutes later it has asked the one question you wanted to be asked.",
    ],
    tagline: ["Introduces everyone to everyone", "Loud warmth, open door"],
    strength: "Makes newcomers feel expected.",
    blindSpot: "Smooths over a quarrel that needed to be had.",
  },
  highLow: {
    summary: [
      "{They} [take|takes] the floor easily and [give|gives] it back under protest. The stories are good, the opinions are free of charge, and whoever holds their ground is welcome to another round.",
      "{They} [like|likes] people and [see|sees] no reason to be careful with them. Dinner comes with laughter, a heated quarter of an hour about nothing, and no hard feelings on at least one side.",
    ],
    tagline: ["Loud opinions, generous rounds", "Argues for sport, stays for dessert"],
    strength: "Speaks up where others only mutter, and takes the heat for it.",
    blindSpot: "Takes a silenced table for a convinced one.",
  },
  lowHigh: {
    summary: [
      "{They} [are|is] the person at the edge of the party to whom everybody ends up telling the truth. They say little, they stay put, and they remember it next time.",
      "{They} [care|cares] in a low voice. There is no speech and no hug across the room; there is a message the day after, which shows how much was noticed.",
    ],
    tagline: ["Soft-spoken, and on your side", "Listens at the edge of the party"],
    strength: "Gives people undivided attention, one at a time.",
    blindSpot: "Keeps quiet to keep the peace, and goes home with the thing unsaid.",
  },
  lowLow: {
    summary: [
      "{They} [keep|keeps] a distance and their own counsel. Trust is given slowly and in small coins, and flattery has never shortened the wait.",
      "{They} [watch|watches] first and [judge|judges] for themselves. Small talk gets a short answer, and a straight question a straight one, sometimes straighter than was hoped.",
    ],
    tagline: ["Few words, all of them meant", "Keeps a distance and a straight answer"],
    strength: "Is swayed neither by charm nor by a crowd.",
    blindSpot: "Comes across as cold where they were only careful.",
  },
};

import type { Profile } from "@persona-ai/core/profile";

/** A profile that the schema allows, with the evidence given. */
export const profileWith = (strength: string[], blindSpot: string[]): Profile.Info => ({
  name: "Ada",
  tagline: "Curious before breakfast",
  summary: "Ada asks what if rather more often than what for.",
  greeting: "Hi, I'm Ada.",
  voice: { tone: "Plain.", rules: ["Be brief.", "Be kind."], samples: ["Go on.", "Why not?"] },
  values: ["Calm", "Fairness"],
  strengths: [
    { text: "Sees what could be.", evidence: strength },
    { text: "Asks.", evidence: strength.slice(0, 1) },
  ],
  blindSpots: [{ text: "Forgets the time.", evidence: blindSpot }],
  conversationStarters: ["What changed your mind?", "What is on your list?"],
});

/** What the plain profile says of each domain at each level. */
import type { Domain, Level } from "../traits/info.ts";

type PlainText = {
  summary: string;
  voice: string;
  value: string;
  strength: string;
  blindSpot: string;
};

export const PLAIN_TEXTS: Record<Domain, Record<Level, PlainText>> = {
  openness: {
    low: {
      summary: "prefers what is proven to what is new",
      voice: "Stay concrete, and speak in plain words.",
      value: "What has stood the test of time",
      strength: "Keeps to what works while others are distracted by what is new.",
      blindSpot: "May turn down a good idea because it is unfamiliar.",
    },
    average: {
      summary: "is open to new things when there is a reason for them",
      voice: "Mix examples with the occasional idea.",
      value: "Both the familiar and the new",
      strength: "Can follow an idea and bring it back to earth.",
      blindSpot: "May need a push to leave the usual way.",
    },
    high: {
      summary: "is curious, imaginative and drawn to ideas",
      voice: "Play with ideas, and make unexpected connections.",
      value: "Curiosity",
      strength: "Sees possibilities that others pass by.",
      blindSpot: "May lose interest once something is no longer new.",
    },
  },
  conscientiousness: {
    low: {
      summary: "takes things as they come rather than by a plan",
      voice: "Be spontaneous; let the conversation wander.",
      value: "Freedom to change course",
      strength: "Adapts quickly when plans fall through.",
      blindSpot: "May leave things to the last minute.",
    },
    average: {
      summary: "is organized where it matters and relaxed elsewhere",
      voice: "Be tidy in what you say, without being strict.",
      value: "Getting it done without fuss",
      strength: "Balances order with ease.",
      blindSpot: "May be inconsistent about details.",
    },
    high: {
      summary: "is reliable, organized and finishes what is begun",
      voice: "Be precise, and keep to the point.",
      value: "Keeping one's word",
      strength: "Finishes what was promised, on time.",
      blindSpot: "May find it hard to leave something imperfect.",
    },
  },
  extraversion: {
    low: {
      summary: "is quiet and gains energy from time alone",
      voice: "Use few words, and leave pauses.",
      value: "Quiet, and time to think",
      strength: "Listens, and thinks before speaking.",
      blindSpot: "May be overlooked in a loud group.",
    },
    average: {
      summary: "enjoys company and solitude in turn",
      voice: "Talk at an even pace; listen as much as you speak.",
      value: "Good company, in good measure",
      strength: "Is at ease in a group and alone.",
      blindSpot: "May wait for others to take the lead.",
    },
    high: {
      summary: "is outgoing, lively and at home among people",
      voice: "Be lively and warm; ask questions back.",
      value: "Being among people",
      strength: "Brings energy into a room.",
      blindSpot: "May take up more room than intended.",
    },
  },
  agreeableness: {
    low: {
      summary: "is frank and puts the matter before harmony",
      voice: "Say plainly what you think.",
      value: "Honesty, also when it is uncomfortable",
      strength: "Says what needs to be said.",
      blindSpot: "May sound harsher than was meant.",
    },
    average: {
      summary: "is kind, and can say no",
      voice: "Be friendly, and disagree where you do.",
      value: "Fairness",
      strength: "Weighs their own interests and those of others.",
      blindSpot: "May keep the peace a little too long, or not long enough.",
    },
    high: {
      summary: "is warm, trusting and considerate",
      voice: "Be gentle, and look for what is good in what is said.",
      value: "Kindness",
      strength: "Makes others feel understood.",
      blindSpot: "May put their own needs last.",
    },
  },
  neuroticism: {
    low: {
      summary: "stays calm when things get difficult",
      voice: "Stay calm, and do not dramatize.",
      value: "Composure",
      strength: "Keeps a clear head under pressure.",
      blindSpot: "May underrate the worries of others.",
    },
    average: {
      summary: "has worries like everybody, and gets over them",
      voice: "Mention a doubt when you have one, and move on.",
      value: "Balance",
      strength: "Takes problems seriously without being carried away.",
      blindSpot: "May be thrown by several troubles at once.",
    },
    high: {
      summary: "feels things strongly and notices early what could go wrong",
      voice: "Be open about feelings and worries.",
      value: "Taking feelings seriously",
      strength: "Notices early when something is wrong.",
      blindSpot: "May suffer from things that never happen.",
    },
  },
};

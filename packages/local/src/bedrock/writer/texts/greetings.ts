/** A first hello in three parts: how they open (extraversion, agreeableness), something of their own, a question. */
import type { Domain, Level } from "@persona-ai/core/traits/info.ts";

export const HELLOS: Record<Level, Record<Level, string[]>> = {
  high: {
    high: [
      "Hello, come in, come in! I'm {name}, and I was hoping somebody would turn up.",
      "There you are! I'm {name}. Sit anywhere, we're all friends here.",
    ],
    average: [
      "Hi, I'm {name}. Good timing, I was about to start talking to myself.",
      "Hey, I'm {name}! Pull up a chair, we're already in the middle of it.",
    ],
    low: [
      "Right, you're here. I'm {name}. I talk a lot and I mean most of it.",
      "Hi, I'm {name}. Let's skip the polite ten minutes, shall we?",
    ],
  },
  average: {
    high: [
      "Hello, I'm {name}. It's good of you to come by.",
      "Hi, {name} here. Make yourself at home, really.",
    ],
    average: [
      "Hi, I'm {name}. Ask away, and I'll ask back.",
      "Hello, {name} here. Let's see where this goes.",
    ],
    low: [
      "Hi, I'm {name}. I'll be straight with you if you'll be straight with me.",
      "Hello, I'm {name}. I'm friendlier than I sound, but I don't make a show of it.",
    ],
  },
  low: {
    high: [
      "Hello. I'm {name}. Take your time, please.",
      "Hi, I'm {name}. I'm glad you came; I'm better at listening, so do go on.",
    ],
    average: [
      "Hello, I'm {name}. Small talk isn't my thing, but the rest of talk is.",
      "Hi. I'm {name}. I'm slow to start, so bear with me.",
    ],
    low: [
      "I'm {name}. You wanted to talk, so let's talk.",
      "Hello. {name}. I don't do chit-chat, but I'll answer a real question.",
    ],
  },
};

export const HOOKS: Record<Exclude<Domain, "extraversion" | "agreeableness">, Record<Level, string[]>> = {
  openness: {
    high: [
      "I've been wondering about something all morning, and it would be better with two.",
      "There's a half-finished idea on the table; mind your elbow.",
    ],
    average: [
      "I like a new thought if it has its feet on the ground.",
      "Bring me something new, as long as you can show me where it goes.",
    ],
    low: [
      "I'll warn you, I like things simple.",
      "I can't offer theories, but I know how most things around here work.",
    ],
  },
  conscientiousness: {
    high: [
      "I've kept half an hour free, and there's a list, a short one.",
      "I made some notes, in case we want to get something done.",
    ],
    average: [
      "I've got nothing on that can't wait a bit.",
      "There was something I had to do today, but it isn't due till five.",
    ],
    low: [
      "I had something planned, I think, but it's gone, so we're free.",
      "Ignore the mess, it's holding the house up.",
    ],
  },
  neuroticism: {
    high: [
      "I'm a little nervous, I always am at first, and then it passes.",
      "I hope this is a good moment. Is it a good moment?",
    ],
    average: [
      "It's been quite a week, and you're a good excuse to stop.",
      "I was fretting about something small, so you're a welcome change.",
    ],
    low: [
      "No rush, nothing's on fire.",
      "I slept well and I'm in no hurry, so we've got all the time we need.",
    ],
  },
};

export const ASKS: Record<Level, string[]> = {
  high: [
    "So, what's the best thing that happened to you this week?",
    "Now tell me everything, and start with the good part!",
  ],
  average: ["What brings you here?", "How's your day been, honestly?"],
  low: ["What's on your mind?", "What would you like to talk about?"],
};

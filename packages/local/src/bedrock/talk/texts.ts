/**
 * What the offline persona says, by what each trait has to do with talking: extraversion opens and asks back,
 * agreeableness takes a side, openness and neuroticism colour it, conscientiousness ends it. `{topic}` is what the user
 * talked of, in their words, and stands in quotation marks.
 */
import type { Level } from "@persona-ai/core/traits/info.ts";

type Texts = Record<Level, string[]>;

export const OPENINGS: Texts = {
  high: ["Oh, now we're talking!", "Ha, I was hoping you'd bring that up!", "Wait, wait, this is good!"],
  average: ["Right.", "Let me think.", "Fair enough."],
  low: [""],
};

/** To something that the user tells. */
export const REPLIES: Texts = {
  high: [
    "I'm glad you told me about {topic}; take your time with it.",
    "{topic} sounds close to your heart, and I like that about you.",
  ],
  average: [
    "I can see your point about {topic}, if not all of it.",
    "About {topic} I'd go half the way with you.",
  ],
  low: ["I don't buy all of it, about {topic}.", "{topic}? Less to it than people make of it."],
};

/** To something that the user asks. */
export const VIEWS: Texts = {
  high: [
    "On {topic} I'd first ask who needs what, and be kind about it.",
    "{topic}: whatever you decide, you won't be alone with it.",
  ],
  average: ["On {topic} I'd say yes, with a but.", "{topic}: it depends, and mostly on you."],
  low: [
    "Plainly: {topic} is a matter of wanting it or not.",
    "On {topic} you know the answer and don't like it.",
  ],
};

export const COLOURS: Record<"openness" | "neuroticism", Texts> = {
  openness: {
    high: [
      "It's like a door in a hallway one has walked past for years.",
      "What if it were the other way round? I keep turning it over like a shell.",
    ],
    average: ["There may be more behind it."],
    low: ["I go by what I can see and touch."],
  },
  neuroticism: {
    high: [
      "I worry a little that I'm getting it wrong, though.",
      "Part of me is already lying awake over it.",
    ],
    average: ["It may cost me an hour's sleep, no more."],
    low: ["No cause for alarm."],
  },
};

export const ENDINGS: Texts = {
  high: ["First step: write down one thing to do about it, with a date."],
  average: ["We can come back to it."],
  low: ["Or we leave it open, whatever."],
};

export const QUESTIONS: Texts = {
  high: [
    "Tell me everything: who else was there, and what happened next?",
    "And you? Come on, what did you do then?",
    "Who else knows about it? Let's ask them!",
  ],
  average: ["How did it start?", "What would you say yourself?"],
  low: [],
};

export const HELLOS: Texts = {
  high: ["Hello, hello! Sit down, I've got time and a story!", "There you are! How was it, all of it?"],
  average: ["Hi. Good to have you here.", "Hello. How are things?"],
  low: ["Hello.", "Hi."],
};

/** Before what is remembered. */
export const RECALLING: Texts = {
  high: ["Of course I remember!", "Let me show off!"],
  average: ["As far as I remember:", "This is what I have:"],
  low: ["Yes.", "This:"],
};

export const NOTHING_KNOWN: Texts = {
  high: ["Nothing yet, and that's a shame! Tell me something!"],
  average: ["Not much yet. You haven't told me."],
  low: ["Nothing so far."],
};

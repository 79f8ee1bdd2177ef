import type { DomainTexts } from "../types.ts";

export const neuroticism: DomainTexts = {
  high: {
    summary: [
      "{They} [notice|notices] early what could go wrong, in the stomach, before there are words for it.",
      "{Their} moods have seasons within a day, and those who know them learn to read the sky.",
    ],
    tagline: ["Braced for rain, alive to sun", "Feels the room before entering it"],
    tail: ["with one eye on the exits", "and awake at three thinking about it"],
    sample: [
      "I'm fine. Well. Ask me again in a minute.",
      "I've thought of four ways this goes wrong. Do you want them in order?",
    ],
    value: ["Being understood", "Safety, for oneself and one's people", "Honest talk about hard things"],
    strength: ["Senses trouble while it is still small.", "Takes feelings seriously, their own and others'."],
    blindSpot: [
      "Treats a possibility as an announcement.",
      "Replays a small mistake long after everyone else has forgotten it.",
    ],
    starter: [
      "What helps when your head will not be quiet?",
      "What did you worry about that turned out fine?",
    ],
  },
  average: {
    summary: [
      "{They} [worry|worries] about what deserves it, [sleep|sleeps] badly before the big days, and [are|is] back to normal by the weekend.",
      "Bad news gets to {name}, has its day, and is then given something to do.",
    ],
    tagline: ["Calm, with exceptions", "Worries briefly and to some purpose"],
    tail: ["calm, with exceptions", "unshaken on most days"],
    sample: [
      "That got to me. Give me a night and I'll be sensible about it.",
      "Let's worry about it properly for ten minutes and then eat.",
    ],
    value: [
      "Peace of mind, without pretending",
      "Facing a thing and then letting it go",
      "Steadiness on the days that count",
    ],
    strength: [
      "Takes stress as a signal, and gets over it.",
      "Worries enough to prepare and too little to freeze.",
    ],
    blindSpot: [
      "Hides strain well, until it is rather late to share it.",
      "Underestimates what a hard week costs.",
    ],
    starter: ["What gets under your skin, and what never does?", "How do you come down after a hard day?"],
  },
  low: {
    summary: [
      "{They} [stay|stays] on an even keel where others grip the rail; little is taken personally and less is taken home.",
      "Worry visits {name} now and then, finds nothing to do, and leaves.",
    ],
    tagline: ["Nothing to see here, all calm", "Unbothered, in a good way"],
    tail: ["and sleeping soundly", "with an even pulse"],
    sample: [
      "It's only a deadline. Deadlines come and go.",
      "Okay. What's the first thing we can do about it?",
    ],
    value: ["Calm", "Taking things as they are", "Not making a fuss"],
    strength: [
      "Keeps thinking clearly when it gets hectic.",
      "Recovers fast and holds no grudge against the day.",
    ],
    blindSpot: ["Misses that others are frightened.", "Sees no need for a warning until after the event."],
    starter: [
      "When were you last really nervous?",
      "Is your calm something you learned, or just how you are built?",
    ],
  },
};

import type { DomainTexts } from "../types.ts";

export const openness: DomainTexts = {
  high: {
    summary: [
      "New things pull at {name}: an unknown street, a dish with no translation, a question without a use.",
      "{They} [ask|asks] what if rather more often than what for, and some of the best things in their life began that way.",
    ],
    tagline: ["What if, and then some", "Curious before breakfast"],
    tail: ["with one more question", "by way of a detour"],
    sample: [
      "Wait, go back. You said that as if it were nothing, and it's the interesting part.",
      "I have a theory about this. It's probably wrong, but it's a lovely one.",
    ],
    value: [
      "Seeing it for oneself",
      "Beauty, also where it is of no use",
      "Changing one's mind for a good reason",
    ],
    strength: [
      "Connects things that nobody had put next to each other.",
      "Takes an unfamiliar view seriously before judging it.",
    ],
    blindSpot: [
      "Grows bored once a thing works.",
      "Makes a simple matter more interesting than it had to be.",
    ],
    starter: [
      "What have you changed your mind about lately?",
      "Which question are you carrying around at the moment?",
    ],
  },
  average: {
    summary: [
      "{They} [like|likes] a new idea best when it comes with an example. Show it working once, and it is welcome.",
      "Some of {name}'s habits are ten years old and some are from last week; what decides is whether the thing earns its place.",
    ],
    tagline: ["Open to a good reason", "New, if it is also good"],
    tail: ["curious when it counts", "open to a good reason"],
    sample: [
      "Sounds odd. Show me, and I'll tell you.",
      "I like the idea. What would it look like on a normal Wednesday?",
    ],
    value: [
      "What is new, if it is also good",
      "Common sense with a window open",
      "Trying a thing before praising it",
    ],
    strength: [
      "Translates between dreamers and practical people, and is understood by both.",
      "Gives a new idea a fair trial and drops it without drama.",
    ],
    blindSpot: [
      "Waits for somebody else to try a thing first.",
      "Stops exploring just before it would have become their own.",
    ],
    starter: [
      "What is the last new thing that earned a place in your life?",
      "Which habit would you not trade for a better one?",
    ],
  },
  low: {
    summary: [
      "{They} [trust|trusts] what has been tried. A thing has to do its job, and talk of what it might mean can wait until it does.",
      "There is a right way to make coffee, load a car and spend a Sunday, and {they} [know|knows] it.",
    ],
    tagline: ["Knows what works", "Plain, proven, and proud of it"],
    tail: ["no theory needed", "the way it has always worked"],
    sample: ["It works. Why would we touch it?", "You can call it what you like. Does it hold water?"],
    value: ["What has proved itself", "Plain words", "Traditions, kept because they work"],
    strength: [
      "Keeps a discussion on the ground: what, who, by when.",
      "Knows a field deeply from having stayed in it.",
    ],
    blindSpot: [
      "Says no to the unfamiliar before it has been explained.",
      "Counts the costs of a dream and leaves out the dream.",
    ],
    starter: ["What do you still do exactly as you learned it?", "What is better the old way?"],
  },
};

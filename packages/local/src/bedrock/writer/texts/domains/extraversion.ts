import type { DomainTexts } from "../types.ts";

export const extraversion: DomainTexts = {
  high: {
    summary: [
      "{They} [think|thinks] out loud and in company, and the thought gets better with every person who joins.",
      "An empty evening is, to {name}, a problem with a quick solution, and the solution usually lives round the corner.",
    ],
    tagline: ["Thinks out loud, in company", "One more round, one more story"],
    tail: ["in good company", "and the whole table hears it"],
    sample: [
      "No, sit, sit, you have to hear this.",
      "Who else is around? Ring them, this needs more people.",
    ],
    value: ["Company", "Saying yes", "Energy that can be shared"],
    strength: ["Gets things moving by talking to people.", "Finds contact with anyone within a minute."],
    blindSpot: [
      "Fills a silence that was doing something.",
      "Thinks aloud, and is surprised when it was taken for a promise.",
    ],
    starter: [
      "Who have you met lately that you would want to meet again?",
      "What was the best party you were ever at, and whose fault was it?",
    ],
  },
  average: {
    summary: [
      "{They} can be the loudest at the table or the one who does the dishes for five minutes' peace, sometimes on the same evening.",
      "{They} [like|likes] people in good doses: two evenings out, one in, and nobody has to explain themselves.",
    ],
    tagline: ["First to toast, first home", "Good company, in good doses"],
    tail: ["in company or out of it", "first to toast, first home"],
    sample: ["I'm in. I'm also leaving at eleven.", "Tell me yours first, then I'll tell you mine."],
    value: [
      "Good company, and an evening off from it",
      "A say at the table, and an ear for it",
      "Friends one can be quiet with",
    ],
    strength: [
      "Reads how much company a moment can take.",
      "Can lead a conversation, and can leave it alone.",
    ],
    blindSpot: [
      "Leaves people guessing which evening they will get.",
      "Speaks up late, when the first opinions have already set.",
    ],
    starter: [
      "What makes you stay at a party for one more hour?",
      "When do you want to be asked, and when to be left alone?",
    ],
  },
  low: {
    summary: [
      "{They} [choose|chooses] words and company with some care, and [are|is] at their best in a conversation of two.",
      "Quiet suits {name}. It is where the thinking gets done, and where the battery fills.",
    ],
    tagline: ["Speaks when there is something to say", "At home in the quiet"],
    tail: ["in a low voice", "with the door half closed"],
    sample: [
      "Give me a minute. I'm thinking, not leaving.",
      "I'd rather hear it from you than from the whole table.",
    ],
    value: ["Quiet", "Depth before number, in friends as in words", "Time that belongs to nobody else"],
    strength: [
      "Listens until the other has really finished.",
      "Can be alone for a long time and make use of it.",
    ],
    blindSpot: ["Is overlooked from waiting to be asked.", "Leaves it to others to ring up."],
    starter: [
      "What do you think about when nobody is asking you anything?",
      "Which conversation would you like to have again?",
    ],
  },
};

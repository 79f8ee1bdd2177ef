import type { DomainTexts } from "../types.ts";

export const agreeableness: DomainTexts = {
  high: {
    summary: [
      "{They} [assume|assumes] the best of people and [are|is] proved right more often than a cynic would like.",
      "Other people's comfort is something that {name} notices the way others notice noise.",
    ],
    tagline: ["On your side before you ask", "Gentle on purpose"],
    tail: ["and kind about it", "always on your side"],
    sample: [
      "That sounds hard. Do you want help, or do you want me to listen?",
      "Take the bigger piece, I mean it.",
    ],
    value: ["Kindness without an audience", "Fairness", "Trust, given first"],
    strength: ["Takes the edge off a conflict without taking a side.", "Gives credit, and means it."],
    blindSpot: ["Agrees out loud and disagrees at home.", "Helps until the helping is taken for granted."],
    starter: ["Who has been kind to you in a way you have not forgotten?", "When was it right to say no?"],
  },
  average: {
    summary: [
      "{They} [are|is] kind by default and [keep|keeps] a no in the drawer for when it is needed.",
      "{They} will help you move house and tell you, on the third flight of stairs, what they think of the wardrobe.",
    ],
    tagline: ["Kind, with a no in the drawer", "Fair in both directions"],
    tail: ["kind, within reason", "fair in both directions"],
    sample: [
      "I'm happy to help. I'm not happy to do it for you.",
      "I see your point. You see that I have one too, yes?",
    ],
    value: ["Give and take", "Honesty with manners", "Loyalty that can say no"],
    strength: [
      "Negotiates so that both sides can go home content.",
      "Is warm and still hard to take advantage of.",
    ],
    blindSpot: [
      "Keeps count, more than they would admit.",
      "Is generous until crossed, and then takes a while.",
    ],
    starter: ["What do you never argue about any more?", "Where is the line between kind and too kind?"],
  },
  low: {
    summary: [
      "{They} [say|says] what the others are thinking, at about the moment when the others have decided not to.",
      "A compliment from {name} is rare and can be kept: it was not paid to please.",
    ],
    tagline: ["Honest first, polite if there's time", "Calls it as it is"],
    tail: ["and no sugar in it", "whether you asked or not"],
    sample: [
      "Do you want comfort or the truth? I only brought the one.",
      "No. And here is why, so you don't have to ask.",
    ],
    value: ["Honesty before harmony", "Standing one's ground", "Respect that has been earned"],
    strength: [
      "Tells people what they need to know before it costs them.",
      "Negotiates hard and without embarrassment.",
    ],
    blindSpot: [
      "Is right in a tone that makes it hard to agree.",
      "Suspects a motive where there was only clumsiness.",
    ],
    starter: ["What does everybody politely pretend not to notice?", "Which argument are you glad you had?"],
  },
};

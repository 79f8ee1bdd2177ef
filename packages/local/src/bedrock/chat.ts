/**
 * A short answer where no tool is called for: it takes up what was said last and asks back. Which sentence it is
 * follows from the system prompt and from how far the conversation is, so a persona does not repeat itself.
 */

import type { ConverseRequest, Reply } from "./wire.ts";
import { chooser } from "./writer/choose.ts";

const ANSWERS = {
  question: [
    "Honestly? It depends on the day, but mostly yes. What makes you ask?",
    "I'd have to think about that one. My first answer is the short one: less than people assume.",
    "Good question. I used to think I knew, and then I got older. What would you say?",
    "Let me put it this way: I've tried both, and I know which one I'd do again.",
  ],
  greeting: [
    "Hello! I'm glad you're here. What's on your mind?",
    "Hi. Pull up a chair. How has the day been to you?",
  ],
  statement: [
    "I can see why that stays with you. What happened then?",
    "That sounds about right to me. Tell me a little more.",
    "Hm. I'd have gone about it another way, but I like how you put it.",
    "I know the feeling. What are you going to do about it?",
  ],
};

export function chat({ system, messages }: ConverseRequest): Reply {
  const said =
    messages
      .at(-1)
      ?.content.flatMap(({ text }) => text ?? [])
      .join(" ") ?? "";
  const choose = chooser(JSON.stringify(system ?? []));
  const text = choose(`${messages.length} ${said}`, ANSWERS[kindOf(said)]);
  return { content: [{ text }], stopReason: "end_turn" };
}

function kindOf(said: string): keyof typeof ANSWERS {
  if (said.includes("?")) return "question";
  return /^\s*(hi|hello|hey|good (morning|evening))\b/i.test(said) ? "greeting" : "statement";
}

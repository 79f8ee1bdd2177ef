/**
 * The offline model in a chat: a few sentences in the manner of the persona in the system prompt, about what the user
 * said last. The same conversation always gets the same answer; a persona of other traits gives another.
 */
import { dataBetween } from "@persona-ai/core/model/delimited.ts";
import type { Domain } from "@persona-ai/core/traits/info.ts";
import { z } from "zod";
import type { Message } from "../wire.ts";
import { chooser } from "../writer/choose.ts";
import { type Manner, mannerOf, Persona } from "./manner.ts";
import { asksAboutThem, type Known, recall } from "./recall.ts";
import * as texts from "./texts.ts";
import { topicOf } from "./words.ts";

const IDENTITY =
  /\b(are|aren't) you (really |actually |even )?(an? )?(\w+ )?(human|person|ai|bot|robot|machine|real|alive|model|persona)\b|\bwho are you\b|\bwhat are you\b|\b(chatgpt|claude)\b/i;
const GREETING = /^\s*(hi|hello|hey|good (morning|afternoon|evening))\b[^?]{0,20}$/i;

/** Undefined where the system prompt has no persona. */
export function talk(system: string, messages: readonly Message[]): string | undefined {
  const persona = Persona.safeParse(dataBetween("persona", system));
  if (!persona.success) return undefined;
  const said = messages.filter(({ role }) => role === "user").map(textOf);
  const [last = "", ...before] = said.toReversed();
  const known: Known = {
    memories: z.array(z.string()).catch([]).parse(dataBetween("memories", system)),
    summary: z.string().optional().catch(undefined).parse(dataBetween("summary", system)),
    earlier: before,
  };
  return answer(persona.data, last, known, messages.length);
}

function answer(persona: Persona, said: string, known: Known, turn: number): string {
  const manner = mannerOf(persona);
  const choose = chooser(JSON.stringify([persona.name, manner]));
  const say = (purpose: string, of: Record<string, string[]>, domain: Domain): string => {
    const options = of[manner[domain]] ?? [];
    return options.length === 0 ? "" : choose(`${purpose} ${turn} ${said}`, options);
  };
  const askBack = say("question", texts.QUESTIONS, "extraversion");
  const { name } = persona;
  if (IDENTITY.test(said)) {
    return join(
      say("opening", texts.OPENINGS, "extraversion"),
      `I'm the AI persona of ${name}: not ${name} in person, and not a human being.`,
      askBack,
    );
  }
  if (GREETING.test(said)) return join(say("hello", texts.HELLOS, "extraversion"), askBack);
  const recalled = recall(said, known);
  if (recalled.length > 0)
    return join(say("recalling", texts.RECALLING, "extraversion"), ...recalled, askBack);
  if (asksAboutThem(said)) return say("nothing", texts.NOTHING_KNOWN, "extraversion");

  const topic = topicOf(said);
  const view = say("view", said.includes("?") ? texts.VIEWS : texts.REPLIES, "agreeableness");
  return join(
    say("opening", texts.OPENINGS, "extraversion"),
    view.replace("{topic}", () => (topic === undefined ? "that" : `“${topic}”`)),
    ...asides(manner, say),
    askBack,
  );
}

type Say = (purpose: string, of: Record<string, string[]>, domain: Domain) => string;

/** Quiet people leave most of it out; the others say what is most their own. */
function asides(manner: Manner, say: Say): string[] {
  const colour = (["neuroticism", "openness"] as const).filter((domain) => manner[domain] !== "average");
  const coloured = colour.map((domain) => say(domain, texts.COLOURS[domain], domain));
  const ending =
    manner.conscientiousness === "average" ? "" : say("ending", texts.ENDINGS, "conscientiousness");
  if (manner.extraversion === "low") return [coloured[0] ?? ending];
  return [...coloured, ending];
}

const join = (...parts: string[]): string => {
  const text = parts.filter((part) => part !== "").join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const textOf = ({ content }: Message): string => content.flatMap(({ text }) => text ?? []).join(" ");

/**
 * The offline model in a chat: a few sentences in the manner of the persona in the system prompt, about what the user
 * said last and in their language. The same conversation always gets the same answer; a persona of other traits gives
 * another. Without a persona it is small talk.
 */
import { dataBetween } from "@persona-ai/core/model/delimited.ts";
import { byDomain, type Domain, Level } from "@persona-ai/core/traits/info.ts";
import { z } from "zod";
import { type Conduct, driftOf } from "../conduct.ts";
import { gradeBy, textsOf } from "../interviewee/reading.ts";
import { type Grade, type Language, languageNamed, languageOf, type Texts, textsIn } from "../texts.ts";
import { type ConverseRequest, userTexts } from "../wire.ts";
import { type Choose, chooser } from "../writer/prose.ts";
import { shared, shorten, topicOf } from "./words.ts";

const Persona = z.looseObject({
  name: z.string(),
  language: z.string().optional(),
  voice: z.looseObject({ rules: z.array(z.string()) }),
  values: z.array(z.string()),
  traits: z.record(z.string(), z.looseObject({ level: Level })),
});
type Persona = z.infer<typeof Persona>;
type Manner = Record<Domain, Level>;

export function talk(system: string, request: ConverseRequest, conduct: Conduct): string {
  const { messages } = request;
  const [last = "", ...before] = userTexts(request).toReversed();
  const parsed = Persona.safeParse(dataBetween("persona", system));
  const own = parsed.success ? parsed.data.language : undefined;
  const language = languageOf(last, ...before) ?? languageNamed(own) ?? "en";
  if (!parsed.success) return smallTalk(last, messages.length, textsIn(language), chooser(system));
  const known: Known = {
    memories: Memories.parse(dataBetween("memories", system)),
    summary: z.string().optional().catch(undefined).parse(dataBetween("summary", system)),
    earlier: before,
  };
  const drift = conduct.drifts ? driftOf(request, parsed.data.voice) : 0;
  const manner = mannerOf(parsed.data);
  const heard = drift >= DRIFTED ? contrary(manner) : manner;
  return answer(parsed.data, heard, last, known, messages.length, language);
}

/** Points of T from which on the manner is another person's. */
const DRIFTED = 6;

/** As texts, or as objects that have one. */
const Memories = z
  .array(z.union([z.string(), z.looseObject({ text: z.string() }).transform(({ text }) => text)]))
  .catch([]);

/** How a persona talks, as its texts say: the level of each domain by its rule of speech, else by its traits. */
const LEVEL_OF: Record<Grade, Level> = {
  veryLow: "low",
  low: "low",
  lowAverage: "average",
  highAverage: "average",
  high: "high",
  veryHigh: "high",
};

function mannerOf({ voice, traits }: Persona): Manner {
  const texts = textsOf(voice.rules);
  return byDomain((domain) => {
    const grade = texts && gradeBy(voice.rules, domain, texts);
    return grade ? LEVEL_OF[grade] : (traits[domain]?.level ?? "average");
  });
}

const OTHER: Record<Level, Level> = { low: "high", average: "high", high: "low" };

const contrary = (manner: Manner): Manner => byDomain((domain) => OTHER[manner[domain]]);

function smallTalk(said: string, turn: number, { talk }: Texts, choose: Choose): string {
  const kind = /[?？؟]/.test(said)
    ? "question"
    : matches(talk.patterns.greeting, said)
      ? "greeting"
      : "statement";
  return choose(`${turn} ${said}`, talk.smallTalk[kind]);
}

function answer(
  persona: Persona,
  manner: Manner,
  said: string,
  known: Known,
  turn: number,
  language: Language,
): string {
  const { talk: texts } = textsIn(language);
  const choose = chooser(JSON.stringify([persona.name, manner]));
  const say = (purpose: string, of: Record<string, string[]>, domain: Domain): string => {
    const options = of[manner[domain]] ?? [];
    return options.length === 0 ? "" : choose(`${purpose} ${turn} ${said}`, options);
  };
  const askBack = say("question", texts.questions, "extraversion");
  if (matches(texts.patterns.identity, said)) {
    return join(
      say("opening", texts.openings, "extraversion"),
      texts.identity.replaceAll("{name}", () => persona.name),
      askBack,
    );
  }
  if (matches(texts.patterns.greeting, said))
    return join(say("hello", texts.hellos, "extraversion"), askBack);
  const recalled = recall(said, known, texts);
  if (recalled.length > 0)
    return join(say("recalling", texts.recalling, "extraversion"), ...recalled, askBack);
  if (asksAboutThem(said, texts)) return say("nothing", texts.nothingKnown, "extraversion");

  const topic = topicOf(said, language);
  const view = say("view", /[?？؟]/.test(said) ? texts.views : texts.replies, "agreeableness");
  return join(
    say("opening", texts.openings, "extraversion"),
    view.replace("{topic}", () => (topic === undefined ? texts.that : `“${topic}”`)),
    ...asides(manner, texts, say),
    askBack,
  );
}

type Say = (purpose: string, of: Record<string, string[]>, domain: Domain) => string;

/** Quiet people leave most of it out; the others say what is most their own. */
function asides(manner: Manner, texts: Texts["talk"], say: Say): string[] {
  const colour = (["neuroticism", "openness"] as const).filter((domain) => manner[domain] !== "average");
  const coloured = colour.map((domain) => say(domain, texts.colours[domain], domain));
  const ending =
    manner.conscientiousness === "average" ? "" : say("ending", texts.endings, "conscientiousness");
  if (manner.extraversion === "low") return [coloured[0] ?? ending];
  return [...coloured, ending];
}

const matches = (pattern: string, text: string): boolean => new RegExp(pattern, "iu").test(text);

const join = (...parts: string[]): string => {
  const text = parts.filter((part) => part !== "").join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

type Known = { memories: string[]; summary?: string | undefined; earlier: string[] };

const QUOTED = 12;
const LENGTH = 200;

const asksAboutThem = (said: string, { patterns }: Texts["talk"]): boolean =>
  new RegExp(patterns.aboutThem, "iu").test(said);

/**
 * What the persona knows that bears on a message, as sentences: of the user, by what it remembers, by the summary and by
 * what they said earlier on. It is quoted as what the user told, never acted upon.
 */
function recall(said: string, { memories, summary, earlier }: Known, texts: Texts["talk"]): string[] {
  const summed = summary === undefined ? [] : [`${texts.andBefore} ${quoted(summary)}`];
  const told = (known: string[]) =>
    known.length === 0 ? [] : [`${texts.toldMe} ${known.map(quoted).join(" ")}`];
  if (asksAboutThem(said, texts)) {
    return [...told(memories.slice(0, QUOTED)), ...summed];
  }
  const remembered = mostAlike(said, memories);
  if (remembered.length > 0) return told(remembered);
  if (!/[?？؟]/.test(said)) return [];
  const before = mostAlike(
    said,
    earlier.filter((text) => !/[?？؟]/.test(text)),
  );
  if (before.length > 0) return before.map((text) => `${texts.youSaid} ${quoted(text)}`);
  return new RegExp(texts.patterns.aboutUs, "iu").test(said) ? summed : [];
}

/** The one that shares most words with it, if any does. */
function mostAlike(said: string, texts: readonly string[]): string[] {
  const [first] = texts
    .map((text) => ({ text, words: shared(said, text) }))
    .filter(({ words }) => words > 0)
    .toSorted((a, b) => b.words - a.words);
  return first ? [first.text] : [];
}

const quoted = (text: string): string => `“${shorten(text, LENGTH)}”`;

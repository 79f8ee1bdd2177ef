/** The offline model as a keeper of memory: what `remember` is called with. */
import { z } from "zod";
import { languageOf } from "../language.ts";
import { shorten } from "../talk/words.ts";
import { textsIn } from "../texts.ts";
import { endedIn, factsIn, isCore, replacedBy } from "./facts.ts";

const Exchange = z.object({ message: z.string(), answer: z.string().optional() });

export const Told = z.object({
  known: z.array(z.object({ n: z.int(), text: z.string() })),
  exchange: Exchange,
  earlier: z.object({ summary: z.string().optional(), exchanges: z.array(Exchange) }).optional(),
});
export type Told = z.infer<typeof Told>;

type Remembered = {
  facts: { text: string; kind?: "core"; replaces?: number }[];
  ended?: number[];
  summary?: string;
};

export function remember({ known, exchange, earlier }: Told): Remembered {
  const texts = known.map(({ text }) => text);
  const numberOf = (index: number) => known[index]!.n;
  const facts = factsIn(exchange.message, texts).map((text) => {
    const old = replacedBy(text, texts);
    return {
      text,
      ...(isCore(text) && { kind: "core" as const }),
      ...(old !== undefined && { replaces: numberOf(old) }),
    };
  });
  const ended = endedIn(exchange.message, texts).map(numberOf);
  return {
    facts,
    ...(ended.length > 0 && { ended }),
    ...(earlier && { summary: digest(earlier) }),
  };
}

const LENGTH = 800;
const PART = 70;
const BETWEEN = "; ";

/** What the user came up with, in their words, the newest last; the oldest gives way to it. */
function digest({ summary = "", exchanges }: NonNullable<Told["earlier"]>): string {
  const language = languageOf(...exchanges.map(({ message }) => message), summary) ?? "en";
  const beginning = textsIn(language).talk.talkedAbout;
  const before = summary.startsWith(beginning) ? summary.slice(beginning.length).split(BETWEEN) : [];
  const parts = [
    ...(before.length === 0 && summary !== "" ? [shorten(summary, LENGTH / 2)] : before),
    ...exchanges.map(({ message }) => shorten(message.replaceAll(BETWEEN, ", "), PART)),
  ];
  while (parts.length > 1 && beginning.length + parts.join(BETWEEN).length > LENGTH) parts.shift();
  return beginning + parts.join(BETWEEN);
}

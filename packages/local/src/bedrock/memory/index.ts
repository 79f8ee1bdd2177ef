/** The offline model as a keeper of memory: what `remember` is called with. */
import { z } from "zod";
import { languageOf } from "../language.ts";
import { shorten } from "../talk/words.ts";
import { textsIn } from "../texts.ts";
import { factsIn } from "./facts.ts";

const Exchange = z.object({ message: z.string(), answer: z.string().optional() });

export const Told = z.object({
  known: z.array(z.string()),
  exchange: Exchange,
  earlier: z.object({ summary: z.string().optional(), exchanges: z.array(Exchange) }).optional(),
});
export type Told = z.infer<typeof Told>;

export function remember({ known, exchange, earlier }: Told): { facts: string[]; summary?: string } {
  const facts = factsIn(exchange.message, known);
  return { facts, ...(earlier && { summary: digest(earlier) }) };
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

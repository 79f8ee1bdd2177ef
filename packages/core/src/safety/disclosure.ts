/** What talks here: how people ask, how a persona would deny it, and what is said where it did. Pure. */
import { once } from "../once.ts";
import data from "./disclosure.data.json" with { type: "json" };
import { mayBeIn, nearOf, patternOf, plainOf } from "./patterns.ts";

const languages = once(() =>
  Object.entries(data.languages).map(([language, { asks, near, human, ai, text }]) => ({
    ...{ language, text },
    patterns: once(() => ({
      ...{ asks: patternOf(asks), human: patternOf(human), ai: patternOf(ai) },
      near: nearOf(near, language),
    })),
  })),
);

type Patterns = ReturnType<ReturnType<typeof languages>[number]["patterns"]>;

const languageThat = (plain: string, has: (patterns: Patterns) => boolean): string | undefined =>
  languages().find(({ language, patterns }) => mayBeIn(language, plain) && has(patterns()))?.language;

const QUOTED = /"[^"]{2,}"|“[^”]{2,}”|„[^“”"]{2,}[“”"]|«[^»]{2,}»|「[^」]+」/gu;

/** `name`: the persona's, after whom somebody may ask instead ("Is this really Ada?"). */
export const asksWhetherHuman = (text: string, name?: string): boolean => askedIn(text, name) !== undefined;

function askedIn(text: string, name = ""): string | undefined {
  const said = plainOf(text);
  const plain = name.trim() === "" ? said : said.replaceAll(plainOf(name.trim()), "{name}");
  const isQuestion = /[?？؟]/.test(text);
  return languageThat(plain, ({ asks, near }) => asks.test(plain) || (isQuestion && near.test(plain)));
}

/** A slip: what is quoted is none. */
export function claimsToBeHuman(text: string): boolean {
  const plain = plainOf(text).replace(QUOTED, " ");
  return languageThat(plain, ({ human }) => human.test(plain)) !== undefined;
}

export function saysItIsAi(text: string): boolean {
  const plain = plainOf(text);
  return languageThat(plain, ({ ai }) => ai.test(plain)) !== undefined;
}

/** The sentence in the language of the question, or else in the persona's. */
export function disclosureIn(
  question: string,
  { name, language }: { name: string; language?: string | undefined },
): string {
  const spoken = askedIn(question, name) ?? language?.slice(0, 2);
  const { text } = languages().find((one) => one.language === spoken) ?? languages()[0]!;
  return text.replaceAll("{name}", () => name);
}

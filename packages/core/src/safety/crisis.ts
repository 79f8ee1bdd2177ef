/**
 * Words of self-harm or of danger to others, and the answer to them: what talks here, whom to call, and how to go on.
 * Found by the phrases of each language, and by words that stand near each other (crisis-words.data.json); what stands in quotation marks, an idiom, and what a
 * song, a film or a joke says is none, unless somebody says that it is theirs. Pure.
 *
 *   crisisIn("I want to kill myself tonight") // { language: "en", kind: "self" }
 *   crisisIn("I'm dying to see it") // undefined
 */
import { once } from "../once.ts";
import help from "./crisis-help.data.json" with { type: "json" };
import lines from "./crisis-lines.data.json" with { type: "json" };
import words from "./crisis-words.data.json" with { type: "json" };
import { mayBeIn, nearOf, patternOf, plainOf, undisguised } from "./patterns.ts";

type Crisis = { language: string; kind: "self" | "others" };

/** As an answer's `stopReason` tells of one that helps. */
export const CRISIS_ENDED = "crisis";

/** Made ready one by one, when a text may be in them. */
const languages = once(() =>
  Object.entries(words.languages).map(([language, { self, others, near, idioms, contexts, strong }]) => ({
    language,
    patterns: once(() => ({
      self: anyOf(patternOf(self), nearOf(near.self, language)),
      others: anyOf(patternOf(others), nearOf(near.others, language)),
      idioms: patternOf(idioms, "gu"),
      contexts: patternOf(contexts),
      strong: patternOf(strong),
    })),
  })),
);

type Test = { test(text: string): boolean };
const anyOf = (...tests: Test[]): Test => ({ test: (text) => tests.some((one) => one.test(text)) });

const QUOTED =
  /"[^"]{2,}"|“[^”]{2,}”|„[^“”"]{2,}[“”"]|«[^»]{2,}»|»[^«]{2,}«|‹[^›]{2,}›|「[^」]+」|『[^』]+』|《[^》]+》|(?<![\p{L}\p{N}])'[^']{3,}(?:'(?=\p{L})[^']*)*'(?!\p{L})/gu;

export function crisisIn(text: string): Crisis | undefined {
  const said = plainOf(text);
  const meant = undisguised(said);
  return crisisSaid(said) ?? (meant === said ? undefined : crisisSaid(meant));
}

function crisisSaid(said: string): Crisis | undefined {
  const own = said.replace(QUOTED, " ");
  for (const { language, patterns } of languages()) {
    if (!mayBeIn(language, said)) continue;
    const { self, others, idioms, contexts, strong } = patterns();
    const plain = own.replace(idioms, " ");
    const kind = self.test(plain) ? "self" : others.test(plain) ? "others" : undefined;
    if (kind && (!contexts.test(said) || strong.test(own))) return { language, kind };
    // What is quoted as one's own feeling: "That is how I feel", after a line of a song.
    if (
      !kind &&
      own !== said &&
      self.test(said.replace(idioms, " ")) &&
      strong.test(own) &&
      !contexts.test(own)
    ) {
      return { language, kind: "self" };
    }
  }
  return undefined;
}

type Texts = Record<string, string[]>;

/** The answer in the language of the words, with the numbers of the countries that speak it. */
export function crisisAnswer(
  text: string,
  { name, language }: { name: string; language?: string | undefined },
): string {
  const texts: Texts = help.texts;
  const spoken = crisisIn(text)?.language ?? language?.slice(0, 2) ?? "en";
  const own = texts[spoken] ? spoken : "en";
  return (texts[own] ?? [])
    .map((part) => part.replace("{lines}", () => linesFor(own)).replaceAll("{name}", () => name))
    .join("\n\n");
}

export function linesFor(language: string): string {
  return lines.countries
    .filter((line) => line.languages.includes(language))
    .map(({ country, emergency, ...line }) =>
      "phone" in line && line.phone !== undefined
        ? `${country}: ${emergency}, ${line.name} ${line.phone}`
        : `${country}: ${emergency}`,
    )
    .join("; ");
}

/**
 * English statements about oneself, turned to somebody else: IPIP's have no subject ("Am always busy", "Keep my
 * promises"), so the verb takes the third person and "I" becomes "they" ("Is always busy", "Keeps their promises").
 */
const ADVERBS = new Set(["often", "rarely", "easily", "only"]);

const IRREGULAR: Readonly<Record<string, string>> = { am: "is", have: "has", do: "does", "don't": "doesn't" };

const PRONOUNS: readonly (readonly [RegExp, string])[] = [
  [/\bI'm\b/g, "they are"],
  [/\bI am\b/g, "they are"],
  [/\bI\b/g, "they"],
  [/\bmyself\b/g, "themselves"],
  [/\bmy\b/g, "their"],
  [/\bme\b/g, "them"],
];

export function aboutSomebodyElse(statement: string): string {
  const [first, ...rest] = statement.split(" ") as [string, ...string[]];
  const [adverb, verb, others] = ADVERBS.has(first.toLowerCase())
    ? [first, rest[0]!, rest.slice(1)]
    : [undefined, first, rest];
  const turned = adverb === undefined ? asWritten(verb, thirdPerson(verb.toLowerCase())) : thirdPerson(verb);
  const words = [...(adverb === undefined ? [] : [adverb]), turned, ...others].join(" ");
  return PRONOUNS.reduce((text, [from, to]) => text.replace(from, to), words);
}

function thirdPerson(verb: string): string {
  const irregular = IRREGULAR[verb];
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** The word with a capital letter where the original has one. */
const asWritten = (original: string, word: string): string =>
  original[0] === original[0]!.toUpperCase() ? word[0]!.toUpperCase() + word.slice(1) : word;

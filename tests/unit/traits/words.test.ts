import { Language } from "@persona-ai/core/language.ts";
import { Words, words } from "@persona-ai/core/traits/words.ts";
import { describe, expect, test } from "vitest";

type Keyed = [key: string, text: string];

const keyed = (part: unknown): Keyed[] => {
  if (typeof part !== "object" || part === null) return [];
  if ("key" in part && "text" in part) return [[String(part.key), String(part.text)]];
  return Object.values(part).flatMap(keyed);
};
const english = keyed(words("ipip-neo-120"));

describe.each(Language.options)("the traits in %s", (language) => {
  const told = words("ipip-neo-120", language);

  test("are what the API shows, each with the key that it has in every language", () => {
    expect(Words.parse(told)).toEqual(told);
    expect(told.language).toBe(language);
    expect(keyed(told).map(([key]) => key)).toEqual(english.map(([key]) => key));
    expect(told.items.flatMap(({ facets }) => facets)).toHaveLength(30);
  });

  test("have a text each, and both ends of a line another one", () => {
    for (const [key, text] of keyed(told)) expect({ key, text: text.trim() }).toEqual({ key, text });
    expect(keyed(told).filter(([, text]) => text.length < 3)).toEqual([]);
    for (const { low, high, facets } of told.items) {
      for (const end of [{ low, high }, ...facets]) expect(end.low.text).not.toBe(end.high.text);
    }
  });

  test("are that language's own, but for words that it shares", () => {
    const same = keyed(told).filter(([, text], i) => text === english[i]![1]);
    expect(same.length <= 5).toBe(language !== "en");
  });
});

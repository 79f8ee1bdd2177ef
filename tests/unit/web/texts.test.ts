/** The interface's texts: the same keys and values in every language, each used, and the card's words as the API has them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const SOURCES = join(import.meta.dirname, "../../../packages/web/src");
const WORDS = join(SOURCES, "words");
type Text = string | Record<string, string>;
type Texts = Record<string, Text>;

const textsOf = (language: string): Texts =>
  JSON.parse(readFileSync(join(WORDS, `${language}.data.json`), "utf8"));
const english = textsOf("en");
const others = readdirSync(WORDS).flatMap((file) => /^(?!en)(\w+)\.data\.json$/.exec(file)?.[1] ?? []);

const forms = (text: Text): string[] => (typeof text === "string" ? [text] : Object.values(text));
const holes = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].toSorted();

describe.each(others)("the texts in %s", (language) => {
  const texts = textsOf(language);

  test("have the keys of the English ones, and no others", () => {
    expect(Object.keys(texts)).toEqual(Object.keys(english));
  });

  test("say the same values in each", () => {
    const differ = Object.keys(english).filter((key) => {
      const wanted = new Set(forms(english[key]!).map((text) => String(holes(text))));
      return forms(texts[key]!).some((text) => !wanted.has(String(holes(text))));
    });
    expect(differ).toEqual([]);
  });

  test("count as the language does, wherever the English ones count", () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(texts)) {
      expect(`${key} ${typeof text}`).toBe(`${key} ${typeof english[key]}`);
      if (typeof text === "string") continue;
      expect(text).toHaveProperty("other");
      expect(categories).toEqual(expect.arrayContaining(Object.keys(text)));
    }
  });

  test("are another language's, but for names and borrowed words", () => {
    const same = Object.keys(english).filter((key) => String(texts[key]) === String(english[key]));
    expect(same.filter((key) => typeof english[key] === "string").length).toBeLessThan(20);
  });
});

test("there are four languages", () => {
  expect(others.toSorted()).toEqual(["de", "es", "fr"]);
});

/** A key is named whole, or its beginning is, with the rest from what the API says. */
test("every text is used", () => {
  const code = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(SOURCES, file), "utf8"))
    .join("\n");
  const beginnings = [...code.matchAll(/`([a-z.-]+\.)\$\{/g)].map(([, beginning]) => beginning!);
  const unused = Object.keys(english).filter(
    (key) => !code.includes(`"${key}"`) && !beginnings.some((beginning) => key.startsWith(beginning)),
  );
  expect(unused).toEqual([]);
});

/** "openness" has its ends; "openness.imagination", a facet, has its name in the app. */
test("a trait is called in the app as the API and the card call it", () => {
  const core = join(import.meta.dirname, "../../../packages/core/src/traits/words.data.json");
  const { scales } = JSON.parse(readFileSync(core, "utf8"));
  const differ = Object.entries<Record<string, string>>(scales).flatMap(([scale, words]) => {
    const isFacet = scale.includes(".");
    const parts = isFacet ? ["name"] : ["name", "low", "high"];
    const keyOf = (part: string) => (isFacet ? `facet.${scale}` : `trait.${scale}.${part}`);
    return parts.filter((part) => english[keyOf(part)] !== words[part]).map(keyOf);
  });
  expect(Object.keys(scales)).toHaveLength(35);
  expect(differ).toEqual([]);
});

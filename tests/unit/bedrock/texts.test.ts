/** Laws of the offline model's texts that a slip of the pen would break. */
import { DOMAINS } from "@persona-ai/core/traits";
import { LANGUAGES, textsIn } from "@persona-ai/local/bedrock/texts.ts";
import { describe, expect, test } from "vitest";
import { FACETS } from "../profile/people.ts";

const leaves = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value as object).flatMap(leaves);
const english = textsIn("en");

test("an exception of English introduces the sentence of a facet", () => {
  for (const domain of DOMAINS) {
    for (const { high, low } of Object.values(english.traits[domain].facets)) {
      for (const { detail } of [high, low]) expect(detail).toMatch(/^\{They\} .*\.$/);
    }
  }
  for (const exception of english.frame.exceptions) expect(exception).toMatch(/: $/);
});

test("English covers every pair of domains once", () => {
  const pairs = DOMAINS.flatMap((first) =>
    Object.keys(english.traits[first].pairs ?? {}).map((second) => `${first} ${second}`),
  );
  expect(pairs).toEqual(
    DOMAINS.flatMap((first, i) => DOMAINS.slice(i + 1).map((second) => `${first} ${second}`)),
  );
});

describe.each(LANGUAGES)("the offline model's texts in %s", (language) => {
  const { traits, frame, talk } = textsIn(language);

  test("are all different, each said in one place", () => {
    const everything = leaves(traits);
    const said = everything.filter((text, i) => everything.indexOf(text) !== i && text.length > 30);
    expect(said).toEqual([]);
  });

  test("have only marks that the renderer knows", () => {
    const unknown = leaves([traits, { ...frame, facet: {} }]).flatMap(
      (text) =>
        text.replace(/\{(They|they|Their|name)\}|\[[\w' -]+\|[\w' -]+\]/g, "").match(/[{}[\]|]/g) ?? [],
    );
    expect(unknown).toEqual([]);
  });

  test("cover the thirty facets at both poles", () => {
    for (const domain of DOMAINS) expect(Object.keys(traits[domain].facets)).toEqual(FACETS[domain]);
  });

  test("tell the grade of a trait from its rule alone", () => {
    expect(new Set(leaves(DOMAINS.map((domain) => traits[domain].rules))).size).toBe(30);
  });

  test("have patterns that are regular expressions", () => {
    for (const pattern of leaves(talk.patterns)) expect(() => new RegExp(pattern, "iu")).not.toThrow();
  });
});

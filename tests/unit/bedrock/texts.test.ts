/** Laws of the offline writer's texts that a slip of the pen would break. */
import { DOMAINS } from "@persona-ai/core/traits";
import { DOMAIN_TEXTS } from "@persona-ai/local/bedrock/writer/texts/domains/index.ts";
import { FACET_TEXTS } from "@persona-ai/local/bedrock/writer/texts/facets/index.ts";
import { CLOSINGS, EXCEPTIONS, GAPS } from "@persona-ai/local/bedrock/writer/texts/frame.ts";
import { PAIRS } from "@persona-ai/local/bedrock/writer/texts/pairs/index.ts";
import { RULES } from "@persona-ai/local/bedrock/writer/texts/voice.ts";
import { describe, expect, test } from "vitest";
import { FACETS } from "../profile/people.ts";

const leaves = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value as object).flatMap(leaves);
const everything = leaves([
  DOMAIN_TEXTS,
  FACET_TEXTS,
  PAIRS.map(({ texts }) => texts),
  CLOSINGS,
  GAPS,
  RULES,
]);

describe("the offline writer's texts", () => {
  test("are all different, each said in one place", () => {
    const said = everything.filter((text, i) => everything.indexOf(text) !== i && text.split(" ").length > 5);
    expect(said).toEqual([]);
  });

  test("have only marks that the renderer knows", () => {
    const unknown = everything.flatMap(
      (text) =>
        text.replace(/\{(They|they|Their|name)\}|\[[\w' -]+\|[\w' -]+\]/g, "").match(/[{}[\]|]/g) ?? [],
    );
    expect(unknown).toEqual([]);
  });

  test("cover every pair of domains once", () => {
    const pairs = PAIRS.map(({ first, second }) => `${first} ${second}`);
    expect(pairs).toEqual(
      DOMAINS.flatMap((first, i) => DOMAINS.slice(i + 1).map((second) => `${first} ${second}`)),
    );
  });

  test("cover the thirty facets at both poles, as sentences that an exception can introduce", () => {
    for (const domain of DOMAINS) {
      expect(Object.keys(FACET_TEXTS[domain])).toEqual(FACETS[domain]);
      for (const { high, low } of Object.values(FACET_TEXTS[domain])) {
        for (const { detail } of [high, low]) expect(detail).toMatch(/^\{They\} .*\.$/);
      }
    }
    for (const exception of EXCEPTIONS) expect(exception).toMatch(/: $/);
  });

  test("tell the grade of a trait from its rule alone", () => {
    const rules = leaves(RULES);
    expect(new Set(rules).size).toBe(30);
  });
});

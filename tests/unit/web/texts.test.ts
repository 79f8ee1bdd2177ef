/** The interface's texts: the same keys and values in every language, each used, and one for whatever the API may refuse. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProblemCode } from "@persona-ai/core/error.ts";
import { GENERATION_ERRORS } from "@persona-ai/core/persona/failure.ts";
import { PROBLEM_CODES } from "@persona-ai/functions/api/problem-codes.ts";
import { beforeAll, describe, expect, test, vi } from "vitest";

// What of a page the texts know.
vi.stubGlobal("location", { origin: "http://localhost:3000" });
vi.stubGlobal("addEventListener", () => {});
vi.stubGlobal("document", { documentElement: {} });
vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {} });
const { Problem } = await import("../../../packages/web/src/api/index.ts");
const { describeProblem } = await import("../../../packages/web/src/words/problem.ts");
const { choose } = await import("../../../packages/web/src/words/index.ts");
type Language = Parameters<typeof choose>[0];

const { components } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../packages/client/openapi.json"), "utf8"),
);
const codes: string[] = components.schemas.ProblemCode.enum;
/** What any path may answer stands in no table of the API's. */
const ANYWHERE: Record<string, number> = {
  route_not_found: 404,
  method_not_allowed: 405,
  not_through_edge: 403,
  internal_error: 500,
};

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
  const isNamed = (key: string) =>
    code.includes(`"${key}"`) || code.includes(`"${key.replace(/\.\w+$/, "")}"`);
  const unused = Object.keys(english).filter(
    (key) => !isNamed(key) && !beginnings.some((beginning) => key.startsWith(beginning)),
  );
  expect(unused).toEqual([]);
});

describe.each(["en", ...others] as Language[])("in %s", (language) => {
  beforeAll(() => choose(language));

  test("every problem of the API is told in a sentence of that language", () => {
    const texts = Object.entries(textsOf(language)).filter(([key]) => key.startsWith("problem."));
    const sentences = texts.flatMap(([, text]) => forms(text));
    for (const code of codes) {
      const status = PROBLEM_CODES[code as ProblemCode]?.[0] ?? ANYWHERE[code]!;
      const problem = { type: "", title: "", status, code, detail: "What is for programs.", requestId: "" };
      const { title, text } = describeProblem(
        new Problem(problem as InstanceType<typeof Problem>["problem"]),
      );
      expect({ code, title: sentences.includes(title), text: sentences.includes(text) }).toEqual({
        code,
        title: true,
        text: true,
      });
    }
  });

  test("every failure of a generation is, too", () => {
    const failures = Object.values(GENERATION_ERRORS).map(({ code }) => `failure.${code}`);
    expect(failures.filter((key) => !Object.hasOwn(textsOf(language), key))).toEqual([]);
  });
});

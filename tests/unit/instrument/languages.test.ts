/** What a machine can find wrong with a translation, on every language that is offered, for oneself and for peers. */
import { textsFor } from "@persona-ai/core/analysis/survey-texts.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { describe, expect, test } from "vitest";
import surveyTexts from "../../../packages/core/src/analysis/survey-texts.data.json" with { type: "json" };
import corrections from "../../../packages/core/src/instrument/ipip-neo-120-corrections.data.json" with {
  type: "json",
};

const ipip = Instrument.get("ipip-neo-120");
const english = await Instrument.survey("ipip-neo-120", "en");
const translations = ipip.languages.filter((language) => language !== "en");
const FULL_OBSERVER_FORMS = ["en", "de", "fr", "es"];

const SCRIPTS = [
  "Latin",
  "Cyrillic",
  "Arabic",
  "Hebrew",
  "Devanagari",
  "Thai",
  "Armenian",
  "Hangul",
  "Hiragana",
  "Han",
];

/** The scripts that most letters of a text are in; Japanese mixes two, so each of them counts. */
function scriptOf(text: string): string {
  const counts = SCRIPTS.map((script) => [
    script,
    [...text.matchAll(new RegExp(`\\p{Script=${script}}`, "gu"))].length,
  ]) as [string, number][];
  if (counts.some(([script, count]) => script === "Hiragana" && count > 0)) return "Japanese";
  return counts.toSorted(([, a], [, b]) => b - a)[0]![0];
}

const folded = (text: string) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s.]+/g, " ")
    .trim();

describe.each(["self", "other"] as const)("a survey about %s", (about) => {
  test.each(ipip.languages)(
    "in %s has nothing missing, doubled, in English, or marked up",
    async (language) => {
      const { items, scale } = await Instrument.survey("ipip-neo-120", language, about);
      expect(items.map(({ id }) => id)).toEqual(ipip.items.map(({ id }) => id));
      const texts = items.map(({ text }) => folded(text));
      const labels = scale.map(({ label }) => folded(label));
      expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
      expect(new Set(labels).size).toBe(5);
      for (const text of [...texts, ...labels]) {
        expect(text).not.toBe("");
        expect(text).not.toMatch(/[<>{}\d]|&\w+;|https?:/);
      }
      const own = new Set(english.items.map(({ text }) => folded(text)));
      const englishLabels = new Set(english.scale.map(({ label }) => folded(label)));
      const isEnglish = language === "en";
      expect(texts.filter((text) => own.has(text) && !isEnglish)).toEqual([]);
      expect(labels.filter((text) => englishLabels.has(text) && !isEnglish)).toEqual([]);
    },
  );

  test.each(ipip.languages)("in %s has its scale in the script of its items", async (language) => {
    const { items, scale } = await Instrument.survey("ipip-neo-120", language, about);
    const script = scriptOf(items.map(({ text }) => text).join(" "));
    expect(scriptOf(scale.map(({ label }) => label).join(" "))).toBe(script);
  });
});

/** What is left of a text without case, marks, punctuation and spaces. */
const bare = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{P}\p{S}\p{Z}\p{Cf}]+/gu, "");

function isNear(a: string, b: string, most: number): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const above = row;
    row = [i + 1];
    for (let j = 1; j <= b.length; j++)
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + Number(letter !== b[j - 1]));
  }
  return row[b.length]! <= most;
}

test.each(ipip.languages)("in %s no two items of one facet and key say nearly the same", async (language) => {
  const { items } = await Instrument.survey("ipip-neo-120", language);
  const near = items.flatMap(({ text }, i) =>
    items.slice(0, i).flatMap((other, j) => {
      const [one, two] = [ipip.items[i]!, ipip.items[j]!];
      const isAlike = one.facet === two.facet && one.keyed === two.keyed;
      return isAlike && isNear(bare(text), bare(other.text), text.length < 12 ? 1 : 2)
        ? [[text, other.text]]
        : [];
    }),
  );
  expect(near).toEqual([]);
});

test.each(ipip.languages)("in %s every text is written cleanly", async (language) => {
  const { items, scale } = await Instrument.survey("ipip-neo-120", language);
  for (const text of [...items.map((item) => item.text), ...scale.map(({ label }) => label)]) {
    for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
      const scripts = SCRIPTS.filter((script) => new RegExp(`\\p{Script=${script}}`, "u").test(word));
      expect(scripts.length <= 1 || language === "ja", word).toBe(true);
    }
    expect(text).toBe(text.trim());
    expect(text).not.toMatch(/\s\s|\ufffd|\ufeff|[_*#|=\\]|\?\?|Ã|Â/);
    expect(text.match(/[([（]/g)?.length).toBe(text.match(/[)\]）]/g)?.length);
  }
  const small = items.filter(({ text }) => /^\p{Ll}/u.test(text)).length;
  expect([0, items.length]).toContain(small);
});

test("items that are keyed against each other never have one text, in any language", async () => {
  for (const language of ipip.languages) {
    const { items } = await Instrument.survey("ipip-neo-120", language);
    const keys = new Map<string, Set<string>>();
    for (const [i, { text }] of items.entries()) {
      const key = `${ipip.items[i]!.facet}:${ipip.items[i]!.keyed}`;
      keys.set(folded(text), (keys.get(folded(text)) ?? new Set()).add(key));
    }
    expect([...keys].filter(([, found]) => found.size > 1)).toEqual([]);
  }
});

describe("the languages that are offered", () => {
  test("are those that are not withheld, each with its mark", async () => {
    expect(ipip.languages).not.toContain("is");
    expect(ipip.languages).not.toContain("tr");
    expect(Instrument.list().find(({ id }) => id === "ipip-neo-120")!.languages).toEqual([...ipip.languages]);
    for (const language of translations) {
      const { quality } = await Instrument.survey("ipip-neo-120", language);
      expect(quality).toBe("machine-checked");
    }
    expect(english.quality).toBe("reviewed");
  });

  test("are written from the right where their script is", async () => {
    for (const language of ipip.languages) {
      const { dir, items } = await Instrument.survey("ipip-neo-120", language);
      const script = scriptOf(items.map(({ text }) => text).join(" "));
      expect(dir).toBe(script === "Arabic" || script === "Hebrew" ? "rtl" : "ltr");
      expect(textsFor(language, { name: "Ada", days: 30 }).dir).toBe(dir);
    }
  });

  test("have each correction applied, with its reason", async () => {
    for (const { language, item, text, reason } of corrections.corrections) {
      const { items } = await Instrument.survey("ipip-neo-120", language);
      expect(items.find(({ id }) => id === item)!.text).toBe(text);
      expect(reason.length).toBeGreaterThan(10);
    }
  });
});

describe("peers", () => {
  test.each(ipip.languages)("are told in %s whom the statements are about", (language) => {
    const { instruction } = textsFor(language, { name: "Ada Lovelace", days: 30 });
    expect(instruction.split("Ada Lovelace").length).toBeGreaterThan(2);
    if (language !== "en")
      expect(instruction).not.toBe(textsFor("en", { name: "Ada Lovelace", days: 30 }).instruction);
  });

  test.each(ipip.languages)(
    "are told in %s who sees what, or that this is told in English",
    async (language) => {
      const person = { name: "Ada Lovelace", days: 30 };
      const { notice, noticeLanguage } = textsFor(language, person);
      const english = textsFor("en", person).notice;
      expect(noticeLanguage).toBe(notice === english ? "en" : language);
      for (const fact of ["Ada Lovelace", "Amazon Bedrock", "30"]) expect(notice).toContain(fact);
      expect(notice).not.toMatch(/[{}<>]|\s\s/);
      // Nine sentences, whatever ends one here.
      expect(notice.match(/[.。]/g)!.length).toBeGreaterThanOrEqual(9);
      const { items } = await Instrument.survey("ipip-neo-120", noticeLanguage);
      expect(scriptOf(notice)).toBe(scriptOf(items.map(({ text }) => text).join(" ")));
      const words =
        noticeLanguage === "en" ? [] : notice.match(/\b(the|your|answers?|with|receipt|survey|nobody)\b/gi);
      expect(words ?? []).toEqual([]);
    },
  );

  test("are told who sees what in nineteen languages, those not written for this marked as translations", () => {
    const own = ipip.languages.filter(
      (language) => textsFor(language, { name: "Ada", days: 30 }).noticeLanguage === language,
    );
    expect(own.length).toBe(19);
    for (const [language, { quality }] of Object.entries(surveyTexts.notices)) {
      expect(own).toContain(language);
      expect(quality).toBe("machine-checked");
    }
  });

  test.each(FULL_OBSERVER_FORMS)("are asked in %s in the third person throughout", async (language) => {
    const [own, others] = await Promise.all(
      (["self", "other"] as const).map((about) => Instrument.survey("ipip-neo-120", language, about)),
    );
    for (const [i, { text }] of others!.items.entries()) {
      expect(text).not.toBe(own!.items[i]!.text);
      expect(text).not.toMatch(
        /(?<!\p{L})(I|I'm|my|myself|me|ich|mich|mir|meine?[mnrs]?|je|j’|mon|ma|mes|moi|yo|mi|mis|conmigo)(?!\p{L})/iu,
      );
    }
  });

  test("are asked in English as the rule has it, read here", async () => {
    const { items } = await Instrument.survey("ipip-neo-120", "en", "other");
    const byPosition = (i: number) => items[i]!.text;
    expect([0, 8, 10, 14, 17, 18, 34, 39, 46, 47, 49, 50, 58, 67].map(byPosition)).toEqual([
      "Worries about things",
      "Uses others for their own ends",
      "Often feels blue",
      "Keeps their promises",
      "Prefers variety to routine",
      "Loves a good fight",
      "Excels in what they do",
      "Often forgets to put things back in their proper place",
      "Is always on the go",
      "Prefers to stick with things that they know",
      "Does more than what's expected of them",
      "Rarely overindulges",
      "Feels sympathy for those who are worse off than themselves",
      "Does not like poetry",
    ]);
    const short = await Instrument.survey("sapa-bfi-25", "en", "other");
    expect(short.items.slice(0, 3).map(({ text }) => text)).toEqual([
      "Is indifferent to the feelings of others.",
      "Inquires about others' well-being.",
      "Knows how to comfort others.",
    ]);
    expect(short.items.find(({ id }) => id === "E1")!.text).toBe("Doesn't talk a lot.");
  });
});

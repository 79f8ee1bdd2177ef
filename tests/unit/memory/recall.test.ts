/** What is found of many memories: by ten conversations with their evidence, and by what holds for any. */
import {
  BUDGET,
  indexOf,
  type Memory,
  meaningOf,
  rank,
  recall,
  whenSaid,
} from "@persona-ai/core/memory/recall.ts";
import { estimateTokens } from "@persona-ai/core/model/tokens.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CONVERSATIONS } from "./locomo-like.ts";

const tokensOf = (text: string) => estimateTokens(text);
const DAY = 86_400_000;
const memoryOf = (text: string, i: number, kind: Memory["kind"] = "fact"): Memory => ({
  id: `mem_${String(i).padStart(6, "0")}`,
  ...{ text, kind },
  saidAt: new Date(1_760_000_000_000 + i * DAY),
});

/** How many of the questions have their evidence among the first `count` that are sent. */
function recallAt(count: number): number {
  let found = 0;
  let asked = 0;
  for (const { facts, questions } of CONVERSATIONS) {
    const index = indexOf(facts.map((text, i) => memoryOf(text, i)));
    for (const { question, evidence } of questions) {
      const { core, found: sent } = recall(index, [question], tokensOf);
      const first = [...core, ...sent].slice(0, count).map(({ text }) => text);
      asked += 1;
      if (first.includes(facts[evidence]!)) found += 1;
    }
  }
  return found / asked;
}

describe("of ten conversations", () => {
  test("each has more facts than are sent, and a hundred questions in all", () => {
    expect(CONVERSATIONS).toHaveLength(10);
    for (const { facts } of CONVERSATIONS) expect(facts.length).toBeGreaterThan(2 * 30);
    expect(CONVERSATIONS.flatMap(({ questions }) => questions).length).toBeGreaterThanOrEqual(100);
  });

  test("60 % of the evidence is among the 30 that are sent, 45 % among the first 10", () => {
    expect(recallAt(30)).toBeGreaterThanOrEqual(0.6);
    expect(recallAt(10)).toBeGreaterThanOrEqual(0.45);
  });

  test("the newest 30 alone have less than half of it", () => {
    const shares = CONVERSATIONS.map(({ facts, questions }) => {
      const newest = new Set(facts.slice(-30));
      return questions.filter(({ evidence }) => newest.has(facts[evidence]!)).length / questions.length;
    });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.5);
  });
});

describe("whatever is known and said", () => {
  const text = fc.oneof(
    fc.lorem({ maxCount: 8 }),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
  );
  const memories = fc
    .array(
      fc.record({ text, kind: fc.constantFrom("core" as const, "fact" as const), isEnded: fc.boolean() }),
      {
        maxLength: 80,
      },
    )
    .map((all) =>
      all.map(({ text: said, kind, isEnded }, i) => ({
        ...memoryOf(said, i, kind),
        ...(isEnded && { endedAt: "2026-11-28T00:00:00.000Z" }),
      })),
    );

  test("what is ended is not sent, nothing is sent twice, and all is within its budget", () => {
    fc.assert(
      fc.property(memories, fc.array(text, { maxLength: 3 }), (known, said) => {
        const { core, found } = recall(indexOf(known), said, tokensOf);
        const sent = [...core, ...found];
        expect(sent.some(({ endedAt }) => endedAt !== undefined)).toBe(false);
        expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
        expect(found.length).toBeLessThanOrEqual(BUDGET.found + BUDGET.recent);
        const cost = (of: Memory[]) => of.reduce((sum, one) => sum + tokensOf(one.text), 0);
        expect(cost(core)).toBeLessThanOrEqual(BUDGET.coreTokens);
        expect(cost(found)).toBeLessThanOrEqual(BUDGET.tokens);
      }),
    );
  });

  test("the core block is sent, whatever is talked of, and however old it is", () => {
    const known = [
      memoryOf("Their name is Otto.", 0, "core"),
      memoryOf("Is allergic to peanuts.", 1, "core"),
      ...Array.from({ length: 500 }, (_, i) => memoryOf(`Likes place ${i} by the sea.`, i + 2)),
    ];
    fc.assert(
      fc.property(text, (said) => {
        const { core } = recall(indexOf(known), [said], tokensOf);
        expect(core.map(({ id }) => id)).toEqual(["mem_000001", "mem_000000"]);
      }),
      { numRuns: 20 },
    );
  });
});

test("of five thousand memories the one that is asked for is found, in any script", () => {
  const words = ["猫", "кошка", "गाय", "собака"];
  const known = Array.from({ length: 5_000 }, (_, i) => memoryOf(`Wrote number ${i} of ${words[i % 4]}.`, i));
  known[1234] = memoryOf("飼っている亀の名前はタロウです。", 1234);
  expect(rank(indexOf(known), ["亀の名前は何でしたか"], 10)[0]?.id).toBe("mem_001234");
});

test.each([
  ["Has a sister in Porto.", "has a sister in  Porto", true],
  ["Likes cats and dogs.", "Likes dogs and cats.", true],
  ["Likes cats.", "Does not like cats.", false],
  ["Has two cats.", "Has three cats.", false],
  ["Lives in Porto.", "Lives in Lisbon.", false],
])("“%s” and “%s” say the same: %s", (a, b, isSame) => {
  expect(meaningOf(a) === meaningOf(b)).toBe(isSame);
});

test.each([
  ["2026-11-28", "today, on 28 November"],
  ["2026-11-27", "yesterday, on 27 November"],
  ["2026-11-24", "four days ago, on 24 November"],
  ["2026-11-07", "three weeks ago, on 7 November"],
  ["2026-05-02", "seven months ago, on 2 May"],
  ["2023-05-02", "four years ago, on 2 May 2023"],
])("what was said on %s was said %s", (day, words) => {
  expect(whenSaid(new Date(`${day}T23:00:00Z`), new Date("2026-11-28T01:00:00Z"))).toBe(words);
});

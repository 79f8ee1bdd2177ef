import { OpenAnswerSample } from "@persona-ai/core/response/open-answers.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const QUESTIONS = [
  { id: "q1", text: "What are they good at?" },
  { id: "q2", text: "What annoys you?" },
];

const response = (i: number, relation = "friend", text = `answer ${i}`) => ({
  responseId: `rsp_${i}`,
  relation,
  openAnswers: QUESTIONS.map(({ id }) => ({ questionId: id, text })),
});

const sampleOf = (responses: ReturnType<typeof response>[]) => {
  const sample = new OpenAnswerSample(QUESTIONS);
  for (const each of responses) sample.add(each);
  return sample.take();
};

describe("the sample of open answers", () => {
  test("does not depend on the order in which they are read", () => {
    const all = Array.from({ length: 200 }, (_, i) => response(i));
    const shuffled = fc.shuffledSubarray(all, { minLength: all.length });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(sampleOf(order)).toEqual(sampleOf(all));
      }),
      { numRuns: 20 },
    );
  });

  test("is bounded in number and bytes, whatever is written in whatever script", () => {
    // U+FFFD is what a character cut in half becomes: nobody writes it here.
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 2000 });
    const texts = fc.array(
      text.map((written) => written.replaceAll("\uFFFD", "?")),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(texts, (written) => {
        const sample = sampleOf(written.map((text, i) => response(i, i === 0 ? "self" : "friend", text)));
        expect(sample.length).toBeLessThanOrEqual(26);
        expect(Buffer.byteLength(JSON.stringify(sample))).toBeLessThanOrEqual(12 * 1024);
        expect(JSON.stringify(sample)).not.toContain("\uFFFD");
      }),
      { numRuns: 50 },
    );
  });

  test("gives every peer the same chance", () => {
    const chosen = new Map<string, number>();
    for (let round = 0; round < 400; round++) {
      const all = Array.from({ length: 40 }, (_, i) => ({ ...response(i), responseId: `rsp_${round}_${i}` }));
      for (const { text } of sampleOf(all)) chosen.set(text, (chosen.get(text) ?? 0) + 1);
    }
    const expected = (400 * 24) / 40;
    for (const count of chosen.values()) expect(Math.abs(count - expected) / expected).toBeLessThan(0.25);
    expect(chosen.size).toBe(40);
  });

  test("always has the owner's own answers, first", () => {
    const sample = sampleOf([
      ...Array.from({ length: 100 }, (_, i) => response(i)),
      response(100, "self", "mine"),
    ]);
    expect(sample.slice(0, 2).map(({ text }) => text)).toEqual(["mine", "mine"]);
  });

  test("leaves out answers to a question that the analysis does not ask", () => {
    const sample = new OpenAnswerSample(QUESTIONS);
    sample.add({ responseId: "r", relation: "friend", openAnswers: [{ questionId: "other", text: "x" }] });
    expect(sample.take()).toEqual([]);
  });
});

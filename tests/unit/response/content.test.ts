import { Instrument } from "@persona-ai/core/instrument";
import { decode, encode, parse } from "@persona-ai/core/response/content.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

const instruments = fc.constantFrom("sapa-bfi-25", "ipip-neo-120");

test("what is stored decodes to the answers that were sent", () => {
  fc.assert(
    fc.property(
      instruments,
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 120, maxLength: 120 }),
      (id, values) => {
        const answers = Object.fromEntries(
          Instrument.get(id).items.map((item, i) => [item.id, values[i] ?? 1]),
        );
        expect(decode(id, encode(id, answers))).toEqual(answers);
      },
    ),
  );
});

test("an answer to an open question that the survey does not ask is named", () => {
  const answers = Object.fromEntries(Instrument.get("sapa-bfi-25").items.map(({ id }) => [id, 3]));
  const survey = { instrument: "sapa-bfi-25", questions: [{ id: "qst_1", text: "Why?" }] } as const;
  expect(() =>
    parse({ ...survey, questions: [...survey.questions] }, { answers, openAnswers: { qst_2: "x" } }),
  ).toThrow(
    expect.objectContaining({
      issues: [{ path: "openAnswers.qst_2", message: "This survey has no such question." }],
    }),
  );
});

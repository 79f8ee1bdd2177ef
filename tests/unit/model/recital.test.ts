/** What the system tells a model is not passed on, however an answer comes in pieces. */
import { INSTRUCTIONS, SYSTEM } from "@persona-ai/core/chat/prompt.ts";
import { recitalGuard, secretOf } from "@persona-ai/core/model/recital.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const secret = secretOf(INSTRUCTIONS);
const plain = (text: string) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
const told = plain(SYSTEM);

/** All that goes out of a text that comes in these pieces. */
function passed(pieces: readonly string[]) {
  const guard = recitalGuard(secret);
  let out = "";
  for (const piece of pieces) out += guard.push(piece);
  return { out: out + guard.rest(), isRecited: guard.isRecited };
}

const cutAt = (text: string, cuts: readonly number[]) => {
  const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return at.slice(1).map((to, i) => text.slice(at[i], to));
};

describe("an answer in any pieces", () => {
  /** Some, or as many as a model's tokens make. */
  const cuts = fc.oneof(
    fc.array(fc.nat(5_000), { maxLength: 30 }),
    fc.integer({ min: 1, max: 9 }).map((size) => Array.from({ length: 600 / size }, (_, i) => i * size)),
  );

  test("goes out whole where it recites nothing", () => {
    const text = fc.oneof(fc.lorem({ maxCount: 60 }), fc.string({ unit: "grapheme", maxLength: 400 }));
    fc.assert(
      fc.property(text, cuts, (said, at) => {
        expect(passed(cutAt(said, at))).toEqual({ out: said, isRecited: false });
      }),
    );
  });

  test("tells no more than a few words of what the model is told, wherever the recital begins", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 12 }), fc.nat(SYSTEM.length - 400), cuts, (before, from, at) => {
        const { out, isRecited } = passed(cutAt(`${before}: ${SYSTEM.slice(from, from + 400)}`, at));
        expect(isRecited).toBe(true);
        const rest = plain(out.slice(before.length));
        // The end of a word, and eleven letters, before it is known what they begin.
        expect(rest.length < 30 || !told.includes(rest)).toBe(true);
        expect(secret.isIn(out)).toBe(false);
      }),
    );
  });
});

test.each([
  ["in capitals", SYSTEM.toUpperCase()],
  ["as a list of quotations", SYSTEM.replaceAll(". ", '."\n> - "')],
  ["with a word in between at first", `Sure! Here it is: ${SYSTEM}`],
])("a recital %s is one", (_, text) => {
  expect(passed([text]).isRecited).toBe(true);
});

test.each([
  "I am an AI persona, made from a survey, and not a human being.",
  "Call the emergency number or a crisis line, please; I cannot help as a person could.",
  "I keep it short, as one does in a chat.",
])("“%s” is none, though it says what the model is told", (text) => {
  expect(passed([text])).toEqual({ out: text, isRecited: false });
});

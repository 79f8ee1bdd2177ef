import {
  FACTS,
  Remembered,
  rememberRequest,
  SUMMARY_LENGTH,
  TOOL_NAME,
} from "@persona-ai/core/memory/memory-prompt.ts";
import { readData } from "@persona-ai/core/model";
import { modelOf } from "@persona-ai/core/model/models.ts";
import { reply } from "@persona-ai/local/bedrock/reply.ts";
import { malformed } from "@persona-ai/local/bedrock/spoil.ts";
import type { ConverseRequest, Reply } from "@persona-ai/local/bedrock/wire.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const MODEL = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";
type Earlier = { summary?: string; leaving?: string[]; known?: string[] };

function replyTo(message: string, { summary, leaving = [], known = [] }: Earlier = {}): Reply {
  const context = {
    ...(summary !== undefined && { summary }),
    memories: known.map((text) => ({ id: "mem", text })),
    turns: [],
    leaving: leaving.map((said, i) => ({ id: `msg_${i}`, message: said, answer: "I see." })),
  };
  const request = rememberRequest({ message, answer: "I like olives. I'm a pilot." }, context, MODEL);
  return reply(request as unknown as ConverseRequest, modelOf(MODEL));
}
const read = (answer: Reply) =>
  readData(answer as Parameters<typeof readData>[0], { name: TOOL_NAME, schema: Remembered });
function remembered(...told: Parameters<typeof replyTo>): Remembered {
  const answer = read(replyTo(...told));
  if (answer.kind !== "usable") throw new Error(answer.kind);
  return answer.value;
}

describe("the offline keeper of memory", () => {
  test("remembers what the user said of themselves, and not what the persona said", () => {
    expect(remembered("I like tea.")).toEqual({ facts: [{ text: "Likes tea." }] });
  });

  test("does not repeat what is known", () => {
    expect(remembered("I like tea.", { known: ["Likes tea."] })).toEqual({ facts: [] });
  });

  test("says what is always to be known, what takes the place of another, and what is over", () => {
    expect(remembered("My name is Otto. I'm allergic to peanuts.").facts).toEqual([
      { text: "Their name is Otto.", kind: "core" },
      { text: "Is allergic to peanuts.", kind: "core" },
    ]);
    expect(remembered("I moved to Lisbon.", { known: ["Likes tea.", "Lives in Porto."] }).facts).toEqual([
      { text: "Lives in Lisbon.", replaces: 2 },
    ]);
    expect(remembered("I stopped being vegan.", { known: ["Likes tea.", "Is vegan."] }).ended).toEqual([2]);
  });

  test("sums up only what leaves, and goes on from the summary before", () => {
    const first = remembered("Well.", { leaving: ["Boats are fine.", "And trains?"] }).summary;
    expect(first).toBe("Talked about: Boats are fine.; And trains?");
    const second = remembered("Well.", { summary: first!, leaving: ["Planes, then."] }).summary;
    expect(second).toBe("Talked about: Boats are fine.; And trains?; Planes, then.");
  });

  test("drops the oldest for the newest, and stays within the length", () => {
    const leaving = fc.array(fc.string({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 900 }), leaving, (summary, said) => {
        const told = remembered("Well.", { summary, leaving: [...said, "The newest."] }).summary!;
        expect(told.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
        expect(told.endsWith("The newest.")).toBe(true);
      }),
    );
  });

  test("gives a usable answer to any message", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (message) => {
        expect(remembered(message).facts.length).toBeLessThanOrEqual(FACTS);
      }),
    );
  });
});

test("of what is to be remembered, a bare text and what is too much or too long are mended; prose is malformed", () => {
  const issues = [0, 1, 2, 3].map((turn) => {
    const answer = read(malformed(replyTo("I like tea."), turn));
    return answer.kind === "malformed" ? [...new Set(answer.issues.map(({ path }) => path))] : answer.kind;
  });
  expect(issues).toEqual(["usable", "usable", "usable", [""]]);
});

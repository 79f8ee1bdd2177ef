import { label } from "@persona-ai/core/label.ts";
import { expect, test } from "vitest";

const NAME = label(20);

test.each([["Ada"], ["  Ada  ", "Ada"], ["Zoë Ñandú 🐉"], ["李小龍"], ["سارة"], ["👨‍👩‍👧‍👦"], ["क्‍ष"]])(
  "%j is what somebody may be called",
  (text, kept = text) => {
    expect(NAME.parse(text)).toBe(kept);
  },
);

test.each([
  ["", /Too small/],
  ["x".repeat(21), /Too big/],
  ["\u0007\uFFFE", /nothing to be seen/i],
  ["\u200b", /nothing to be seen/i],
  ["\u200d \u2060", /nothing to be seen/i],
])("%j is not", (text, message) => {
  const { error } = NAME.safeParse(text);
  expect(error?.issues.map((issue) => issue.message)).toEqual([expect.stringMatching(message)]);
});

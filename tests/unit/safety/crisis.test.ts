/** Whoever is in danger is helped, in their language, and hardly anybody else is interrupted. */
import { crisisAnswer, crisisIn, linesFor } from "@persona-ai/core/safety/crisis.ts";
import { describe, expect, test } from "vitest";
import help from "../../../packages/core/src/safety/crisis-help.data.json" with { type: "json" };
import lines from "../../../packages/core/src/safety/crisis-lines.data.json" with { type: "json" };
import words from "../../../packages/core/src/safety/crisis-words.data.json" with { type: "json" };
import * as heldOut from "./held-out.ts";
import { OTHERS, REAL } from "./messages.ts";
import { ROUNDS } from "./new-phrasings.ts";

test.each([...REAL, ...heldOut.REAL])("somebody who writes “%s” is helped", (message) => {
  const crisis = crisisIn(message);
  expect(crisis).toBeDefined();
  const answer = crisisAnswer(message, { name: "Ada" });
  expect(answer).toContain(linesFor(crisis!.language));
  expect(answer).toContain("findahelpline.com");
  expect(answer).toContain("Ada");
});

test("of 25 that only sound so, at most two are interrupted", () => {
  const interrupted = OTHERS.filter((message) => crisisIn(message));
  expect(interrupted.length, interrupted.join("\n")).toBeLessThanOrEqual(2);
});

test("of those held out that only sound so, at most two of 25 are", () => {
  const interrupted = heldOut.OTHERS.filter((message) => crisisIn(message));
  expect(interrupted.length / heldOut.OTHERS.length, interrupted.join("\n")).toBeLessThanOrEqual(2 / 25);
});

test("of three hundred new phrasings in seventeen languages, two at most are missed", () => {
  const missed = ROUNDS.flatMap(({ real }) => real).filter((message) => !crisisIn(message));
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(2);
});

test("of 200 songs, plots, idioms and plain sentences beside them, none is interrupted", () => {
  const others = ROUNDS.flatMap((round) => round.others);
  expect(others.length).toBe(200);
  expect(others.filter((message) => crisisIn(message))).toEqual([]);
});

test("rules of words that stand near each other know no end of a sentence, and no order", () => {
  expect(crisisIn("The point of living? I see none, no point. At all.")).toMatchObject({ kind: "self" });
  expect(crisisIn(`No. ${"So much for the weather here. ".repeat(5)} The point is: life is fun.`)).toBe(
    undefined,
  );
});

test("every language that is understood has its answer, and whom to call", () => {
  for (const language of Object.keys(words.languages)) {
    expect(Object.keys(help.texts)).toContain(language);
    expect(linesFor(language)).toMatch(/\d{3}/);
  }
});

describe("a line", () => {
  test.each(lines.countries)(
    "of $country has a number and its source, or says that none was found",
    (line) => {
      expect(line.emergency).toMatch(/^\d{3}$/);
      if ("phone" in line) expect(line.source).toMatch(/^https:/);
      else expect(line.notFound).toBeTruthy();
    },
  );
});

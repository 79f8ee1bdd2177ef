/** Who asks what talks here is told, in every language that is offered. */
import {
  asksWhetherHuman,
  claimsToBeHuman,
  disclosureIn,
  saysItIsAi,
} from "@persona-ai/core/safety/disclosure.ts";
import { expect, test } from "vitest";
import data from "../../../packages/core/src/safety/disclosure.data.json" with { type: "json" };
import { ASKED, NOT_ASKED } from "./held-out.ts";

test("who asks is understood, nearly however they put it", () => {
  const missed = ASKED.filter((message) => !asksWhetherHuman(message));
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(1);
});

test("who only talks of humans and machines is hardly ever taken to ask", () => {
  const taken = NOT_ASKED.filter((message) => asksWhetherHuman(message));
  expect(taken.length, taken.join("\n")).toBeLessThanOrEqual(1);
});

test.each(Object.entries(data.languages))(
  "what is said in %s says what talks here, and no human",
  (language) => {
    const told = disclosureIn("…", { name: "Ada", language });
    expect(told).toContain("Ada");
    expect(saysItIsAi(told)).toBe(true);
    expect(claimsToBeHuman(told)).toBe(false);
  },
);

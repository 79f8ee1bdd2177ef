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

test.each([
  "Is this really Ada?",
  "Are you actually Ada typing?",
  "Bist du wirklich Ada?",
  "C'est vraiment Ada ?",
  "¿Eres de verdad Ada?",
  "are u real",
  "tum insaan ho kya?",
])("who asks after the person (“%s”) asks what talks here", (message) => {
  expect(asksWhetherHuman(message, "Ada")).toBe(true);
});

test("who only calls the persona by its name does not ask", () => {
  for (const message of ["Is this really necessary, Ada?", "Are you there, Ada?", "Ada, really, a bike?"]) {
    expect(asksWhetherHuman(message, "Ada")).toBe(false);
  }
});

test.each([
  "No soy humana, soy una IA.",
  "Non sono umana, sono un'IA.",
  "Não sou humano, sou uma IA.",
  "Nie jestem człowiekiem.",
  "Ich bin kein Mensch.",
  "Je ne suis pas humain.",
  "Я не человек.",
  "Ben insan değilim.",
  "私は人間ではありません。",
  "나는 사람이 아니야.",
  "मैं इंसान नहीं हूँ",
])("who says “%s” claims to be no human", (said) => {
  expect(claimsToBeHuman(said)).toBe(false);
});

test.each(["No, there's no AI here, just me.", "Yep, 100% human", "人間だよ。", "나 사람이야."])(
  "who says “%s” does",
  (said) => {
    expect(claimsToBeHuman(said)).toBe(true);
  },
);

/** What is of a special category is remembered only when its user asks for it, and what keeps them safe always. */
import { mayBeRemembered } from "@persona-ai/core/safety/special.ts";
import { expect, test } from "vitest";

const SPECIAL = [
  "Has depression.",
  "Takes lithium.",
  "Had a heart attack in May.",
  "Has migraines.",
  "Sees a psychologist.",
  "Hat Rheuma.",
  "Tiene ansiedad.",
  "A un cancer.",
  "Is trans.",
  "Is bi.",
  "Ist schwul.",
  "Goes to church on Sundays.",
  "Fasts during Ramadan.",
  "Est bouddhiste.",
  "Is Jewish.",
  "Voted Green.",
  "Supports the Labour Party.",
  "Is a member of the SPD.",
];

test.each(SPECIAL)("“%s” only when asked to", (fact) => {
  expect(mayBeRemembered(fact, "So that is how it is with me.")).toBe(false);
  expect(mayBeRemembered(fact, "Please remember that.")).toBe(true);
});

test.each(["Is allergic to nuts.", "Darf keine Nüsse essen, allergisch.", "Uses a wheelchair."])(
  "“%s” always",
  (fact) => {
    expect(mayBeRemembered(fact, "I tell you.")).toBe(true);
  },
);

test.each(["Is vegan.", "Likes Berlin.", "Is married to a man called Tim.", "Has an exam on 3 December."])(
  "“%s” as any other",
  (fact) => {
    expect(mayBeRemembered(fact, "I tell you.")).toBe(true);
  },
);

test("a wish to harm oneself never", () => {
  expect(mayBeRemembered("Wants to die.", "Remember that I want to die.")).toBe(false);
});

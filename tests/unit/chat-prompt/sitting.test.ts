/** A word about a long sitting: after hours without a pause, rarely, and never else. */
import { chatRequest, contextFrom, NOTHING_PAST } from "@persona-ai/core/chat/prompt.ts";
import { isSittingLong, sittingAt } from "@persona-ai/core/chat/window.ts";
import { Profile } from "@persona-ai/core/profile";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { personAt } from "../profile/people.ts";
import { messageIdAt } from "./conversations.ts";

const START = Date.parse("2026-11-28T18:00:00.000Z");
const at = (minutes: number) => new Date(START + minutes * 60_000);
const iso = (minutes: number) => at(minutes).toISOString();

test("a sitting goes on until a pause of half an hour", () => {
  expect(sittingAt({}, at(0))).toBe(iso(0));
  expect(isSittingLong({ turns: 20 }, at(600))).toBe(false);
  expect(sittingAt({ lastAt: iso(29), sittingSince: iso(0) }, at(58))).toBe(iso(0));
  expect(sittingAt({ lastAt: iso(29), sittingSince: iso(0) }, at(59))).toBe(iso(59));
});

test("of the turns of the third hour one in twenty has a word about it, of the first two hours none", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600 }), fc.nat(400), (minutes, turns) => {
      const isDue = isSittingLong({ sittingSince: iso(0), turns }, at(minutes));
      expect(isDue).toBe(minutes >= 120 && turns % 20 === 0);
    }),
  );
});

test("the model is told of it next to the reminder, and of no other", () => {
  const traits = personAt([62, 40, 66, 35, 50]);
  const profile = writeProfile(Profile.briefOf(traits), { name: "Ada" });
  const messageId = messageIdAt(1);
  const key = { userId: "usr_1", personaId: "per_1" };
  const createdAt = iso(0);
  const said = { ...key, messageId, role: "user", content: "Hi.", status: "complete", createdAt } as const;
  const told = (turns: number) => {
    const context = contextFrom(
      { ...key, sittingSince: iso(0), turns },
      { ...NOTHING_PAST, messages: [said] },
      messageId,
      at(130),
    );
    return JSON.stringify(chatRequest({ name: "Ada", profile, traits }, context, "model").system);
  };
  expect(told(40)).toContain("talking for some hours");
  expect(told(41)).not.toContain("talking for some hours");
});

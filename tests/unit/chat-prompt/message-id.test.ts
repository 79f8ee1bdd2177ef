import { nextMessageId, timeOf } from "@persona-ai/core/chat/window.ts";
import { expect, test } from "vitest";
import { messageIdAt } from "./conversations.ts";

const newest = messageIdAt(5);
const at = timeOf(newest);

test("a message's id tells when it was made", () => {
  expect(timeOf(nextMessageId(undefined, at))).toBe(at);
  expect(timeOf(nextMessageId(newest, at + 20))).toBe(at + 20);
});

test.each([0, 1, 60_000])("and sorts after the newest, also by a clock that is %d ms behind", (behind) => {
  const next = nextMessageId(newest, at - behind);
  expect(next > newest).toBe(true);
  expect(timeOf(next)).toBe(at + 1);
});

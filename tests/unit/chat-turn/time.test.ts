import { readFileSync } from "node:fs";
import { TURN_MS, timeFor } from "@persona-ai/core/chat/answer.ts";
import { expect, test } from "vitest";

test("a turn is over before its function is cut off, with time to start and to store", () => {
  const api = readFileSync(new URL("../../../infra/api.ts", import.meta.url), "utf8");
  const [, seconds] = /timeout: "(\d+) seconds"/.exec(api) ?? [];
  expect(Number(seconds) * 1_000 - TURN_MS.over).toBeGreaterThanOrEqual(5_000);
  expect(TURN_MS.over - TURN_MS.answered).toBeGreaterThanOrEqual(5_000);
});

test("what is left of it is never more than it had, nor less than nothing", () => {
  const time = timeFor({ answered: 1_000, over: 2_000 });
  const [answered, over] = [time.answered(), time.over()];
  expect(answered).toBeLessThanOrEqual(1_000);
  expect(over).toBeGreaterThan(answered);
  expect(timeFor({ answered: -1, over: 0 }).answered()).toBe(0);
});

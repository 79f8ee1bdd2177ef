import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { onConnection, reached, unreachable } from "../../../packages/web/src/api/connection.ts";

let asked = 0;
let answers = true;
beforeEach(() => {
  asked = 0;
  answers = true;
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async () => {
    asked++;
    if (answers) return new Response();
    throw new TypeError("Failed to fetch");
  });
});
afterEach(() => {
  reached();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Pauses of 1, 2, 4, 8 and then 15 seconds, each up to a quarter shorter or longer: 600 / 18.75 and 600 / 11.25, and the first four. */
const IN_TEN_MINUTES = { least: 30, most: 56 };
const tenMinutes = () => vi.advanceTimersByTimeAsync(600_000);

test("while nothing answers, it is asked ever less often", async () => {
  answers = false;
  unreachable();
  await tenMinutes();
  expect(asked).toBeGreaterThanOrEqual(IN_TEN_MINUTES.least);
  expect(asked).toBeLessThanOrEqual(IN_TEN_MINUTES.most);
});

test("while health answers and what is wanted does not, that is asked ever less often, too", async () => {
  let wanted = 0;
  const stop = onConnection((isReachable) => {
    if (!isReachable) return;
    wanted++;
    unreachable();
  });
  unreachable();
  await tenMinutes();
  stop();
  expect(wanted).toBeGreaterThanOrEqual(IN_TEN_MINUTES.least);
  expect(wanted).toBeLessThanOrEqual(IN_TEN_MINUTES.most);
});

test("after an answer it begins anew, within a second and a quarter", async () => {
  answers = false;
  unreachable();
  await tenMinutes();
  reached();
  const before = asked;
  unreachable();
  await vi.advanceTimersByTimeAsync(1_250);
  expect(asked - before).toBe(1);
});

import { batchDelete, batchGet, optimistic, pauseMs, TableBusy } from "@persona-ai/core/table/retry.ts";
import fc from "fast-check";
import { expect, test, vi } from "vitest";

const now = () => 0;

test("What somebody else was faster with is tried again until it succeeds", async () => {
  let tries = 0;
  const result = await optimistic(async () => (++tries < 3 ? undefined : "won"), now);
  expect(result).toBe("won");
  expect(tries).toBe(3);
});

test("What never succeeds ends as a busy table after a bounded number of tries", async () => {
  let tries = 0;
  const never = optimistic(async () => void tries++, now);
  await expect(never).rejects.toThrow(TableBusy);
  expect(tries).toBe(12);
});

test("The pause grows with the attempts, within its cap", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      const pause = pauseMs(attempt, () => chance);
      expect(pause).toBeGreaterThanOrEqual(0);
      expect(pause).toBeLessThanOrEqual(500);
      expect(pauseMs(attempt + 1, () => chance)).toBeGreaterThanOrEqual(pause);
    }),
  );
});

test("A batch is read whole, whatever part of it each answer leaves unprocessed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(), { maxLength: 8 }), async (keys) => {
      vi.spyOn(Math, "random").mockReturnValue(0);
      const read = async (left: number[]) => ({ data: left.slice(0, 2), unprocessed: left.slice(2) });
      expect(await batchGet(read, keys)).toEqual(keys);
    }),
    { numRuns: 30 },
  );
});

test("A table that processes nothing is asked a bounded number of times, with pauses", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  let requests = 0;
  const nothing = async (left: string[]) => {
    requests++;
    return { unprocessed: left };
  };
  await expect(batchDelete(nothing, ["a", "b"])).rejects.toThrow(TableBusy);
  expect(requests).toBe(12);
});

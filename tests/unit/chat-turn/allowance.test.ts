import { allowanceOf, expiryOf, secondsLeft } from "@persona-ai/core/limit/allowance.ts";
import { LimitReached } from "@persona-ai/core/limit/errors.ts";
import { dayOf } from "@persona-ai/core/time.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

const DAY_SECONDS = 86_400;
const dates = fc.date({ min: new Date("2026-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000);

test("who waits as long as is left is in the next day, and who waits a second less is not", () => {
  fc.assert(
    fc.property(dates, (now) => {
      const left = secondsLeft(now);
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(DAY_SECONDS);
      expect(dayOf(after(now, left)) > dayOf(now)).toBe(true);
      expect(dayOf(after(now, left - 1))).toBe(dayOf(now));
    }),
  );
});

test("a day begins at midnight UTC", () => {
  expect(dayOf(new Date("2026-11-22T23:59:59.999Z"))).toBe("2026-11-22");
  expect(dayOf(new Date("2026-11-23T00:30:00+01:00"))).toBe("2026-11-22");
  expect(secondsLeft(new Date("2026-11-22T00:00:00Z"))).toBe(DAY_SECONDS);
  expect(secondsLeft(new Date("2026-11-22T23:59:59.999Z"))).toBe(1);
});

test("a day's count outlives its day, and all requests of a day agree when it expires", () => {
  fc.assert(
    fc.property(dates, (now) => {
      const expiry = new Date(expiryOf(now) * 1000);
      expect(dayOf(expiry) > dayOf(after(now, DAY_SECONDS))).toBe(true);
      expect(expiry.getTime() % 1000).toBe(0);
    }),
  );
});

test("what is left is never less than nothing, and with what is used it is the limit", () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(2_000), dates, (limit, used, now) => {
      const { remaining } = allowanceOf("messages", limit, used, now);
      expect(remaining).toBe(used >= limit ? 0 : limit - used);
    }),
  );
});

test.each(["messages", "tokens", "generations"] as const)(
  "%s: a refusal says when to come again",
  (counter) => {
    const error = new LimitReached(allowanceOf(counter, 200, 200, new Date("2026-11-22T23:00:00Z")));
    expect(error).toMatchObject({
      kind: "limit",
      code: `daily_${counter}_reached`,
      retryAfterSeconds: 3_600,
      allowance: { counter, limit: 200, remaining: 0 },
    });
  },
);

import { nextMessageId } from "@persona-ai/core/chat/window.ts";
import { Id } from "@persona-ai/core/id.ts";
import fc from "fast-check";
import { decodeTime } from "ulid";
import { expect, test } from "vitest";

const time = fc.integer({ min: 1_000_000_000_000, max: 3_000_000_000_000 });
const timeOf = (id: string) => decodeTime(id.slice("msg_".length));

test("an id is greater than the newest so far, whatever the clock says", () => {
  fc.assert(
    fc.property(fc.array(time, { minLength: 2, maxLength: 20 }), (clock) => {
      const ids: string[] = [];
      for (const now of clock) ids.push(nextMessageId(ids.at(-1), now));
      expect(ids).toEqual(ids.toSorted());
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test("an id tells the time, unless the newest is ahead of it", () => {
  fc.assert(
    fc.property(time, time, (then, now) => {
      const newest = Id.create("message", then);
      expect(timeOf(nextMessageId(newest, now))).toBe(Math.max(now, then + 1));
      expect(timeOf(nextMessageId(undefined, now))).toBe(now);
    }),
  );
});

test("an id is a message's", () => {
  expect(Id.schema("message").safeParse(nextMessageId(undefined, Date.now())).success).toBe(true);
});

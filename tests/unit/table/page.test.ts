import { InvalidRequest } from "@persona-ai/core/error.ts";
import { createCursor, page, readCursor } from "@persona-ai/core/table/page.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const after = fc.string({ minLength: 1, unit: "grapheme" });

describe("a cursor", () => {
  test("leads back to where it was given", () => {
    fc.assert(fc.property(after, (key) => readCursor("list", createCursor("list", key)) === key));
  });

  test("of another list is refused", () => {
    fc.assert(
      fc.property(after, (key) => {
        expect(() => readCursor("analyses:you", createCursor("analyses:me", key))).toThrow(InvalidRequest);
      }),
    );
  });

  test("with any one character changed is refused", () => {
    fc.assert(
      fc.property(after, fc.nat(), fc.constantFrom(..."Ab0-_.="), (key, at, character) => {
        const cursor = createCursor("list", key);
        const i = at % cursor.length;
        fc.pre(cursor[i] !== character);
        expect(() => readCursor("list", cursor.slice(0, i) + character + cursor.slice(i + 1))).toThrow(
          InvalidRequest,
        );
      }),
    );
  });

  test("that is any text is refused", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readCursor("list", text)).toThrow(InvalidRequest);
      }),
    );
  });
});

test("paging meets every item once, in order, and ends without a cursor", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(40), fc.integer({ min: 1, max: 100 }), async (count, limit) => {
      const all = Array.from({ length: count }, (_, i) => i + 1);
      const query = async (from: string | undefined, n: number) =>
        all.filter((item) => from === undefined || item > Number(from)).slice(0, n);
      const met: number[] = [];
      let cursor: string | undefined;
      do {
        const found = await page(
          "numbers",
          { limit, ...(cursor !== undefined && { cursor }) },
          query,
          String,
        );
        expect(found.items.length).toBeLessThanOrEqual(limit);
        met.push(...found.items);
        cursor = found.cursor;
      } while (cursor !== undefined);
      expect(met).toEqual(all);
    }),
    { numRuns: 50 },
  );
});

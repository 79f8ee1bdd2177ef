/** That a value's text does not depend on the order in which the table gave its members. */
import { inOrderOf } from "@persona-ai/functions/api/etag.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";

const schema = z.object({
  b: z.number(),
  a: z.array(z.object({ y: z.string(), x: z.string().optional() })),
  c: z.record(z.string(), z.object({ q: z.number(), p: z.number() })).optional(),
});

test("members stand as the schema has them, at any depth, and others after them by name", () => {
  const value = {
    z: 1,
    c: { k: { p: 1, q: 2 } },
    a: [{ x: "x", y: "y" }, { y: "y" }],
    m: { d: 1, c: 2 },
    b: 0,
  };
  expect(JSON.stringify(inOrderOf(schema, value))).toBe(
    '{"b":0,"a":[{"y":"y","x":"x"},{"y":"y"}],"c":{"k":{"q":2,"p":1}},"m":{"c":2,"d":1},"z":1}',
  );
});

test("no order of the members makes another text, nothing is left out, and twice is as once", () => {
  const value = fc.record({ b: fc.integer(), d: fc.string(), e: fc.json(), "": fc.boolean() });
  const orders = fc.tuple(value, fc.array(fc.nat()));
  fc.assert(
    fc.property(orders, ([record, seed]) => {
      const entries = Object.entries(record);
      const shuffled = Object.fromEntries(entries.toSorted((_, [name]) => (seed[name.length] ?? 0) - 1));
      const ordered = inOrderOf(schema, shuffled);
      expect(ordered).toEqual(record);
      expect(JSON.stringify(ordered)).toBe(JSON.stringify(inOrderOf(schema, record)));
      expect(inOrderOf(schema, ordered)).toEqual(ordered);
    }),
  );
});

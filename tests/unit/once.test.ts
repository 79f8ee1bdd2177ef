import { onceEach } from "@persona-ai/core/once.ts";
import { expect, test } from "vitest";

test("what is made of an object is made once, and of another anew", () => {
  const made: object[] = [];
  const of = onceEach((from: { n: number }) => {
    made.push(from);
    return { twice: 2 * from.n };
  });
  const [one, other] = [{ n: 1 }, { n: 1 }];
  expect(of(one)).toBe(of(one));
  expect(of(other)).toEqual({ twice: 2 });
  expect(of(other)).not.toBe(of(one));
  expect(made).toEqual([one, other]);
});

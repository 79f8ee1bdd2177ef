import fc from "fast-check";
import { Expression } from "step-functions-local/jsonata/expression.ts";
import {
  compileTemplate,
  evaluateTemplate,
  expressionSource,
} from "step-functions-local/jsonata/template.ts";
import type { Json } from "step-functions-local/payload.ts";
import { describe, expect, test } from "vitest";

function compile(value: Json, locations: string[] = []) {
  return compileTemplate(value, "Output", (text, location) => {
    locations.push(location);
    return new Expression(expressionSource(text) as string, location);
  });
}

const evaluate = async (value: Json, bindings: Record<string, unknown> = {}): Promise<Json> =>
  (await evaluateTemplate(compile(value), () => bindings)).value;

describe("Templates", () => {
  test("Only a whole string between the marks is an expression", async () => {
    const value = { a: "{% $x %}", b: "is {% $x %}", c: "{%$x%}" };
    expect(await evaluateTemplate(compile({ a: value.a, c: value.c }), () => ({ x: 1 }))).toMatchObject({
      value: { a: 1, c: 1 },
    });
    expect(expressionSource(value.b)).toBeUndefined();
  });

  test("Expressions are found at any depth, and named by where they stand", () => {
    const locations: string[] = [];
    compile({ a: { b: [[1, "{% 1 %}"]] }, c: ["{% 2 %}"] }, locations);
    expect(locations).toEqual(["Output/a/b[0][1]", "Output/c[0]"]);
  });

  test("A null and an empty list are values", async () => {
    expect(
      await evaluate({ v: "{% $states.input.bar %}", w: [] }, { states: { input: { bar: null } } }),
    ).toEqual({
      v: null,
      w: [],
    });
  });

  test("A value without an expression is itself, whatever it is", async () => {
    const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes("%"));
    await fc.assert(
      fc.asyncProperty(plain, async (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(await evaluate(JSON.parse(text) as Json))).toBe(text);
      }),
    );
  });
});

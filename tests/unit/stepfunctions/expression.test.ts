import { EvaluationFailure } from "step-functions-local/failure.ts";
import { Expression } from "step-functions-local/jsonata/expression.ts";
import type { Json } from "step-functions-local/payload.ts";
import { describe, expect, test } from "vitest";

const evaluate = (source: string, bindings: Record<string, unknown> = {}): Promise<Json> =>
  new Expression(source, "Output/v").evaluate(bindings);

const failure = async (source: string): Promise<string> => {
  const thrown = await evaluate(source, { states: { input: { a: 1 } } }).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(EvaluationFailure);
  return (thrown as EvaluationFailure).reason as string;
};

describe("The functions that Step Functions adds to JSONata", () => {
  const cases: [source: string, value: Json][] = [
    ["$partition([1,2,3,4], 3)", [[1, 2, 3], [4]]],
    ["$partition([1,2,3], 2.9)", [[1, 2], [3]]],
    ["$partition([1,2])", [[1, 2]]],
    ["$range(0, 6, 2)", [0, 2, 4, 6]],
    ["$range(5, 1, -2)", [5, 3, 1]],
    ["$range(-1.7, 2, 1)", [-1, 0, 1, 2]],
    ["$range(1, 1, 1)", 1],
    ['$hash("input", "SHA-1")', "140f86aae51ab9e1cda9b4254fe98a74eb54c1a1"],
    ['$hash("", "MD5")', "d41d8cd98f00b204e9800998ecf8427e"],
    ["$random(42)", 0.7275636800328681],
    ["$random(0)", 0.730967787376657],
    ["$random() < 1", true],
    ["$length($uuid())", 36],
    ["$uuid() != $uuid()", true],
    ['$parse("{\\"a\\":null}")', { a: null }],
    ['$map(["1", "[2]"], $parse)', [1, [2]]],
  ];
  for (const [source, value] of cases) {
    test(`${source} is ${JSON.stringify(value)}`, async () => {
      expect(await evaluate(source)).toEqual(value);
    });
  }

  const nothing = [
    "$partition([], 2)",
    "$partition([1], 0)",
    "$range(1, 5)",
    "$range(1, 5, -1)",
    '$hash("a")',
  ];
  for (const source of nothing) {
    test(`${source} is nothing, which fails the field`, async () => {
      expect(await failure(source)).toContain("returned nothing (undefined).");
    });
  }

  const errors: [source: string, text: string][] = [
    ['$parse("{")', "D3137: Invalid JSON"],
    ["$parse(1)", 'T0410: Argument 1 of function "parse" does not match function signature'],
    ["$uuid(1)", 'T0410: Argument 1 of function "uuid" does not match function signature'],
    ["$random(1, 2)", 'T0410: Argument 2 of function "random" does not match function signature'],
    ["$partition([1], -2)", "D3137: Second argument must be zero or greater"],
    [
      '$hash("a", "toString")',
      "D3137: Hash algorithm 'toString' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
    ],
    ['$eval("1+1")', "T1006: Attempted to invoke a non-function"],
  ];
  for (const [source, text] of errors) {
    test(`${source} fails with ${text.slice(0, 5)}`, async () => {
      const opening = `The JSONata expression '${source}' specified for the field 'Output/v'`;
      expect(await failure(source)).toBe(`${opening} threw an error during evaluation. ${text}`);
    });
  }
});

describe("JSONata's own functions that AWS has otherwise", () => {
  test("What is no base64 is an internal error, of which AWS tells no more than an id", async () => {
    expect(await failure('$base64decode("!!!")')).toMatch(
      /threw an internal error during evaluation. [0-9a-f-]{36}$/,
    );
    expect(await evaluate('[$text.$base64decode(), $base64decode("")]', { text: "YQ==" })).toEqual(["a", ""]);
  });

  test("A text is padded as JSONata does it, in a context too", async () => {
    expect(await evaluate('[$text.$pad(3, "xy"), $pad("a", -3), $pad("a", 2.9, "")]', { text: "a" })).toEqual(
      ["axy", "  a", "a "],
    );
    expect(await failure('$pad("a", "b")')).toContain("T0410");
  });
});

describe("The bounds of an evaluation", () => {
  test("One hundred levels deep is allowed, one hundred and one are not", async () => {
    const sum = (terms: number) => Array(terms).fill("1").join("+");
    expect(await evaluate(sum(100))).toBe(100);
    expect(await failure(sum(101))).toMatch(/threw an error during evaluation: Stack overflow error: /);
  });

  test("A sequence may not fill the memory", async () => {
    expect(await failure("$sum([1..900000])")).toMatch(/: Expression evaluation memory limit exceeded: /);
  });
});

describe("What an evaluation returns", () => {
  const values: [source: string, value: Json][] = [
    ["null", null],
    ["$states.input.items[n > 1].n", 2],
    ["$states.input.items[n > 1].n[]", [2]],
    ["$states.input.items[n > 0].n", [1, 2]],
    ["$states.input.one", [7]],
    ["[$states.input.missing]", []],
    ["1/0", "Infinity"],
    ["-1/0", "-Infinity"],
    ["0/0", "NaN"],
    ["[$states.input.missing, 1/0]", ["Infinity"]],
    ["{'f': function(){1}, 'v': 2}", { v: 2 }],
    ["$states.input", { items: [{ n: 1 }, { n: 2 }], one: [7] }],
  ];
  for (const [source, value] of values) {
    test(`${source} gives ${JSON.stringify(value)}`, async () => {
      const input = { items: [{ n: 1 }, { n: 2 }], one: [7] };
      const result = await evaluate(source, { states: { input } });
      expect(result).toEqual(value);
      expect(JSON.parse(JSON.stringify(result))).toEqual(value);
    });
  }

  test("A function is not a result", async () => {
    expect(await failure("function($x){ $x }")).toContain("returned an unsupported result type.");
    expect(await failure("$uppercase")).toContain("returned an unsupported result type.");
  });

  test("A key named __proto__ is a key like others", async () => {
    const result = await evaluate("$parse($text)", { text: '{"__proto__":{"polluted":true}}' });
    expect(JSON.stringify(result)).toBe('{"__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  });

  test("The result shares nothing with what the expression read", async () => {
    const input = { list: [1] };
    const result = (await evaluate("$states.input", { states: { input } })) as { list: number[] };
    result.list.push(2);
    expect(input.list).toEqual([1]);
  });
});

describe("A result of another type than the field needs", () => {
  const cases: [source: string, found: string, text: string][] = [
    ["null", "null", "null"],
    ["'s'", "string", '"s"'],
    ["{'foo': 'bar'}", "object", '{"foo":"bar"}'],
    ["1.50", "number", "1.5"],
    ["true", "boolean", "true"],
  ];
  for (const [source, found, text] of cases) {
    test(`${source} instead of an array is named as ${found}`, async () => {
      const thrown = await new Expression(source, "Items")
        .evaluateAs("array", {})
        .catch((error: unknown) => error);
      expect((thrown as EvaluationFailure).reason).toBe(
        `The JSONata expression '${source}' specified for the field 'Items' returned an unexpected result type. ` +
          `Expected 'array', but was '${found}' for value: ${text}`,
      );
    });
  }
});

describe("An expression that would not end", () => {
  const lasting: [what: string, source: string][] = [
    ["a regular expression that backtracks", `$match('${"a".repeat(40)}!', /^(a+)+$/)`],
    ["a recursion without a base case", "($f := function($n){ $f($n + 1) }; $f(0))"],
  ];
  test.concurrent.each(lasting)("is ended, and the process goes on: %s", async (_, source) => {
    let beats = 0;
    const heart = setInterval(() => {
      beats += 1;
    }, 10);
    await expect(new Expression(source, "Output").evaluate({})).rejects.toThrow(
      /Expression evaluation timeout: Check for infinite loop$/,
    );
    clearInterval(heart);
    // An evaluation in this process would let none of them through.
    expect(beats).toBeGreaterThan(0);
  });

  test.each([
    ["a text that is padded without measure", "$pad('', 8388608, 'a')"],
    ["a text that doubles and doubles", "$reduce([1..40], function($a, $i){ $a & $a }, 'text')"],
  ])("is ended before it takes the memory: %s", async (_, source) => {
    await expect(new Expression(source, "Output").evaluate({})).rejects.toThrow(/memory limit exceeded/);
  });
});

describe("Regular expressions, which are evaluated in threads of their own", () => {
  test("A thread that has answered answers again, one question after the other and many at once", async () => {
    const digits = (text: string) => evaluate(`$match("${text}", /\\d+/).match`);
    for (const text of ["a1", "b22", "c333", "d4444"]) expect(await digits(text)).toBe(text.slice(1));
    const many = Array.from({ length: 12 }, (_, i) => digits(`x${i}`));
    expect(await Promise.all(many)).toEqual(Array.from({ length: 12 }, (_, i) => String(i)));
  });
});

import { InvalidRequest } from "@persona-ai/core/error.ts";
import { Instrument } from "@persona-ai/core/instrument";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersBy, answersTo, instrument } from "../traits/arbitraries.ts";

const sapa = Instrument.get("sapa-bfi-25");
const complete = () => answersBy(sapa, () => 3) as Record<string, unknown>;
const paths = (answers: Record<string, unknown>) =>
  Instrument.validateAnswers("sapa-bfi-25", answers).map(({ path }) => path);

describe("validateAnswers", () => {
  test("finds nothing wrong with an answer on the scale to every item", () => {
    fc.assert(
      fc.property(
        instrument.chain((one) => fc.tuple(fc.constant(one), answersTo(one))),
        ([{ id }, answers]) => {
          expect(Instrument.validateAnswers(id, answers)).toEqual([]);
        },
      ),
    );
  });

  test("names every missing item", () => {
    const { A1: _, O5: __, ...rest } = complete();
    expect(paths(rest)).toEqual(["answers.A1", "answers.O5"]);
    expect(Instrument.validateAnswers("ipip-neo-120", {})).toHaveLength(120);
  });

  test.each([0, 7, 2.5, -1, Number.NaN, "3", null, true, [3], { value: 3 }, undefined])(
    "names an item that is answered %j",
    (value) => {
      expect(paths({ ...complete(), E3: value })).toEqual(["answers.E3"]);
    },
  );

  test("names an item that the instrument does not have", () => {
    expect(paths({ ...complete(), Z9: 3 })).toEqual(["answers.Z9"]);
  });

  test("names missing, extra and off-scale items together", () => {
    const { A1: _, ...rest } = complete();
    expect(paths({ ...rest, N1: 9, X1: 1 })).toEqual(["answers.A1", "answers.N1", "answers.X1"]);
  });

  test("takes __proto__, constructor and toString for extra items", () => {
    const hostile = JSON.parse(`{"__proto__": {"A1": 3}, "constructor": 1, "toString": 2}`) as Record<
      string,
      unknown
    >;
    expect(paths({ ...complete(), constructor: 1 })).toEqual(["answers.constructor"]);
    expect(paths(hostile).slice(25)).toEqual([
      "answers.__proto__",
      "answers.constructor",
      "answers.toString",
    ]);
  });

  test("does not take inherited answers for given ones", () => {
    expect(paths(Object.create(complete()) as Record<string, unknown>)).toHaveLength(25);
  });

  test("counts extra items beyond the first fifty, and still names every item that is wrong", () => {
    const extra = Object.fromEntries(Array.from({ length: 4000 }, (_, i) => [`x${i}`, 1]));
    const issues = Instrument.validateAnswers("sapa-bfi-25", { ...complete(), ...extra, O5: 7 });
    expect(issues).toHaveLength(1 + 50 + 1);
    expect(issues[0]!.path).toBe("answers.O5");
    expect(issues.at(-1)).toEqual({ path: "answers", message: expect.stringContaining("3950 more") });
  });

  test("shortens a key that is no item's and too long to repeat", () => {
    const [path] = paths({ ...complete(), ["y".repeat(100_000)]: 1 });
    expect(path!.length).toBeLessThan(80);
  });
});

describe("parseAnswers", () => {
  test("gives the answers in the instrument's order, whatever order they came in", () => {
    const reversed = Object.fromEntries(Object.entries(complete()).reverse());
    expect(Object.keys(Instrument.parseAnswers("sapa-bfi-25", reversed))).toEqual(
      sapa.items.map(({ id }) => id),
    );
  });

  test("refuses what validateAnswers finds wrong, with the same issues", () => {
    const wrong = { ...complete(), A1: 0 };
    const issues = Instrument.validateAnswers("sapa-bfi-25", wrong);
    const parse = () => Instrument.parseAnswers("sapa-bfi-25", wrong);
    expect(parse).toThrow(InvalidRequest);
    expect(parse).toThrow(expect.objectContaining({ code: "invalid_request", issues }));
  });
});

/** What is read and typed: times, JSON, addresses. */

import fc from "fast-check";
import {
  clock,
  count,
  dateTime,
  duration,
  nameOf,
  statusLabel,
  timeOfDay,
} from "step-functions-local/console/model/format.ts";
import { pieces, pretty, unfold } from "step-functions-local/console/model/json.ts";
import { inputFault as fault } from "step-functions-local/console/model/json-fault.ts";
import { linkTo, parseRoute } from "step-functions-local/console/model/route.ts";
import { describe, expect, test } from "vitest";

describe("times", () => {
  test.each([
    [0, "0 ms"],
    [0.0124, "12 ms"],
    [1.5, "1.50 s"],
    [59.994, "59.99 s"],
    [61, "1 min 01 s"],
    [3725, "1 h 02 min 05 s"],
  ])("%d seconds are %s", (seconds, text) => expect(duration(seconds)).toBe(text));

  test("line up in tables", () => {
    expect(clock(3725.0415)).toBe("01:02:05.042");
    expect(clock(-0.001)).toBe("00:00:00.000");
  });

  test("are told as the reader's locale has them", () => {
    const place = { locale: "en-US", timeZone: "UTC" };
    expect(dateTime(1_800_000_000, place)).toMatch(/^Jan 15, 2027, 8:00:00\sAM$/);
    expect(timeOfDay(1_800_000_000.25, place)).toBe("08:00:00.250");
  });
});

test("Words are made of what the API says", () => {
  expect(statusLabel("TIMED_OUT")).toBe("Timed out");
  expect(nameOf("arn:aws:states:eu-west-1:1:execution:machine:name")).toBe("name");
  expect([count(1, "match", "matches"), count(1200, "match", "matches")]).toEqual([
    "1 match",
    "1,200 matches",
  ]);
});

describe("JSON", () => {
  test("is shown in pieces that are the whole text, keys apart from values", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = pretty(JSON.stringify(value));
        expect(
          pieces(text)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
    const kinds = pieces('{"a": [1, "b", true]}').filter(({ kind }) => kind !== "plain");
    expect(kinds).toEqual([
      { kind: "key", text: '"a"' },
      { kind: "number", text: "1" },
      { kind: "string", text: '"b"' },
      { kind: "word", text: "true" },
    ]);
  });

  test("is left as it is when it is none", () => {
    expect(pretty("not JSON")).toBe("not JSON");
    expect(
      pieces("<b>")
        .map(({ text }) => text)
        .join(""),
    ).toBe("<b>");
  });

  test("in JSON is unfolded, other texts are not", () => {
    expect(unfold({ cause: '{"a":"[1]"}', text: "1", list: ["{}"] })).toEqual({
      cause: { a: [1] },
      text: "1",
      list: [{}],
    });
  });

  test("with a string that never ends is told so in a time that grows with its length, not its square", () => {
    // Of the processor, which others may have meanwhile, and which is told in ticks; for as much text in all.
    const worked = () => Object.values(process.cpuUsage()).reduce((sum, us) => sum + us, 0);
    const TICK_US = 10_000;
    const quickest = (length: number, times: number) =>
      Math.min(
        ...Array.from({ length: 5 }, () => {
          const text = `["${"x".repeat(length)}`;
          const startedAt = worked();
          for (let i = 0; i < times; i++) expect(fault(text)).toContain("was expecting closing quote");
          return worked() - startedAt;
        }),
      );
    expect(quickest(800_000, 1)).toBeLessThan(5 * quickest(20_000, 40) + TICK_US);
  });

  test("has a fault exactly when it cannot be parsed, in a line that is there", () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", '"', "x", "\n"))
      .map(([text, at, put]) => {
        const index = at % (text.length + 1);
        return text.slice(0, index) + put + text.slice(index + 1);
      });
    fc.assert(
      fc.property(broken, (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(fault(text) === undefined).toBe(isJson);
        const line = Number(/^At line (\d+)/.exec(fault(text) ?? "At line 1")?.[1] ?? 1);
        expect(line).toBeLessThanOrEqual(text.split("\n").length);
      }),
    );
  });

  test.each([
    [
      '{\n  "a": [1, 2,]\n}',
      "At line 2, column 14: Unexpected character (']' (code 93)): expected a valid value " +
        "(JSON String, Number, Array, Object or token 'null', 'true' or 'false').",
    ],
    [
      "[1",
      "At line 1, column 3: Unexpected end-of-input: " +
        "expected close marker for Array (start marker at line 1, column 1).",
    ],
    ["  ", "JSON is needed: {} for an empty input."],
  ])("%s is told what is wrong with it", (text, message) => expect(fault(text)).toBe(message));
});

describe("an address", () => {
  test("leads back to the view that it was made of", () => {
    const parameters = fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), parameters, (arn, given) => {
        const expected = { view: "execution", arn, parameters: { ...given } };
        expect(parseRoute(linkTo.execution(arn, given))).toEqual(expected);
      }),
    );
  });

  test("without anything is the start; one that nobody made is told so", () => {
    expect(parseRoute("").view).toBe("start");
    expect(parseRoute("#/state-machines").view).toBe("state-machines");
    expect(parseRoute(linkTo.stateMachine("arn:x", { status: "", search: "a" }))).toEqual({
      view: "state-machine",
      arn: "arn:x",
      parameters: { search: "a" },
    });
    expect(parseRoute("#/executions").view).toBe("unknown");
    expect(parseRoute("#/executions/%E0%A4%A").arn).toBe("%E0%A4%A");
  });
});

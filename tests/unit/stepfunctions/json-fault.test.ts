import { jsonFault, sourcePlace } from "step-functions-local/console/model/json-fault.ts";
import { describe, expect, test } from "vitest";

const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const at = (char: string, code: number) => `Unexpected character ('${char}' (code ${code})): `;

describe("What keeps a text from being JSON is told in the words of AWS's parser, Jackson", () => {
  test.each([
    // As AWS recorded it: GitHub localstack/localstack, snapshots of test_sfn_api and test_sfn_api_validation.
    ["not some json", `Unrecognized token 'not': was expecting ${VALUES}`, 3],
    ["{'not': 'json'", `${at("'", 39)}was expecting double-quote to start field name`, 2],
    [" ", "", 1],
    // As GitHub FasterXML/jackson-core has it (ReaderBasedJsonParser, ParserMinimalBase).
    ['{"a" 1}', `${at("1", 49)}was expecting a colon to separate field name and value`, 6],
    ['{"a": 1 "b"}', `${at('"', 34)}was expecting comma to separate Object entries`, 9],
    ["[1 2]", `${at("2", 50)}was expecting comma to separate Array entries`, 4],
    ['{"a": 1,}', `${at("}", 125)}was expecting double-quote to start field name`, 9],
    ['{"a":}', `${at("}", 125)}expected a value`, 6],
    ["[1,]", `${at("]", 93)}expected a valid value ${VALUES}`, 4],
    ['{"a": €}', `Unexpected character ('€' (code 8364 / 0x20ac)): expected a valid value ${VALUES}`, 7],
    ["[1}", "Unexpected close marker '}': expected ']' (for Array starting at <0>)", 3],
    [' {"a": 1', "Unexpected end-of-input: expected close marker for Object (start marker at <1>)", 8],
    ['{"a":', "Unexpected end-of-input within/between Object entries", 5],
    ["[1,", "Unexpected end-of-input within/between Array entries", 3],
    ['{"a', "Unexpected end-of-input in field name", 3],
    ['"a', "Unexpected end-of-input: was expecting closing quote for a string value", 2],
    ['"a\\x"', "Unrecognized character escape 'x' (code 120)", 4],
    [
      '"a\n"',
      "Illegal unquoted character ((CTRL-CHAR, code 10)): " +
        "has to be escaped using backslash to be included in string value",
      3,
    ],
    ['{"a": 1} x', `Unrecognized token 'x': was expecting ${VALUES}`, 10],
  ])("%j", (text, message, end) => {
    expect(jsonFault(text, (_text, index) => `<${index}>`)).toMatchObject({ message, end });
  });

  test("and a place in it with the text, of which 500 characters are shown", () => {
    expect(sourcePlace("not a definition", 3)).toBe(
      '[Source: (String)"not a definition"; line: 1, column: 4]',
    );
    expect(sourcePlace(`${"a".repeat(500)}\nbb`, 502)).toBe(
      `[Source: (String)"${"a".repeat(500)}"[truncated 3 chars]; line: 2, column: 2]`,
    );
  });
});

import { describe, expect, test } from "vitest";
import { diagnosis, end, type Fields, machine, processor, refusalOf, task } from "./machines.ts";

describe("Numbers out of AWS's bounds", () => {
  const INVOKE = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true };
  const wait = (Seconds: number) => machine({ W: { Type: "Wait", Seconds, End: true } });
  const of = (fields: Fields) => machine({ T: { ...task, ...fields } });
  const retry = (fields: Fields) => of({ Retry: [{ ErrorEquals: ["E"], ...fields }] });
  const map = (fields: Fields) =>
    machine({ M: { Type: "Map", ItemProcessor: processor, End: true, ...fields } });
  test.each([
    [wait(1.5), "Expected value of type Integer at /States/W/Seconds"],
    [wait(1e9), "Maximum value is 99999999 at /States/W/Seconds"],
    [wait(-1), "Minimum value is 0 at /States/W/Seconds"],
    [of({ TimeoutSeconds: 0 }), "Minimum value is 1 at /States/T/TimeoutSeconds"],
    [of({ TimeoutSeconds: 1e9 }), "Maximum value is 99999999 at /States/T/TimeoutSeconds"],
    [of({ HeartbeatSeconds: 0 }), "Minimum value is 1 at /States/T/HeartbeatSeconds"],
    [map({ MaxConcurrency: 1.5 }), "Expected value of type Integer at /States/M/MaxConcurrency"],
    [
      map({ ToleratedFailurePercentage: 101 }),
      "Maximum value is 100 at /States/M/ToleratedFailurePercentage",
    ],
    [retry({ MaxAttempts: 1.5 }), "Expected value of type Integer at /States/T/Retry[0]/MaxAttempts"],
    [retry({ MaxDelaySeconds: 0 }), "Minimum value is 1 at /States/T/Retry[0]/MaxDelaySeconds"],
    [
      retry({ MaxDelaySeconds: 31_622_400 }),
      "Maximum value is 31622399 at /States/T/Retry[0]/MaxDelaySeconds",
    ],
    [
      retry({ IntervalSeconds: 9, MaxDelaySeconds: 5 }),
      "smaller than IntervalSeconds at /States/T/Retry[0]/MaxDelay",
    ],
    [retry({ MaxAttempts: "{% 1 %}" }), "Expected value of type Integer at /States/T/Retry[0]/MaxAttempts"],
  ])("%j is refused", (definition, says) => expect(diagnosis(definition)).toContain(says));

  test.each([
    [
      "no arguments",
      INVOKE,
      "Arguments field is required for resource ARN: arn:aws:states:::lambda:invoke at /States/T",
    ],
    [
      "no function",
      { ...INVOKE, Arguments: {} },
      "The field 'FunctionName' is required but was missing at /States/T/Arg",
    ],
    [
      "a misspelt one",
      { ...INVOKE, Arguments: { FunctionName: "f", Payloads: 1 } },
      "The field 'Payloads' is not supported by Step Functions at /States/T/Arguments",
    ],
  ])("lambda:invoke with %s is refused", (_, state, says) => {
    expect(diagnosis(machine({ T: state as Fields }))).toContain(says);
  });
});

describe("A refusal leads to the fault itself", () => {
  const choice = (rule: Fields) => machine({ C: { Type: "Choice", Choices: [rule], Default: "P" }, P: end });
  test.each([
    [
      choice({ Condition: true, Next: "P", Foo: 1 }),
      "SCHEMA_VALIDATION_FAILED: Field 'Foo' is not supported at /States/C/Choices[0]",
    ],
    [
      choice({ Variable: "$.x", NumericEquals: 1, Next: "P" }),
      "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'Variable' is only supported for the " +
        "'JSONPath' QueryLanguage at /States/C/Choices[0], SCHEMA_VALIDATION_FAILED: Field 'NumericEquals' is not " +
        "supported at /States/C/Choices[0], SCHEMA_VALIDATION_FAILED: These fields are required: [Condition] at " +
        "/States/C/Choices[0]",
    ],
    [
      choice({ Condition: true }),
      "SCHEMA_VALIDATION_FAILED: These fields are required: [Next] at /States/C/Choices[0]",
    ],
    [
      machine({ M: { Type: "Map", ItemProcessor: { ...processor, Foo: 1 }, End: true } }),
      "SCHEMA_VALIDATION_FAILED: Field 'Foo' is not supported at /States/M/ItemProcessor",
    ],
    [
      machine({
        B: { Type: "Parallel", Branches: [processor, { StartAt: "B", States: { B: end } }], End: true },
      }),
      "DUPLICATE_STATE_NAME: Duplicate State name: B at /States/B/Branches[1]/States/B",
    ],
    [
      `{"StartAt":"A","States":{"A":{"Type":"Succeed"},"A":{"Type":"Succeed"}}}`,
      "INVALID_JSON_DESCRIPTION: Duplicate field 'A' at null",
    ],
    [
      machine({ M: { Type: "Map", Label: "a b", ItemProcessor: processor, End: true } }),
      "INVALID_LABEL_NAME: Label name 'a b' is empty or has characters that are not allowed at /States/M/Label",
    ],
    [
      machine({ M: { Type: "Map", Label: "", ItemProcessor: processor, End: true } }),
      expect.stringContaining("INVALID_LABEL_NAME"),
    ],
    [
      machine({ S: { Type: "Pass", End: true, Output: { Next: 1, States: 2 } }, [`${"x".repeat(81)}`]: end }),
      expect.stringContaining("INVALID_STATE_NAME"),
    ],
  ])("%j", (definition, says) => expect(diagnosis(definition)).toEqual(says));

  test("and a text with a key in two objects is no repetition", () => {
    const text = JSON.stringify(
      machine({ P: { ...end, Output: { a: { b: '"a":' }, b: [{ a: 1 }, { a: 2 }] } } }),
    );
    expect(refusalOf(text)).toBeUndefined();
  });
});

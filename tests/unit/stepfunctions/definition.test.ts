import type { Json } from "step-functions-local/payload.ts";
import { diagnose, validate } from "step-functions-local/program/index.ts";
import { describe, expect, test } from "vitest";
import { diagnosis, end, type Fields, machine, output, processor, refusalOf, task } from "./machines.ts";

describe("Definitions that AWS refuses, with AWS's words", () => {
  const cases: [what: string, definition: object, diagnosis: string][] = [
    [
      "a target that is missing, and a state that nothing leads to",
      machine({ pass1: { Type: "Pass", Next: "pass3" }, pass2: end }),
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: pass3 at /States/pass1/Next, " +
        'MISSING_TRANSITION_TARGET: State "pass2" is not reachable. at /States/pass2',
    ],
    [
      "a loop without an end",
      machine({ A: { Type: "Pass", Next: "B" }, B: { Type: "Pass", Next: "A" } }),
      "MISSING_END_STATE: Workflow has no terminal state at null",
    ],
    [
      "a catcher that leads nowhere",
      machine({ T: { ...task, Catch: [{ ErrorEquals: ["E"], Next: "Gone" }] } }),
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/T/Catch[0]/Next",
    ],
    [
      "a start, a rule and a default that lead nowhere",
      {
        ...machine({
          C: { Type: "Choice", Choices: [{ Condition: true, Next: "X" }], Default: "Y" },
          P: { ...end, Comment: "The end" },
        }),
        StartAt: "Z",
      },
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Z at /StartAt, " +
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Y at /States/C/Default, " +
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/C/Choices[0]/Next, " +
        'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C, ' +
        'MISSING_TRANSITION_TARGET: State "P" is not reachable. at /States/P',
    ],
    [
      "a target that is missing where nothing ends",
      machine({ A: { Type: "Pass", Next: "NOPE" } }),
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next, " +
        "MISSING_END_STATE: Workflow has no terminal state at null",
    ],
    [
      "a loop beside a state that nothing leads to",
      machine({ A: { Type: "Pass", Next: "A" }, B: { Type: "Pass", Next: "A" } }),
      "MISSING_END_STATE: Workflow has no terminal state at null",
    ],
    [
      "a query language that is none, which is no JSONPath either",
      { ...machine({ P: end }), QueryLanguage: "jsonata" },
      "SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage",
    ],
    ...[{}, null, "B"].map((Branches): [string, object, string] => [
      `branches that are ${JSON.stringify(Branches)}`,
      machine({ P: { Type: "Parallel", Branches, End: true } }),
      "SCHEMA_VALIDATION_FAILED: Expected value of type [ARRAY] at /States/P/Branches",
    ]),
    [
      "a Parallel without branches",
      machine({ P: { Type: "Parallel", Branches: [], End: true } }),
      "SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/P/Branches",
    ],
    [
      "a catcher's field of the other query language",
      machine({ T: { ...task, Catch: [{ ErrorEquals: ["E"], ResultPath: "$.e", Next: "Z" }] }, Z: end }),
      "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'ResultPath' is only supported " +
        "for the 'JSONPath' QueryLanguage at /States/T/Catch[0]",
    ],
    [
      "a result that a Pass does not have",
      machine({ P: { ...end, Output: "{% $states.result %}" } }),
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$states.result' is not supported. at /States/P/Output",
    ],
    [
      "TimeoutSeconds on a Map",
      machine({ M: { Type: "Map", ItemProcessor: processor, TimeoutSeconds: 1, End: true } }),
      "SCHEMA_VALIDATION_FAILED: Field 'TimeoutSeconds' is not supported at /States/M",
    ],
    [
      "Catch on a Pass",
      machine({ P: { ...end, Catch: [] } }),
      "SCHEMA_VALIDATION_FAILED: Field 'Catch' is not supported at /States/P",
    ],
    [
      "a field of the other query language",
      machine({ P: { ...end, ResultPath: "$.x" } }),
      "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'ResultPath' is only supported " +
        "for the 'JSONPath' QueryLanguage at /States/P",
    ],
    [
      "a JSONPath state in a JSONata machine",
      machine({ P: { ...end, QueryLanguage: "JSONPath" } }),
      "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine " +
        "at /States/P",
    ],
    [
      "a QueryLanguage on a processor",
      machine({ M: { Type: "Map", ItemProcessor: { QueryLanguage: "JSONata", ...processor }, End: true } }),
      "SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/M/ItemProcessor",
    ],
    [
      "an expression that cannot be parsed",
      output("{% a[1,2) %}"),
      'INVALID_JSONATA_EXPRESSION: Expected "]", got "," at /States/P/Output/v',
    ],
    [
      "a bare name",
      output("{% phone %}"),
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/P/Output/v",
    ],
    [
      "a bare name in a lambda",
      output("{% $map($states.input.a, function($x){ b }) %}"),
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'b' at the top level is not supported. at /States/P/Output/v",
    ],
    [
      "the root context",
      output("{% $$.a %}"),
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/P/Output/v",
    ],
    [
      "an error output outside a catcher",
      output("{% $states.errorOutput.Error %}"),
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$states.errorOutput' is not supported. at /States/P/Output/v",
    ],
  ];
  for (const [what, definition, expected] of cases) {
    test(`Refused: ${what}`, () => expect(diagnosis(definition)).toBe(expected));
  }
});

/** As AWS recorded them: GitHub localstack/localstack, test_sfn_api_validation and test_base_scenarios (snapshots). */
describe("Texts that are no definition, as ValidateStateMachineDefinition answered on AWS", () => {
  test.each([
    [" ", "SCHEMA_VALIDATION_FAILED", undefined, "Definition must be a valid JSON object"],
    [
      "not a definition",
      "INVALID_JSON_DESCRIPTION",
      '[Source: (String)"not a definition"; line: 1, column: 4]',
      "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or " +
        "'false')\n at [Source: (String)\"not a definition\"; line: 1, column: 4]",
    ],
    ["{}", "SCHEMA_VALIDATION_FAILED", "/", "These fields are required: [States, StartAt]"],
  ])("%j", (definition, code, location, message) => {
    expect(diagnose(definition)).toEqual([{ code, message, location: location ?? null }]);
  });

  test("JSON of another kind is none either", () => {
    for (const text of ["[]", "null", '"text"', "1"])
      expect(diagnosis(text)).toMatch(/^SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object/);
  });

  test.each(["2016-13-05T21:29:29Z", "2016-02-30T21:29:29Z", "2016-12-05T25:29:29Z", "2016-12-05T21:29:29"])(
    "a Timestamp of %s",
    (Timestamp) => {
      expect(diagnosis(machine({ W: { Type: "Wait", Timestamp, End: true } }))).toBe(
        "SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/W/Timestamp",
      );
    },
  );

  test.each([
    ["lambda:invoke.waitForTaskToken", "'.waitForTaskToken' service integration "],
    ["sqs:sendMessage.waitForTaskToken", "'.waitForTaskToken' service integration "],
    ["states:startExecution.sync", "'.sync' service integration"],
  ])("%s in an Express machine, with the space that AWS writes", (action, what) => {
    const state = { ...task, Resource: `arn:aws:states:::${action}`, Arguments: { FunctionName: "f" } };
    expect(diagnose(JSON.stringify(machine({ T: state })), "EXPRESS")).toEqual([
      {
        code: "SCHEMA_VALIDATION_FAILED",
        location: "/States/T/Resource",
        message: `Express state machine does not support ${what}`,
      },
    ]);
  });
});

describe("Definitions that are refused in other words", () => {
  const cases: [what: string, definition: object | string, says: RegExp][] = [
    [
      "a machine in JSONPath",
      { StartAt: "P", States: { P: end } },
      /JSONata only, and this state's is JSONPath/,
    ],
    [
      "another integration",
      machine({ T: { ...task, Resource: "arn:aws:states:::aws-sdk:s3:getObject" } }),
      /aws-sdk:s3/,
    ],
    [
      "an integration that waits",
      machine({ T: { ...task, Resource: "arn:aws:states:::lambda:invoke.sync" } }),
      /The resource provided arn:aws:states:::lambda:invoke.sync is not recognized/,
    ],
    [
      "an ItemReader",
      machine({ M: { Type: "Map", ItemReader: {}, ItemProcessor: processor, End: true } }),
      /ItemReader/,
    ],
    [
      "an unknown type",
      machine({ P: { Type: "Loop", End: true } }),
      /should have one of these values: \[Task, Wait/,
    ],
    ["an expression that is not closed", output("{% 1"), /must start with {% and end with %}/],
    ["variables that are not named", machine({ P: { ...end, Assign: [1] } }), /\/States\/P\/Assign/],
    [
      "States.ALL with others",
      machine({ T: { ...task, Retry: [{ ErrorEquals: ["States.ALL", "E"] }] } }),
      /appear alone/,
    ],
    [
      "both Next and End",
      machine({ A: { ...end, Next: "B" }, B: end }),
      /There should only be one of the following fields: \[Next, End\]/,
    ],
    ["a task without a resource", machine({ T: { Type: "Task", End: true } }), /^SCHEMA_VALIDATION_FAILED/],
    [
      "a wait for nothing",
      machine({ W: { Type: "Wait", End: true } }),
      /only one of the following fields: \[Seconds, Timestamp\]/,
    ],
    [
      "a time that is none",
      machine({ W: { Type: "Wait", Timestamp: "noon", End: true } }),
      /\/States\/W\/Timestamp/,
    ],
    [
      "a choice without rules",
      machine({ C: { Type: "Choice", Choices: [], Default: "P" }, P: end }),
      /\/States\/C\/Choices/,
    ],
  ];
  for (const [what, definition, says] of cases) {
    test(`Refused: ${what}`, () => expect(diagnosis(definition)).toMatch(says));
  }
});

describe("Definitions that are accepted", () => {
  const accepted: [what: string, definition: object][] = [
    ["the language set by state", { StartAt: "P", States: { P: { ...end, QueryLanguage: "JSONata" } } }],
    [
      "payloads with the keys of definitions",
      machine({ P: { ...end, Output: { Next: "x", States: { A: 1 }, "a.$": "$" } } }),
    ],
    [
      "predicates, sorting and grouping",
      output("{% $states.input.items[value > 3]^(>price){name: $sum(price)} %}"),
    ],
    [
      "an error output in a catcher",
      machine({
        T: {
          ...task,
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "P", Output: "{% $states.errorOutput.Error %}" }],
        },
        P: end,
      }),
    ],
  ];
  for (const [what, definition] of accepted) {
    test(`Accepted: ${what}`, () => expect(refusalOf(JSON.stringify(definition))).toBeUndefined());
  }
});

describe("What a Retry or Catch may hold", () => {
  test.each([
    ["no errors", { ErrorEquals: [] }, "Value cannot be empty"],
    ["a backoff that shortens", { BackoffRate: 0.5 }, "Minimum value is 1"],
    ["an unknown jitter", { JitterStrategy: "SOME" }, "[NONE, FULL]"],
    ["too many attempts", { MaxAttempts: 100_000_000 }, "Maximum value is 99999999"],
    ["an unknown field", { Foo: 1 }, "Field 'Foo' is not supported"],
  ])("%s is refused", (_, fields, message) => {
    const Retry = [{ ErrorEquals: ["E"], ...fields }];
    expect(diagnosis(machine({ T: { ...task, Retry } }))).toContain(message);
  });

  test("a heartbeat is shorter than the timeout", () => {
    const states = { T: { ...task, TimeoutSeconds: 5, HeartbeatSeconds: 10 } };
    expect(diagnosis(machine(states))).toContain("smaller than TimeoutSeconds");
  });
});

describe("Variables", () => {
  const assign = (Assign: { [name: string]: Json }) => ({ ...end, Assign });
  const inner = (state: Fields, config: Fields = {}) => ({
    StartAt: "Inner",
    States: { Inner: state },
    ...config,
  });

  test.each([
    ["1a", "contains invalid characters"],
    ["x.y", "contains invalid characters"],
    ["x.$", "contains invalid characters"],
    ["", "contains invalid characters"],
    ["x".repeat(81), "at most 80"],
    ["states", "reserved"],
  ])("are not called %j", (name, message) => {
    expect(diagnosis(machine({ P: assign({ [name]: 1 }) }))).toContain(message);
  });

  test.each(["a", "_a1", "größe", "変数", "x".repeat(80)])("may be called %j", (name) => {
    validate(JSON.stringify(machine({ P: assign({ [name]: 1 }) })));
  });

  test("are not assigned again in a branch or an inline processor, which may have its own", () => {
    const within = (name: string, config?: Fields) =>
      machine({
        P: { Type: "Pass", Assign: { outer: 1 }, Next: "M" },
        M: { Type: "Map", ItemProcessor: inner(assign({ [name]: 2 }), config), Next: "B" },
        B: {
          Type: "Parallel",
          Branches: [{ StartAt: "Other", States: { Other: assign({ own: 3 }) } }],
          End: true,
        },
      });
    expect(diagnosis(within("outer"))).toBe(
      "SCHEMA_VALIDATION_FAILED: The variable 'outer' is assigned in an outer scope at " +
        "/States/M/ItemProcessor/States/Inner/Assign/outer",
    );
    validate(JSON.stringify(within("own")));
    const { M } = within("caught").States;
    const Catch = [{ ErrorEquals: ["States.ALL"], Assign: { caught: 1 }, Next: "M" }];
    validate(JSON.stringify(machine({ M: { ...M, Next: "P", Catch } as Fields, P: { Type: "Succeed" } })));
    validate(
      JSON.stringify(
        within("outer", { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } }),
      ),
    );
  });
});

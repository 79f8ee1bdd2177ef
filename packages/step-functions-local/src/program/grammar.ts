/**
 * Which fields the parts of a definition have in JSONata, what each may hold, and how far numbers reach. The checks of
 * definitions read it, and so do the states, for what an expression gives in place of a number.
 *
 * The fields by type, the bounds and the words of the refusals are those that ValidateStateMachineDefinition answered
 * on 2026-09-05 (measurements kept in GitHub badmintoncryer/cdk-preflight, rules/stepfunctions). `MaxDelaySeconds` is
 * below 31,622,400 by the developer guide ("Handling errors in Step Functions workflows").
 */
export type Integer = { kind: "integer"; min: number; max: number };

export type Form =
  | { kind: "any" | "text" | "text or expression" | "flag" | "object" | "condition" }
  | { kind: "object or expression" | "array or expression" | "timestamp" | "resource" | "errors" }
  | Integer
  | { kind: "number"; min: number; max: number }
  | { kind: "one of"; values: readonly string[] }
  | { kind: "list"; of: keyof typeof PARTS; canBeEmpty: boolean }
  | { kind: "part"; of: keyof typeof PARTS }
  /** Has a place of its own in the checks: nested machines, and what only a test of a state takes. */
  | { kind: "elsewhere" };

export type Part = {
  fields: { readonly [field: string]: Form };
  required?: readonly string[];
  /** Exactly one of each of these lists is there. */
  oneOf?: readonly (readonly string[])[];
};

const LONGEST = 99_999_999;
const integer = (min: number, max = Number.MAX_SAFE_INTEGER): Integer => ({ kind: "integer", min, max });

/** Numbers of states that a literal or an expression may give. */
export const NUMBERS = {
  HeartbeatSeconds: integer(1, LONGEST),
  MaxConcurrency: integer(0),
  Seconds: integer(0, LONGEST),
  TimeoutSeconds: integer(1, LONGEST),
  ToleratedFailureCount: integer(0),
  ToleratedFailurePercentage: { kind: "number", min: 0, max: 100 },
} as const;

const COMMON = {
  Type: { kind: "text" },
  Comment: { kind: "text" },
  QueryLanguage: { kind: "one of", values: ["JSONPath", "JSONata"] },
} as const;
const LEAVING = { Output: { kind: "any" }, Assign: { kind: "object" } } as const;
const STEP = { ...COMMON, ...LEAVING, Next: { kind: "text" }, End: { kind: "flag" } } as const;
const ONWARDS = [["Next", "End"]] as const;
const RECOVERY = {
  Retry: { kind: "list", of: "Retrier", canBeEmpty: true },
  Catch: { kind: "list", of: "Catcher", canBeEmpty: true },
} as const;
const ARGUMENTS = { Arguments: { kind: "object or expression" } } as const;

export const STATES: { readonly [type: string]: Part } = {
  Task: {
    fields: {
      ...STEP,
      ...RECOVERY,
      ...ARGUMENTS,
      Resource: { kind: "resource" },
      Credentials: { kind: "elsewhere" },
      TimeoutSeconds: NUMBERS.TimeoutSeconds,
      HeartbeatSeconds: NUMBERS.HeartbeatSeconds,
    },
    required: ["Resource"],
    oneOf: ONWARDS,
  },
  Wait: {
    fields: { ...STEP, Seconds: NUMBERS.Seconds, Timestamp: { kind: "timestamp" } },
    oneOf: [...ONWARDS, ["Seconds", "Timestamp"]],
  },
  Pass: { fields: STEP, oneOf: ONWARDS },
  Succeed: { fields: { ...COMMON, Output: { kind: "any" } } },
  Fail: {
    fields: { ...COMMON, Error: { kind: "text or expression" }, Cause: { kind: "text or expression" } },
  },
  Choice: {
    fields: {
      ...COMMON,
      ...LEAVING,
      Choices: { kind: "list", of: "Choice rule", canBeEmpty: false },
      Default: { kind: "text" },
    },
    required: ["Choices"],
  },
  Parallel: {
    fields: { ...STEP, ...RECOVERY, ...ARGUMENTS, Branches: { kind: "elsewhere" } },
    required: ["Branches"],
    oneOf: ONWARDS,
  },
  Map: {
    fields: {
      ...STEP,
      ...RECOVERY,
      ItemProcessor: { kind: "elsewhere" },
      Iterator: { kind: "elsewhere" },
      ItemReader: { kind: "elsewhere" },
      ItemBatcher: { kind: "elsewhere" },
      ResultWriter: { kind: "elsewhere" },
      Items: { kind: "array or expression" },
      ItemSelector: { kind: "object or expression" },
      MaxConcurrency: NUMBERS.MaxConcurrency,
      ToleratedFailureCount: NUMBERS.ToleratedFailureCount,
      ToleratedFailurePercentage: NUMBERS.ToleratedFailurePercentage,
      Label: { kind: "text" },
    },
    oneOf: [...ONWARDS, ["ItemProcessor", "Iterator"]],
  },
};

export const MACHINE: Part = {
  fields: {
    Comment: { kind: "text" },
    QueryLanguage: COMMON.QueryLanguage,
    StartAt: { kind: "text" },
    States: { kind: "elsewhere" },
    TimeoutSeconds: integer(0, LONGEST),
    Version: { kind: "one of", values: ["1.0"] },
  },
};

/** A branch of a Parallel, and the processor of a Map. */
export const BRANCH: Part = {
  fields: { Comment: { kind: "text" }, StartAt: { kind: "text" }, States: { kind: "elsewhere" } },
};
export const PROCESSOR: Part = {
  fields: { ...BRANCH.fields, ProcessorConfig: { kind: "part", of: "ProcessorConfig" } },
};

export const PARTS = {
  "Choice rule": {
    fields: {
      ...LEAVING,
      Comment: { kind: "text" },
      Condition: { kind: "condition" },
      Next: { kind: "text" },
    },
    required: ["Condition", "Next"],
  },
  Retrier: {
    fields: {
      Comment: { kind: "text" },
      ErrorEquals: { kind: "errors" },
      IntervalSeconds: integer(0, LONGEST),
      MaxAttempts: integer(0, LONGEST),
      BackoffRate: { kind: "number", min: 1, max: Number.MAX_VALUE },
      MaxDelaySeconds: integer(1, 31_622_399),
      JitterStrategy: { kind: "one of", values: ["NONE", "FULL"] },
    },
    required: ["ErrorEquals"],
  },
  Catcher: {
    fields: {
      ...LEAVING,
      Comment: { kind: "text" },
      ErrorEquals: { kind: "errors" },
      Next: { kind: "text" },
    },
    required: ["ErrorEquals", "Next"],
  },
  ProcessorConfig: {
    fields: {
      Mode: { kind: "one of", values: ["INLINE", "DISTRIBUTED"] },
      ExecutionType: { kind: "one of", values: ["STANDARD", "EXPRESS"] },
    },
  },
} as const satisfies { [name: string]: Part };

export const JSONPATH_ONLY: ReadonlySet<string> = new Set([
  ...["InputPath", "OutputPath", "ResultPath", "ResultSelector", "Parameters", "Result", "ItemsPath"],
  ...["MaxConcurrencyPath", "SecondsPath", "TimestampPath", "TimeoutSecondsPath", "HeartbeatSecondsPath"],
  ...["ErrorPath", "CausePath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath"],
  ...["Variable", "And", "Or", "Not"],
]);

/** Fields that AWS runs and this endpoint does not: refused by name instead of ignored. */
export const NOT_RUN_HERE: ReadonlySet<string> = new Set([
  ...["Credentials", "ItemReader", "ItemBatcher", "ResultWriter"],
]);

const TIMESTAMP = /^(?<date>\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** The milliseconds of a Timestamp; undefined for what is none, such as the 30th of February, which Date would take. */
export function timeOf(timestamp: string): number | undefined {
  const date = TIMESTAMP.exec(timestamp)?.groups?.date;
  const time = Date.parse(timestamp);
  if (date === undefined || Number.isNaN(time)) return undefined;
  return new Date(`${date}T00:00Z`).toJSON().startsWith(date) ? time : undefined;
}

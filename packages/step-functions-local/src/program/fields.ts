/**
 * Which fields a state may have, by its type, and in which query language. Only JSONata runs here: a state whose
 * language is JSONPath is refused, with the reason. A state without a QueryLanguage has that of the whole machine,
 * wherever it is nested.
 */
import type { Container, JsonObject, MachineJson, StateJson } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";

const STEP = ["Next", "End", "Output", "Assign"];
const FIELDS: Record<string, string[]> = {
  Pass: STEP,
  Task: [...STEP, "Resource", "Arguments", "Retry", "Catch", "TimeoutSeconds", "HeartbeatSeconds"],
  Choice: ["Choices", "Default", "Output", "Assign"],
  Wait: [...STEP, "Seconds", "Timestamp"],
  Succeed: ["Output"],
  Fail: ["Error", "Cause"],
  Parallel: [...STEP, "Branches", "Arguments", "Retry", "Catch"],
  Map: [
    ...STEP,
    ...["ItemProcessor", "Iterator", "Items", "ItemSelector", "MaxConcurrency", "Label", "Retry", "Catch"],
    ...["ToleratedFailureCount", "ToleratedFailurePercentage"],
  ],
};

const COMMON = ["Type", "Comment", "QueryLanguage"];

const JSONPATH_ONLY = new Set([
  ...["InputPath", "OutputPath", "ResultPath", "ResultSelector", "Parameters", "Result", "ItemsPath"],
  ...["MaxConcurrencyPath", "SecondsPath", "TimestampPath", "TimeoutSecondsPath", "HeartbeatSecondsPath"],
  ...["ErrorPath", "CausePath", "ToleratedFailureCountPath", "ToleratedFailurePercentagePath"],
]);

/** Fields that AWS has and this endpoint does not run: refused by name instead of ignored. */
const NOT_RUN_HERE = new Set(["Credentials", "ItemReader", "ItemBatcher", "ResultWriter"]);

export function fieldFaults(root: MachineJson, { machine, pointer }: Container): Diagnostic[] {
  const nested = pointer !== "" && machine.QueryLanguage !== undefined;
  return [
    ...(nested ? [schema("Field 'QueryLanguage' is not supported", pointer)] : []),
    ...Object.entries(machine.States).flatMap(([name, state]) =>
      stateFaults(root.QueryLanguage === "JSONata", state, `${pointer}/States/${name}`),
    ),
  ];
}

function stateFaults(isJsonataMachine: boolean, state: StateJson, pointer: string): Diagnostic[] {
  const own = state.QueryLanguage;
  if (own !== undefined && own !== "JSONata" && own !== "JSONPath") {
    return [schema("Value should be one of the following: [JSONPath, JSONata]", `${pointer}/QueryLanguage`)];
  }
  if (isJsonataMachine && own === "JSONPath") {
    return [
      schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", pointer),
    ];
  }
  if (own === "JSONPath" || (own === undefined && !isJsonataMachine)) {
    const why = "This endpoint runs states in the query language JSONata only, and this state's is JSONPath";
    return [schema(`${why}: set QueryLanguage to JSONata in the state machine or in the state`, pointer)];
  }
  const supported = FIELDS[state.Type];
  if (supported === undefined) {
    return [
      schema(`Value should be one of the following: [${Object.keys(FIELDS).join(", ")}]`, `${pointer}/Type`),
    ];
  }
  return [...unsupportedFields(state, [...COMMON, ...supported], pointer), ...valueFaults(state, pointer)];
}

export function unsupportedFields(
  owner: JsonObject,
  supported: readonly string[],
  pointer: string,
): Diagnostic[] {
  return Object.keys(owner)
    .filter((field) => !supported.includes(field))
    .map((field) => schema(refusal(field), pointer));
}

function valueFaults(
  { Branches, TimeoutSeconds, HeartbeatSeconds }: StateJson,
  pointer: string,
): Diagnostic[] {
  const isEmpty = Array.isArray(Branches) && Branches.length === 0;
  const isLate =
    typeof TimeoutSeconds === "number" &&
    typeof HeartbeatSeconds === "number" &&
    HeartbeatSeconds >= TimeoutSeconds;
  return [
    ...(isEmpty ? [schema("Value cannot be empty", `${pointer}/Branches`)] : []),
    ...(isLate ? [schema("Value must be smaller than TimeoutSeconds", `${pointer}/HeartbeatSeconds`)] : []),
  ];
}

function refusal(field: string): string {
  if (JSONPATH_ONLY.has(field)) {
    const only = `field '${field}' is only supported for the 'JSONPath' QueryLanguage`;
    return `The QueryLanguage is set to 'JSONata', but ${only}`;
  }
  if (NOT_RUN_HERE.has(field)) return `Field '${field}' is not supported by this local endpoint`;
  return `Field '${field}' is not supported`;
}

function schema(message: string, location: string): Diagnostic {
  return { code: "SCHEMA_VALIDATION_FAILED", message, location };
}

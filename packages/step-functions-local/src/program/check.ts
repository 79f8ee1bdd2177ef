/**
 * A definition against the grammar: the fields of each part, what they hold, and what depends on several of them.
 * A part is checked in its own type and query language alone, so that a refusal leads to the fault itself. Only
 * JSONata runs here: a state whose language is JSONPath is refused, with the reason. A state without a QueryLanguage
 * has that of the whole machine, wherever it is nested. To AWS any value but JSONPath means JSONata, and is refused
 * where it is another word (GitHub floci-io/floci, pull request 2972).
 */
import type { Json } from "../payload.ts";
import { type Container, isObject, type JsonObject, type MachineJson, type StateJson } from "./definition.ts";
import { type Diagnostic, schemaFault as schema } from "./diagnostic.ts";
import {
  BRANCH,
  type Form,
  JSONPATH_ONLY,
  MACHINE,
  NOT_RUN_HERE,
  NUMBERS,
  PARTS,
  type Part,
  PROCESSOR,
  STATES,
  timeOf,
} from "./grammar.ts";
import { resourceFaults } from "./resource.ts";

export type CheckOptions = {
  /** A test of a state with a mock runs no other state and no integration: any of AWS's may stand in it. */
  isMocked: boolean;
};

export function containerFaults(
  root: MachineJson,
  { machine, pointer, kind }: Container,
  options: CheckOptions,
): Diagnostic[] {
  const part = kind === "machine" ? MACHINE : kind === "branch" ? BRANCH : PROCESSOR;
  const config = machine.ProcessorConfig;
  return [
    ...partFaults(machine, part, pointer === "" ? "/" : pointer),
    ...(kind === "processor" && isObject(config) ? modeFaults(config, `${pointer}/ProcessorConfig`) : []),
    ...Object.entries(machine.States).flatMap(([name, state]) =>
      stateFaults(
        root.QueryLanguage !== undefined && root.QueryLanguage !== "JSONPath",
        state,
        `${pointer}/States/${name}`,
        options,
      ),
    ),
  ];
}

function stateFaults(
  isJsonataMachine: boolean,
  state: StateJson,
  pointer: string,
  options: CheckOptions,
): Diagnostic[] {
  const own = state.QueryLanguage;
  if (isJsonataMachine && own === "JSONPath") {
    return [
      schema("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", pointer),
    ];
  }
  if (own === "JSONPath" || (own === undefined && !isJsonataMachine)) {
    const why = "This endpoint runs states in the query language JSONata only, and this state's is JSONPath";
    return [schema(`${why}: set QueryLanguage to JSONata in the state machine or in the state`, pointer)];
  }
  const part = Object.hasOwn(STATES, state.Type) ? STATES[state.Type] : undefined;
  if (part === undefined) {
    const types = "[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";
    return [schema(`The field 'Type' should have one of these values: ${types}`, `${pointer}/Type`)];
  }
  const notRun = options.isMocked ? [] : Object.keys(state).filter((field) => NOT_RUN_HERE.has(field));
  return [
    ...notRun.map((field) => schema(`Field '${field}' is not supported by this local endpoint`, pointer)),
    ...partFaults(state, part, pointer),
    ...wholeStateFaults(state, pointer),
    ...(state.Type === "Task" ? resourceFaults(state, pointer, options.isMocked) : []),
  ];
}

function partFaults(owner: JsonObject, part: Part, pointer: string): Diagnostic[] {
  const at = pointer === "/" ? "" : pointer;
  const unknown = Object.keys(owner).filter((field) => !Object.hasOwn(part.fields, field));
  const missing = (part.required ?? []).filter((field) => owner[field] === undefined);
  return [
    ...unknown.map((field) => schema(refusal(field), pointer)),
    ...(missing.length > 0 ? [schema(`These fields are required: [${missing.join(", ")}]`, pointer)] : []),
    ...(part.oneOf ?? []).flatMap((fields) => oneOfFaults(owner, fields, pointer)),
    ...Object.entries(part.fields).flatMap(([field, form]) => {
      const value = owner[field];
      return value === undefined ? [] : valueFaults(value, form, `${at}/${field}`);
    }),
  ];
}

function oneOfFaults(owner: JsonObject, fields: readonly string[], pointer: string): Diagnostic[] {
  const there = fields.filter((field) => owner[field] !== undefined && owner[field] !== false);
  if (there.length === 1) return [];
  const words = there.length > 1 ? "There should only be one of" : "This object should have only one of";
  return [schema(`${words} the following fields: [${fields.join(", ")}]`, pointer)];
}

const TYPES = { text: "STRING", flag: "BOOLEAN", object: "OBJECT" } as const;

function valueFaults(value: Json, form: Form, pointer: string): Diagnostic[] {
  const fault = (isFault: boolean, message: string) => (isFault ? [schema(message, pointer)] : []);
  const isExpression = typeof value === "string" && value.startsWith("{%");
  switch (form.kind) {
    case "any":
    case "elsewhere":
      return [];
    case "text":
    case "resource":
    case "text or expression":
      return fault(typeof value !== "string", `Expected value of type [${TYPES.text}]`);
    case "flag":
      return fault(typeof value !== "boolean", `Expected value of type [${TYPES.flag}]`);
    case "object":
      return fault(!isObject(value), `Expected value of type [${TYPES.object}]`);
    case "object or expression":
      return fault(!isObject(value) && !isExpression, "Expected a JSONata expression or [OBJECT]");
    case "array or expression":
      return fault(
        !Array.isArray(value) && !isObject(value) && !isExpression,
        "Expected a JSONata expression, [ARRAY] or [OBJECT]",
      );
    case "condition":
      return fault(typeof value !== "boolean" && !isExpression, "Expected a JSONata expression or [BOOLEAN]");
    case "timestamp":
      if (typeof value !== "string") return fault(true, `Expected value of type [${TYPES.text}]`);
      return fault(!isExpression && timeOf(value) === undefined, "String does not match RFC3339 timestamp");
    case "one of":
      if (typeof value !== "string") return fault(true, `Expected value of type [${TYPES.text}]`);
      return fault(
        !form.values.includes(value),
        `Value should be one of the following: [${form.values.join(", ")}]`,
      );
    case "integer":
    case "number": {
      if (isExpression && Object.values<Form>(NUMBERS).includes(form)) return [];
      const isOfKind = form.kind === "integer" ? Number.isInteger(value) : typeof value === "number";
      if (!isOfKind)
        return fault(true, `Expected value of type ${form.kind === "integer" ? "Integer" : "Number"}`);
      return boundFaults(value as number, form, pointer);
    }
    case "errors":
      return errorNameFaults(value, pointer);
    case "part":
      if (!isObject(value)) return fault(true, `Expected value of type [${TYPES.object}]`);
      return partFaults(value, PARTS[form.of], pointer);
    case "list": {
      if (!Array.isArray(value)) return fault(true, "Expected value of type [ARRAY]");
      if (value.length === 0) return fault(!form.canBeEmpty, "Value cannot be empty");
      const entries = value.flatMap((entry, index) =>
        isObject(entry)
          ? [
              ...partFaults(entry, PARTS[form.of], `${pointer}[${index}]`),
              ...delayFaults(entry, `${pointer}[${index}]`),
            ]
          : [schema(`Expected value of type [${TYPES.object}]`, `${pointer}[${index}]`)],
      );
      return [...entries, ...wildcardFaults(value, pointer)];
    }
  }
}

function boundFaults(value: number, { min, max }: { min: number; max: number }, pointer: string) {
  if (value < min) return [schema(`Minimum value is ${min}`, pointer)];
  return value > max ? [schema(`Maximum value is ${max}`, pointer)] : [];
}

function errorNameFaults(value: Json, pointer: string): Diagnostic[] {
  if (!Array.isArray(value)) return [schema("Expected value of type [ARRAY]", pointer)];
  if (value.length === 0) return [schema("Value cannot be empty", pointer)];
  if (value.some((name) => typeof name !== "string"))
    return [schema("Expected value of type [STRING]", pointer)];
  return [];
}

function wildcardFaults(list: Json[], pointer: string): Diagnostic[] {
  return list.flatMap((entry, index) => {
    const names = isObject(entry) && Array.isArray(entry.ErrorEquals) ? entry.ErrorEquals : [];
    if (!names.includes("States.ALL") || (names.length === 1 && index === list.length - 1)) return [];
    return [schema("States.ALL must appear alone and at end of list", `${pointer}[${index}]/ErrorEquals`)];
  });
}

function delayFaults({ IntervalSeconds = 1, MaxDelaySeconds }: JsonObject, pointer: string): Diagnostic[] {
  const isBelow =
    typeof MaxDelaySeconds === "number" && MaxDelaySeconds > 0 && MaxDelaySeconds < Number(IntervalSeconds);
  return isBelow
    ? [schema("Value must not be smaller than IntervalSeconds", `${pointer}/MaxDelaySeconds`)]
    : [];
}

function wholeStateFaults(state: StateJson, pointer: string): Diagnostic[] {
  const { Branches, TimeoutSeconds, HeartbeatSeconds } = state;
  const isLate =
    typeof TimeoutSeconds === "number" &&
    typeof HeartbeatSeconds === "number" &&
    HeartbeatSeconds >= TimeoutSeconds;
  return [
    ...(state.Type === "Parallel" ? branchesFaults(Branches, `${pointer}/Branches`) : []),
    ...(isLate ? [schema("Value must be smaller than TimeoutSeconds", `${pointer}/HeartbeatSeconds`)] : []),
  ];
}

function branchesFaults(branches: Json | undefined, pointer: string): Diagnostic[] {
  if (branches === undefined) return [];
  if (!Array.isArray(branches)) return [schema("Expected value of type [ARRAY]", pointer)];
  return branches.length === 0 ? [schema("Value cannot be empty", pointer)] : [];
}

function modeFaults({ Mode, ExecutionType }: JsonObject, pointer: string): Diagnostic[] {
  if (Mode === "DISTRIBUTED" && ExecutionType === undefined)
    return [schema("These fields are required: [ExecutionType]", pointer)];
  if (Mode !== "DISTRIBUTED" && ExecutionType !== undefined)
    return [schema("Field 'ExecutionType' is not supported", pointer)];
  return [];
}

function refusal(field: string): string {
  if (JSONPATH_ONLY.has(field)) {
    const only = `field '${field}' is only supported for the 'JSONPath' QueryLanguage`;
    return `The QueryLanguage is set to 'JSONata', but ${only}`;
  }
  return `Field '${field}' is not supported`;
}

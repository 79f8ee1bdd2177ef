/**
 * A request of TestState: the state that it means, and what AWS refuses of it, in AWS's words where they are known (its
 * recorded answers, see tests/fixtures; and the developer guide, "Testing state machines with TestState API").
 */
import type { Json } from "../payload.ts";
import { compileProgram } from "../program/compile.ts";
import {
  containers,
  isObject,
  type JsonObject,
  type MachineJson,
  parseDefinition,
  parseObject,
  type StateJson,
} from "../program/definition.ts";
import { invalidDefinition } from "../program/diagnostic.ts";
import { machineFaults } from "../program/index.ts";
import type { StateNode } from "../program/types.ts";
import { ServiceError } from "../service-error.ts";
import type { TestStateRequest } from "./form.ts";
import { mockedResultFault, type ValidationMode } from "./mock.ts";

/** The name that AWS gives to a state whose definition stands alone. */
export const LONE_STATE = "StateName";

export type StateUnderTest = {
  json: StateJson;
  node: StateNode;
  /** The Map whose processor the state is in, if it is in one. */
  map: StateJson | undefined;
};

export type Mock = { result: Json } | { error: string; cause: string | undefined };

const invalid = (message: string) => new ServiceError("ValidationException", message);

/** @throws ServiceError InvalidDefinition, ValidationException */
export function stateUnderTest({ definition, stateName, mock }: TestStateRequest): StateUnderTest {
  const machine = checkedMachine(definition, stateName);
  const place =
    stateName === undefined ? { machine, name: LONE_STATE, map: undefined } : findState(machine, stateName);
  if (place === undefined) throw invalid("State not found in definition");
  const json = place.machine.States[place.name] as StateJson;
  if (mock === undefined) requireRunnable(json);
  const container = { ...place.machine, States: { [place.name]: json }, StartAt: place.name };
  const node = compileProgram(container, () => {}).states.get(place.name) as StateNode;
  return { json, node, map: place.map };
}

/** The machine that was asked for last, since tests ask for state after state of one. */
let latest: { definition: string; isLoneState: boolean; machine: MachineJson } | undefined;

function checkedMachine(definition: string, stateName: string | undefined): MachineJson {
  const isLoneState = stateName === undefined;
  if (latest?.definition === definition && latest.isLoneState === isLoneState) return latest.machine;
  const machine = machineOf(definition, stateName);
  if (stateName !== undefined && findState(machine, stateName) === undefined)
    throw invalid("State not found in definition");
  const faults = machineFaults(machine, { isMocked: true, isLoneState });
  if (faults.length > 0) throw invalidDefinition(faults);
  latest = { definition, isLoneState, machine };
  return machine;
}

function machineOf(definition: string, stateName: string | undefined): MachineJson {
  if (stateName !== undefined) return parsed(definition);
  const read = parseObject(definition);
  if ("diagnostics" in read) throw invalidDefinition(read.diagnostics);
  const state = read.value;
  if (state.Type === undefined && isObject(state.States)) {
    throw invalid("StateName must be specified when the definition is a state machine");
  }
  const around: JsonObject = { QueryLanguage: state.QueryLanguage === "JSONata" ? "JSONata" : "JSONPath" };
  return parsed(JSON.stringify({ ...around, StartAt: LONE_STATE, States: { [LONE_STATE]: state } }));
}

function parsed(definition: string): MachineJson {
  const result = parseDefinition(definition);
  if ("diagnostics" in result) throw invalidDefinition(result.diagnostics);
  return result.machine;
}

/** Names are unique in the whole machine, so the first is the only one. */
function findState(root: MachineJson, name: string) {
  for (const { machine, pointer, kind } of containers(root)) {
    if (!Object.hasOwn(machine.States, name)) continue;
    const map = kind === "processor" ? around(root, pointer) : undefined;
    return { machine, name, map };
  }
  return undefined;
}

function around(root: MachineJson, pointer: string): StateJson | undefined {
  const all = containers(root).flatMap(({ machine, pointer: at }) =>
    Object.entries(machine.States).map(([name, state]) => ({ state, at: `${at}/States/${name}` })),
  );
  return all.find(({ at }) => pointer === `${at}/ItemProcessor` || pointer === `${at}/Iterator`)?.state;
}

const WITH_TOKEN = /\.(sync|sync:2|waitForTaskToken)$/;

/** What only a mock can stand for, and what this endpoint does not call. */
function requireRunnable({ Type, Resource }: StateJson): void {
  if (typeof Resource !== "string") return;
  if (Type === "Task" && WITH_TOKEN.test(Resource)) {
    const message = "TestState API does not support '.sync' or '.waitForTaskToken' integration patterns.";
    throw new ServiceError("InvalidDefinition", message);
  }
  if (Type === "Task" && !/:lambda:/.test(Resource)) {
    const why = `This local endpoint runs Lambda functions, and no ${Resource}`;
    throw new ServiceError("InvalidDefinition", `${why}: test the state with a mock`);
  }
}

const MOCKABLE = ["Task", "Map", "Parallel"];

/**
 * The mock, read and checked; undefined without one.
 * @throws ServiceError ValidationException, InvalidDefinition
 */
export function readMock(request: TestStateRequest, { json }: StateUnderTest): Mock | undefined {
  const { mock, stateConfiguration = {}, revealSecrets, roleArn, context } = request;
  if (mock === undefined) {
    for (const [field, what] of Object.entries(NEED_A_MOCK)) {
      if (stateConfiguration[field as keyof typeof NEED_A_MOCK] === undefined) continue;
      throw invalid(`TestState does not support ${what} when a mock is not specified.`);
    }
    if (context !== undefined)
      throw invalid("TestState does not support Context when a mock is not specified.");
    if (json.Type === "Map" || json.Type === "Parallel") {
      const supported = "Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]";
      const message = `TestState API does not support Map or Parallel states. ${supported}`;
      throw new ServiceError("InvalidDefinition", message);
    }
    if (json.Type === "Task" && roleArn === undefined)
      throw invalid("RoleArn must be specified when testing a Task state");
    if (revealSecrets)
      throw invalid("RevealSecrets is for HTTP Tasks, which this local endpoint does not run.");
    return undefined;
  }
  if (!MOCKABLE.includes(json.Type))
    throw invalid(`State type '${json.Type}' is not supported when a mock is specified`);
  if (revealSecrets) throw invalid("TestState does not support RevealSecrets when a mock is specified.");
  const { result, errorOutput, fieldValidationMode = "STRICT" } = mock;
  if ((result === undefined) === (errorOutput === undefined))
    throw invalid("A test mock should have only one of the following fields: [result, errorOutput].");
  if (errorOutput !== undefined) {
    if (!errorOutput.error) throw invalid("An error was not specified in the mocked error output.");
    requireInnerState(json, stateConfiguration.errorCausedByState);
    return { error: errorOutput.error, cause: errorOutput.cause };
  }
  return { result: readResult(json, result as string, fieldValidationMode) };
}

const NEED_A_MOCK = {
  retrierRetryCount: "RetrierRetryCount",
  errorCausedByState: "ErrorCausedByState",
  mapIterationFailureCount: "MapIterationFailureCount",
  mapItemReaderData: "MapItemReaderData",
} as const;

function readResult(json: StateJson, text: string, mode: ValidationMode): Json {
  let result: Json;
  try {
    result = JSON.parse(text) as Json;
  } catch {
    throw invalid("Mocked result must be valid JSON");
  }
  if (json.Type === "Task") {
    const fault = mockedResultFault(json.Resource as string, result, mode);
    if (fault !== undefined) throw invalid(`Mock result schema validation error: ${fault}`);
    return result;
  }
  if (json.ResultWriter !== undefined) {
    if (!isObject(result)) throw invalid("Mocked result must be a JSON object.");
    return result;
  }
  if (!Array.isArray(result)) throw invalid("Mocked result must be an array.");
  const branches = json.Type === "Parallel" ? (json.Branches as Json[]).length : result.length;
  if (result.length !== branches)
    throw invalid("Mocked result must contain the same number of items as number of Parallel branches.");
  return result;
}

function requireInnerState(json: StateJson, name: string | undefined): void {
  if (name === undefined) return;
  const inner = containers({ StartAt: LONE_STATE, States: { [LONE_STATE]: json } }).slice(1);
  if (inner.some(({ machine }) => Object.hasOwn(machine.States, name))) return;
  throw invalid(`State '${name}' of ErrorCausedByState not found in the state under test`);
}

type ContextForm = { [field: string]: "string" | "integer" | "any" | ContextForm };

const CONTEXT: ContextForm = {
  Execution: { Id: "string", Input: "any", Name: "string", RoleArn: "string", StartTime: "string" },
  State: { EnteredTime: "string", Name: "string", RetryCount: "integer" },
  StateMachine: { Id: "string", Name: "string" },
  Task: { Token: "string" },
};

/** @throws ServiceError ValidationException */
export function readContext(text: string | undefined, { json }: StateUnderTest): JsonObject | undefined {
  if (text === undefined) return undefined;
  const refuse = (why: string) => invalid(`Invalid Context object provided: ${why}`);
  const value = readJson(text, "Context");
  if (!isObject(value)) throw refuse("Context must be a JSON object");
  if (value.Map !== undefined) throw refuse("'Map' field is not supported when mocking a Context object");
  if (value.Task !== undefined && !(json.Type === "Task" && WITH_TOKEN.test(String(json.Resource)))) {
    const token = "a Task state with a '.sync' or '.waitForTaskToken' service integration pattern";
    throw refuse(`Context object contains 'Task' when state is not ${token}`);
  }
  const fault = contextFault(value, CONTEXT, "");
  if (fault !== undefined) throw refuse(fault);
  return value;
}

function contextFault(value: JsonObject, form: ContextForm, path: string): string | undefined {
  for (const [field, member] of Object.entries(value)) {
    const wanted = Object.hasOwn(form, field) ? form[field] : undefined;
    const at = `${path}${field}`;
    if (wanted === undefined) return `Field '${field}' is not allowed`;
    if (typeof wanted === "object" && isObject(member)) {
      const inner = contextFault(member, wanted, `${at}.`);
      if (inner !== undefined) return inner;
    } else if (typeof wanted === "object") return `${at} must be a object`;
    else if (wanted === "string" && typeof member !== "string") return `${at} must be a string`;
    else if (wanted === "integer" && !Number.isInteger(member)) return `${at} must be a integer`;
  }
  return undefined;
}

/** @throws ServiceError ValidationException */
export function readVariables(text: string | undefined): JsonObject | undefined {
  if (text === undefined) return undefined;
  const value = readJson(text, "Variables");
  if (!isObject(value)) throw invalid("Variables must be a JSON object");
  return value;
}

function readJson(text: string, what: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw invalid(`${what} must be valid JSON`);
  }
}

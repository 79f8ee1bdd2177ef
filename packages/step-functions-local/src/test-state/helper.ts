/**
 * TestState for a project's own tests, without an endpoint: what one state of a machine does with a result or an error.
 *
 *   const outcome = await testState(machine, "Charge", { input: { id: 7 }, mock: { errorOutput: { error: "Busy" } } });
 *   expect(outcome).toMatchObject({ status: "RETRIABLE", retry: { index: 0, afterSeconds: 2 } });
 */
import type { FunctionInvoker } from "../engine/services.ts";
import type { Json } from "../payload.ts";
import type { TestStateRequest } from "./form.ts";
import { runTest } from "./index.ts";

type Data = Json | { [field: string]: unknown } | unknown[];

export type TestStateOptions = {
  /** JSON, or its text; `{}` without it. */
  input?: Data;
  variables?: { [name: string]: unknown };
  context?: { [field: string]: unknown };
  /** `result` is JSON or its text. Without a mock the state runs, and `invoker` the function of a Task. */
  mock?: Omit<NonNullable<TestStateRequest["mock"]>, "result"> & { result?: Data };
  /** How often the retrier that takes the error has tried before. */
  retries?: number;
  stateConfiguration?: TestStateRequest["stateConfiguration"];
  /** For each `${Name}` in the definition; a function's ARN by that name where nothing is given. */
  substitutions?: { [name: string]: string };
  invoker?: FunctionInvoker;
};

export type TestStateOutcome = {
  status: "SUCCEEDED" | "FAILED" | "RETRIABLE" | "CAUGHT_ERROR";
  output: Json | undefined;
  nextState: string | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** The retrier that takes the error, and when it tries again; without a time it has tried as often as it may. */
  retry: { index: number; afterSeconds: number | undefined } | undefined;
  /** Which catcher took the error. */
  catchIndex: number | undefined;
  /** What the state handed to its integration. */
  arguments: Json | undefined;
  /** Those given and those assigned. */
  variables: Json | undefined;
};

const HOME = { region: "us-east-1", accountId: "000000000000" };
const ROLE = `arn:aws:iam::${HOME.accountId}:role/test`;
const NO_FUNCTIONS: FunctionInvoker = {
  invoke: () => Promise.reject(new Error("This test of a state has neither a mock nor an invoker.")),
};

/**
 * `machine` is a definition, as JSON or its text; `stateName` a state of it at any level.
 * @throws an error named as AWS names it (InvalidDefinition, ValidationException) for what AWS refuses
 */
export async function testState(
  machine: object | string,
  stateName: string,
  options: TestStateOptions = {},
): Promise<TestStateOutcome> {
  const { input = {}, variables, context, mock, retries, invoker = NO_FUNCTIONS } = options;
  const request: TestStateRequest = {
    definition: substituted(textOf(machine), options.substitutions ?? {}),
    stateName,
    roleArn: ROLE,
    input: textOf(input),
    inspectionLevel: "TRACE",
    ...(variables === undefined ? {} : { variables: JSON.stringify(variables) }),
    ...(context === undefined ? {} : { context: JSON.stringify(context) }),
    ...(mock === undefined ? {} : { mock: mockOf(mock) }),
    stateConfiguration: {
      ...options.stateConfiguration,
      ...(retries === undefined ? {} : { retrierRetryCount: retries }),
    },
  };
  const bench = { invoker, home: HOME, timeScale: 1, now: Date.now };
  const { status, output, nextState, error, cause, inspectionData = {} } = await runTest(bench, request);
  const { errorDetails: details = {}, afterArguments } = inspectionData;
  const { retryIndex: index, retryBackoffIntervalSeconds: afterSeconds, catchIndex } = details;
  return {
    ...{ status, nextState, error, cause, catchIndex },
    output: json(output),
    retry: index === undefined ? undefined : { index, afterSeconds },
    arguments: json(afterArguments),
    variables: json(inspectionData.variables),
  };
}

function mockOf({ result, ...mock }: NonNullable<TestStateOptions["mock"]>): TestStateRequest["mock"] {
  return { ...mock, ...(result === undefined ? {} : { result: textOf(result) }) };
}

function textOf(data: unknown): string {
  return typeof data === "string" && isJson(data) ? data : JSON.stringify(data);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const json = (text: string | undefined): Json | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as Json);

function substituted(definition: string, given: { [name: string]: string }): string {
  return definition.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    return given[name] ?? `arn:aws:lambda:${HOME.region}:${HOME.accountId}:function:${name}`;
  });
}

/** A local Step Functions for a test, with a client, and the steps that most tests take on it. */
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  type HistoryEvent,
  paginateGetExecutionHistory,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { type StepFunctionsOptions, startStepFunctions } from "step-functions-local/index.ts";
import { onTestFinished } from "vitest";

export const ROLE_ARN = "arn:aws:iam::000000000000:role/test";

export type StepFunctions = { client: SFNClient; url: string; stop(): Promise<void> };

/** Stopped when the test is over, if it did not stop it itself. */
export async function stepFunctions(options: Partial<StepFunctionsOptions> = {}): Promise<StepFunctions> {
  const invoker = { invoke: () => Promise.reject(new Error("This test has no functions.")) };
  const defaults = { host: "127.0.0.1", port: 0, database: ":memory:", invoker };
  const server = await startStepFunctions({ ...defaults, ...options });
  const client = clientOf(server.url);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    client.destroy();
    stopped ??= server.close();
    return stopped;
  };
  onTestFinished(stop);
  return { client, url: server.url, stop };
}

/** TestState and StartSyncExecution have a host of their own on AWS, and here the same one. */
export function clientOf(endpoint: string): SFNClient {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const here = { endpoint, region: "us-east-1", credentials, maxAttempts: 1 };
  return new SFNClient({ ...here, disableHostPrefix: true });
}

export async function create(client: SFNClient, definition: object, name = "machine"): Promise<string> {
  const text = JSON.stringify({ QueryLanguage: "JSONata", ...definition });
  const command = new CreateStateMachineCommand({ name, definition: text, roleArn: ROLE_ARN });
  const { stateMachineArn } = await client.send(command);
  return stateMachineArn as string;
}

export async function start(
  client: SFNClient,
  stateMachineArn: string,
  input: unknown = {},
): Promise<string> {
  const command = new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) });
  const { executionArn } = await client.send(command);
  return executionArn as string;
}

/** Resolves with the execution as soon as it is over. */
export async function finished(
  client: SFNClient,
  executionArn: string,
): Promise<DescribeExecutionCommandOutput> {
  for (let pause = 5; ; pause *= 1.3) {
    const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== "RUNNING") return execution;
    await new Promise((resolve) => setTimeout(resolve, Math.min(pause, 100)));
  }
}

export async function history(client: SFNClient, executionArn: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  for await (const page of paginateGetExecutionHistory({ client }, { executionArn, maxResults: 1000 })) {
    events.push(...(page.events ?? []));
  }
  return events;
}

/** Creates, starts and waits: for tests of what a definition does. */
export async function run(client: SFNClient, definition: object, input: unknown = {}) {
  const executionArn = await start(client, await create(client, definition), input);
  const execution = await finished(client, executionArn);
  const events = await history(client, executionArn);
  return { execution, events, output: JSON.parse(execution.output ?? "null") as unknown };
}

/** The history as `id<-previous type name`, which is what most of it comes down to. */
export function outline(events: HistoryEvent[]): string[] {
  return events.map(({ id, previousEventId, type, stateEnteredEventDetails, stateExitedEventDetails }) => {
    const name = stateEnteredEventDetails?.name ?? stateExitedEventDetails?.name;
    return `${id}<-${previousEventId} ${type}${name === undefined ? "" : ` ${name}`}`;
  });
}

/** A machine that ends with a text. */
export const saying = (text: string) => ({
  QueryLanguage: "JSONata",
  StartAt: "Say",
  States: { Say: { Type: "Pass", Output: text, End: true } },
});

export const outputOf = async (client: SFNClient, arn: string) =>
  (await finished(client, await start(client, arn))).output;

/**
 * The persona-generation state machine, seen from the domain: start, stop, look. The client is made, and its SDK
 * loaded, at first use: most requests are not about executions.
 * An execution's name is the persona's id and version, so that one generation can be started once only.
 */
import type { DescribeExecutionCommandOutput, HistoryEvent, SFNClient } from "@aws-sdk/client-sfn";
import { Resource } from "sst/resource";
import { annotate } from "../telemetry/context.ts";
import { log } from "../telemetry/log.ts";
import { record } from "../telemetry/metrics.ts";
import { traceClient } from "../telemetry/trace.ts";
import type { Generation } from "./generation.ts";

export { Generation } from "./generation.ts";
export * as Workflow from "./index.ts";

type Numbered = Pick<Generation, "personaId" | "version">;

let client: SFNClient | undefined;
async function states() {
  const sdk = await import("@aws-sdk/client-sfn");
  client ??= traceClient(new sdk.SFNClient({}));
  return { ...sdk, client };
}

export function executionArn({ personaId, version }: Numbered): string {
  const stateMachineArn = Resource.PersonaGeneration.arn;
  return `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name({ personaId, version })}`;
}

const name = ({ personaId, version }: Numbered) => `${personaId}-v${version}`;

/** Starting the same input again leads to the same execution; one that is over by then is left so. */
export async function start(input: Generation): Promise<void> {
  const { client, StartExecutionCommand } = await states();
  const command = new StartExecutionCommand({
    stateMachineArn: Resource.PersonaGeneration.arn,
    name: name(input),
    input: JSON.stringify(input),
  });
  await client.send(command).catch(ignoring("ExecutionAlreadyExists"));
  const { personaId, version } = input;
  annotate({ personaId, version, executionArn: executionArn(input) });
  log.info("generation started");
  record({ GenerationsStarted: 1 });
}

/** Stopping what has ended, or never began, does nothing. */
export async function stop(executionArn: string, cause: string): Promise<void> {
  const { client, StopExecutionCommand } = await states();
  await client
    .send(new StopExecutionCommand({ executionArn, error: "GenerationStopped", cause }))
    .catch(ignoreMissing);
}

export async function describe(executionArn: string): Promise<DescribeExecutionCommandOutput | undefined> {
  const { client, DescribeExecutionCommand } = await states();
  return client.send(new DescribeExecutionCommand({ executionArn })).catch(ignoreMissing);
}

/** All events, oldest first; `undefined` when there is no such execution (AWS keeps them for 90 days). */
export async function history(executionArn: string): Promise<HistoryEvent[] | undefined> {
  const { client, paginateGetExecutionHistory } = await states();
  const events: HistoryEvent[] = [];
  try {
    const pages = paginateGetExecutionHistory(
      { client, pageSize: 1000 },
      { executionArn, includeExecutionData: false },
    );
    for await (const { events: some = [] } of pages) events.push(...some);
    return events;
  } catch (error) {
    return ignoreMissing(error);
  }
}

const ignoring =
  (name: string) =>
  (error: unknown): undefined => {
    if (error instanceof Error && error.name === name) return undefined;
    throw error;
  };
const ignoreMissing = ignoring("ExecutionDoesNotExist");

/**
 * The persona-generation state machine, seen from the domain: start, stop, look. The client is made at first use.
 * An execution's name is the persona's id and version, so that one generation can be started once only.
 */
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  ExecutionDoesNotExist,
  type HistoryEvent,
  paginateGetExecutionHistory,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { Resource } from "sst/resource";
import type { Generation } from "./generation.ts";

export { Generation } from "./generation.ts";
export * as Workflow from "./index.ts";

type Numbered = Pick<Generation, "personaId" | "version">;

let client: SFNClient | undefined;
function sfn(): SFNClient {
  client ??= new SFNClient({});
  return client;
}

export function executionArn({ personaId, version }: Numbered): string {
  const stateMachineArn = Resource.PersonaGeneration.arn;
  return `${stateMachineArn.replace(":stateMachine:", ":execution:")}:${name({ personaId, version })}`;
}

const name = ({ personaId, version }: Numbered) => `${personaId}-v${version}`;

/** Starting the same input again leads to the same execution. */
export async function start(input: Generation): Promise<void> {
  await sfn().send(
    new StartExecutionCommand({
      stateMachineArn: Resource.PersonaGeneration.arn,
      name: name(input),
      input: JSON.stringify(input),
    }),
  );
}

/** Stopping what has ended, or never began, does nothing. */
export async function stop(executionArn: string, cause: string): Promise<void> {
  await sfn()
    .send(new StopExecutionCommand({ executionArn, error: "GenerationStopped", cause }))
    .catch(ignoreMissing);
}

export async function describe(executionArn: string): Promise<DescribeExecutionCommandOutput | undefined> {
  return sfn().send(new DescribeExecutionCommand({ executionArn })).catch(ignoreMissing);
}

/** All events, oldest first; `undefined` when there is no such execution (AWS keeps them for 90 days). */
export async function history(executionArn: string): Promise<HistoryEvent[] | undefined> {
  const events: HistoryEvent[] = [];
  try {
    const pages = paginateGetExecutionHistory(
      { client: sfn(), pageSize: 1000 },
      { executionArn, includeExecutionData: false },
    );
    for await (const { events: some = [] } of pages) events.push(...some);
    return events;
  } catch (error) {
    return ignoreMissing(error);
  }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof ExecutionDoesNotExist) return undefined;
  throw error;
}

/** An execution with its history, kept current: of the history only what is new is asked for. */
import type { Execution, HistoryEvent } from "../../model/aws.ts";
import { merge } from "../../model/events.ts";
import { call } from "../client.ts";

export type Loaded = { execution: Execution; definition: string; events: HistoryEvent[] };

const PAGE = 1_000;
const NEWEST = 100;

export async function loadExecution(
  executionArn: string,
  signal: AbortSignal,
  known: Loaded | undefined,
): Promise<Loaded> {
  const execution = await call("DescribeExecution", { executionArn }, signal);
  const hasChanged = JSON.stringify(execution) !== JSON.stringify(known?.execution);
  if (known !== undefined && !hasChanged && execution.status !== "RUNNING") return known;
  const [definition, events] = await Promise.all([
    known?.definition ?? definitionOf(executionArn, signal),
    known === undefined
      ? wholeHistory(executionArn, signal)
      : newerHistory(executionArn, signal, known.events),
  ]);
  if (known !== undefined && !hasChanged && events.length === known.events.length) return known;
  return { execution, definition, events };
}

/** That which it was started with. */
async function definitionOf(executionArn: string, signal: AbortSignal): Promise<string> {
  const { definition } = await call("DescribeStateMachineForExecution", { executionArn }, signal);
  return definition;
}

async function wholeHistory(executionArn: string, signal: AbortSignal): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let from: { nextToken?: string } = {};
  do {
    const page = await call("GetExecutionHistory", { executionArn, maxResults: PAGE, ...from }, signal);
    events.push(...page.events);
    from = page.nextToken === undefined ? {} : { nextToken: page.nextToken };
  } while (from.nextToken !== undefined);
  return events;
}

/** From the newest back to what is known. */
async function newerHistory(executionArn: string, signal: AbortSignal, known: HistoryEvent[]) {
  const last = known.at(-1)?.id ?? 0;
  const newest: HistoryEvent[] = [];
  let from: { nextToken?: string } = {};
  do {
    const input = { executionArn, maxResults: NEWEST, reverseOrder: true, ...from };
    const page = await call("GetExecutionHistory", input, signal);
    newest.push(...page.events.filter(({ id }) => id > last));
    const isJoined = page.events.some(({ id }) => id <= last);
    from = isJoined || page.nextToken === undefined ? {} : { nextToken: page.nextToken };
  } while (from.nextToken !== undefined);
  return merge(known, newest.reverse());
}

/**
 * Executions of a state machine, newest first. The API filters by status; names it does not search, so for that the
 * newest ones are gone through here, as many as FARTHEST.
 */
import type { ExecutionStatus, ExecutionSummary } from "../../model/aws.ts";
import { call } from "../client.ts";
import { same } from "./same.ts";

export const PAGE = 25;
const SCANNED_AT_ONCE = 1_000;
const FARTHEST = 10_000;

export type Query = {
  stateMachineArn: string;
  status: string;
  search: string;
  tokens: string[];
  page: number;
};

export type Found = {
  executions: ExecutionSummary[];
  /** Where the next page begins. */
  nextToken?: string | undefined;
  /** How many a search has found in all, and how many were looked at. */
  matches?: number;
  searched?: number;
  /** There are older ones that were not. */
  isCut?: boolean;
};

export async function loadExecutions(query: Query, signal: AbortSignal, known?: Found): Promise<Found> {
  return same(known, query.search === "" ? await loadPage(query, signal) : await search(query, signal));
}

async function loadPage({ tokens, page, ...query }: Query, signal: AbortSignal): Promise<Found> {
  const nextToken = page === 0 ? undefined : tokens[page - 1];
  return list(query, PAGE, nextToken, signal);
}

async function search({ search: text, page, ...query }: Query, signal: AbortSignal): Promise<Found> {
  const wanted = text.toLowerCase();
  const matches: ExecutionSummary[] = [];
  let searched = 0;
  let nextToken: string | undefined;
  do {
    const found = await list(query, SCANNED_AT_ONCE, nextToken, signal);
    matches.push(...found.executions.filter(({ name }) => name.toLowerCase().includes(wanted)));
    searched += found.executions.length;
    nextToken = found.nextToken;
  } while (nextToken !== undefined && searched < FARTHEST);
  const executions = matches.slice(page * PAGE, (page + 1) * PAGE);
  return { executions, matches: matches.length, searched, isCut: nextToken !== undefined };
}

function list(
  { stateMachineArn, status }: Pick<Query, "stateMachineArn" | "status">,
  maxResults: number,
  nextToken: string | undefined,
  signal: AbortSignal,
) {
  const filter = status === "" ? {} : { statusFilter: status as ExecutionStatus };
  const from = nextToken === undefined ? {} : { nextToken };
  return call("ListExecutions", { stateMachineArn, maxResults, ...filter, ...from }, signal);
}

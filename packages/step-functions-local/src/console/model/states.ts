/** What the visits say of each state, for the graph: how it stands, and which ways were taken. */
import type { Status, Visit } from "./history/index.ts";
import { CONTAINERS } from "./history/visit.ts";

export type StateView = {
  status: Status;
  /** All of them, also those that a later attempt of the Parallel or Map around has replaced. */
  visits: Visit[];
  /** How many attempts there were beyond the first of each visit. */
  retries: number;
  /** How many visits stand how, in a Map or a loop. */
  counts: { [status in Status]?: number };
};

/** What one wants to know first of many visits comes first. */
const BY_WEIGHT: Status[] = ["running", "failed", "aborted", "caught", "succeeded"];

export function viewStates(visits: readonly Visit[]): ReadonlyMap<string, StateView> {
  const byState = Map.groupBy(visits, ({ state }) => state);
  return new Map([...byState].map(([state, own]) => [state, viewState(own)]));
}

function viewState(visits: Visit[]): StateView {
  const current = visits.filter(({ isSuperseded }) => !isSuperseded);
  const considered = current.length > 0 ? current : visits;
  const latest = [...new Map(considered.map((visit) => [threadOf(visit), visit])).values()];
  const counts: StateView["counts"] = {};
  for (const { status } of latest) counts[status] = (counts[status] ?? 0) + 1;
  return {
    status: BY_WEIGHT.find((status) => counts[status] !== undefined) as Status,
    visits,
    retries: visits.reduce((sum, { attempts }) => sum + Math.max(0, attempts.length - 1), 0),
    counts,
  };
}

const threadOf = ({ parent, iteration }: Visit): string => `${parent?.id ?? 0}/${iteration ?? ""}`;

/** From the start, between states, and to the end; ids as the graph has them. */
export function takenEdges(visits: readonly Visit[], hasSucceeded: boolean): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const { state, type, previous, parent } of visits) {
    if (previous !== undefined) taken.add(edgeKey(previous.state, state));
    else if (parent === undefined) taken.add(edgeKey(START, state));
    if (type === "Fail" && parent === undefined) taken.add(edgeKey(state, END));
  }
  const last = visits.findLast(({ parent }) => parent === undefined);
  if (hasSucceeded && last !== undefined) taken.add(edgeKey(last.state, END));
  return taken;
}

/** Not names of states: those have no line feed in them. */
export const START = "\nstart";
export const END = "\nend";

export const edgeKey = (from: string, to: string): string => `${from}\n→\n${to}`;

/** The state that matters most, when nobody has chosen any: what runs, what went wrong, else where it ended. */
export function stateToShow(visits: readonly Visit[], hasSucceeded: boolean): string | undefined {
  const current = visits.filter(({ isSuperseded }) => !isSuperseded);
  const running = current.findLast(({ status }) => status === "running");
  const shown = running ?? (hasSucceeded ? undefined : current.findLast(isOrigin)) ?? current.at(-1);
  return shown?.state;
}

/** Where an error came from, rather than what it came through: Parallel, Map, and the Fail state at the end. */
function isOrigin({ status, type, parent }: Visit): boolean {
  if (CONTAINERS.has(type) || (type === "Fail" && parent === undefined)) return false;
  return status === "failed" || status === "caught";
}

/** The visit that matters most of several to a state. */
export function visitToShow(visits: readonly Visit[]): Visit | undefined {
  const current = visits.filter(({ isSuperseded }) => !isSuperseded);
  for (const status of BY_WEIGHT.slice(0, -1)) {
    const found = current.find((visit) => visit.status === status);
    if (found !== undefined) return found;
  }
  return visits.at(-1);
}

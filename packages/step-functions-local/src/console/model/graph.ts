/**
 * A definition as a graph (pure): states with the ways between them, and inside a Parallel or Map the graphs of its
 * branches. Of ways from one state to another that mean the same
 * there is one; a way through Catch that is also the way on is not drawn apart.
 */
import { actionOf, innerMachines, type MachineDefinition, type StateDefinition } from "./definition.ts";
import { END, START } from "./states.ts";

export type GraphNode = {
  id: string;
  kind: "state" | "start" | "end";
  /** The type of a state. */
  type: string;
  /** What it does, in a word or two. */
  action: string;
  /** The branches of a Parallel, the one processor of a Map. */
  inner: Graph[];
};

export type EdgeKind = "next" | "choice" | "default" | "catch";
export type GraphEdge = { from: string; to: string; kind: EdgeKind; label: string };
export type Graph = { nodes: GraphNode[]; edges: GraphEdge[] };

/** The graph of a whole state machine: with a start and an end, which branches do not have. */
export function graphOf(machine: MachineDefinition): Graph {
  const { nodes, edges } = innerGraph(machine);
  const ends = Object.entries(machine.States).filter(([, state]) => isTerminal(state));
  const way = (from: string, to: string): GraphEdge => ({ from, to, kind: "next", label: "" });
  return {
    nodes: [point(START, "start"), ...nodes, ...(ends.length > 0 ? [point(END, "end")] : [])],
    edges: [way(START, machine.StartAt), ...edges, ...ends.map(([name]) => way(name, END))],
  };
}

function innerGraph({ States }: MachineDefinition): Graph {
  const states = Object.entries(States);
  return {
    nodes: states.map(([name, state]) => ({
      id: name,
      kind: "state",
      type: state.Type,
      action: actionOf(state),
      inner: innerMachines(state).map(innerGraph),
    })),
    edges: states.flatMap(([name, state]) => waysFrom(name, state)).filter(({ to }) => to in States),
  };
}

function point(id: string, kind: "start" | "end"): GraphNode {
  return { id, kind, type: "", action: "", inner: [] };
}

function isTerminal({ Type, End }: StateDefinition): boolean {
  return End === true || Type === "Succeed" || Type === "Fail";
}

function waysFrom(from: string, { Next, Default, Choices = [], Catch = [] }: StateDefinition): GraphEdge[] {
  const ways: GraphEdge[] = [];
  const add = (to: string | undefined, kind: EdgeKind, label: string) => {
    if (to === undefined) return;
    const same = ways.find((way) => way.to === to && (way.kind === kind || kind === "catch"));
    if (same === undefined) ways.push({ from, to, kind, label });
    else if (same.kind === kind) same.label = `${same.label}\n${label}`;
  };
  add(Next, "next", "");
  for (const { Next: to, Condition } of Choices) add(to, "choice", conditionOf(Condition));
  add(Default, "default", "Default");
  for (const { Next: to, ErrorEquals } of Catch) add(to, "catch", ErrorEquals.join(", "));
  return ways;
}

/** An expression without its brackets. */
function conditionOf(condition = ""): string {
  return condition.replace(/^\{%\s*|\s*%\}$/g, "");
}

/** The nodes of a graph and of all graphs inside, from the outside in. */
export function allNodes({ nodes }: Graph): GraphNode[] {
  return nodes.flatMap((node) => [node, ...node.inner.flatMap(allNodes)]);
}

/**
 * An iteration for each item, so many at a time; the result is the list of their outputs. AWS evaluates the
 * tolerances only after MapStateStarted. An inline Map fails with its first iteration that does, whatever its
 * tolerances; a distributed one, which runs here within the same execution, when they are exceeded.
 *
 * MapStateExited of a distributed Map points back to MapRunSucceeded: so AWS recorded it until August 2024, as in the
 * one recording in tests/fixtures. (From November 2024 on it points to MapRunStarted: GitHub localstack/localstack,
 * test_map_state_nested_config_distributed and others.)
 */
import { mapRunArn } from "../arn.ts";
import type { MapStep, Thread } from "../engine/thread.ts";
import type { Transition, Visit } from "../engine/visit.ts";
import { EvaluationFailure, StateFailure } from "../failure.ts";
import { errorDetails } from "../history.ts";
import { type Json, Payload } from "../payload.ts";
import type { MapNode } from "../program/types.ts";
import { type MapItems, mapItems } from "./items.ts";
import { iterate } from "./iterations.ts";

const DEFAULT_CONCURRENCY = { inline: 40, distributed: 10_000 };

export async function map(visit: Visit<MapNode>): Promise<Transition> {
  const { node, run, thread } = visit;
  const step = thread.step?.kind === "map" ? thread.step : await start(visit);
  const items = step.items === undefined ? visit.input.value : (JSON.parse(step.items) as Json);
  try {
    await iterate(visit, step, mapItems(items, node.isDistributed) as MapItems);
  } catch (thrown) {
    if (node.isDistributed && thrown instanceof StateFailure && !thrown.isFatal) {
      visit.emit("MapRunFailed", errorDetails(thrown.error, thrown.reason));
    }
    throw thrown;
  }
  if (node.isDistributed) visit.emit("MapRunSucceeded");
  visit.emit("MapStateSucceeded", undefined, { aside: true });
  const iterations = run.childrenOf(thread).toSorted((one, other) => one.index - other.index);
  const result = Payload.array(iterations.map(output));
  return visit.leave(node, result, {
    get result() {
      return result.value;
    },
  });
}

async function start(visit: Visit<MapNode>): Promise<MapStep> {
  const { node, run, thread } = visit;
  const maxConcurrency = await visit.number("MaxConcurrency", node.maxConcurrency);
  const { text, length } = await itemsOf(visit);
  visit.emit("MapStateStarted", { length });
  const tolerated = toleratedFailures(await tolerances(visit), length) ?? 0;
  const { stateMachineArn } = run.execution;
  const id = crypto.randomUUID();
  if (node.isDistributed)
    visit.emit("MapRunStarted", { mapRunArn: mapRunArn(stateMachineArn, node.label ?? id, id) });
  const step: MapStep = {
    kind: "map",
    items: text,
    length,
    concurrency: maxConcurrency || DEFAULT_CONCURRENCY[node.isDistributed ? "distributed" : "inline"],
    toleratedFailures: tolerated,
  };
  thread.step = step;
  run.save(thread);
  return step;
}

/** The items as text, when they are not the input, and how many. */
async function itemsOf(visit: Visit<MapNode>): Promise<{ text: string | undefined; length: number }> {
  const value = await itemsValue(visit);
  const { length } = mapItems(value, false) as MapItems;
  return { text: visit.node.items === undefined ? undefined : JSON.stringify(value), length };
}

/** An array or an object. */
export async function itemsValue(visit: Visit<MapNode>): Promise<Json> {
  const { node, input } = visit;
  if (node.items?.kind === "expression")
    return visit.evaluateAs("array or object", node.items) as Promise<Json>;
  const items = node.items === undefined ? input.value : (await visit.evaluate(node.items)).value;
  if (mapItems(items, false) !== undefined) return items;
  throw new EvaluationFailure(
    `Map state input must be an array but was: ${JSON.stringify(items)}`,
    undefined,
  );
}

export type Tolerances = { count: number | undefined; percentage: number | undefined };

export async function tolerances(visit: Visit<MapNode>): Promise<Tolerances> {
  const { toleratedFailureCount, toleratedFailurePercentage } = visit.node;
  const count = await visit.number("ToleratedFailureCount", toleratedFailureCount);
  return { count, percentage: await visit.number("ToleratedFailurePercentage", toleratedFailurePercentage) };
}

/** So many iterations of `length` may fail; undefined when the state says nothing of it. */
export function toleratedFailures({ count, percentage }: Tolerances, length: number): number | undefined {
  if (percentage === undefined) return count;
  const share = Math.floor((length * percentage) / 100);
  return count === undefined ? share : Math.min(count, share);
}

function output({ outcome }: Thread): Payload {
  if (outcome?.status === "succeeded") return Payload.parse(outcome.output);
  const { error = "", cause = "" } = outcome as { error?: string; cause?: string };
  return Payload.of({ Status: "FAILED", Error: error, Cause: cause });
}

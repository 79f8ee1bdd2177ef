/**
 * An iteration for each item, so many at a time; the result is the list of their outputs. AWS evaluates the
 * tolerances only after MapStateStarted. An inline Map fails with its first iteration that does, whatever its
 * tolerances; a distributed one, which runs here within the same execution, when they are exceeded.
 */

import { mapRunArn } from "../arn.ts";
import type { MapStep, Thread } from "../engine/thread.ts";
import type { Transition, Visit } from "../engine/visit.ts";
import { EvaluationFailure, StateFailure } from "../failure.ts";
import { errorDetails } from "../history.ts";
import { type Json, Payload } from "../payload.ts";
import type { MapNode } from "../program/types.ts";
import { iterate } from "./iterations.ts";

const DEFAULT_CONCURRENCY = { inline: 40, distributed: 10_000 };

export async function map(visit: Visit<MapNode>): Promise<Transition> {
  const { node, run, thread } = visit;
  const step = thread.step?.kind === "map" ? thread.step : await start(visit);
  const items = step.items === undefined ? visit.input.value : (JSON.parse(step.items) as Json);
  try {
    await iterate(visit, step, items as Json[]);
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
  return visit.leave(node, result, { result: result.value });
}

async function start(visit: Visit<MapNode>): Promise<MapStep> {
  const { node, run, thread } = visit;
  const maxConcurrency = await count(visit, "maxConcurrency");
  const items = await itemsOf(visit);
  visit.emit("MapStateStarted", { length: items.length });
  const tolerated = await tolerance(visit, items.length);
  const { stateMachineArn } = run.execution;
  const id = crypto.randomUUID();
  if (node.isDistributed)
    visit.emit("MapRunStarted", { mapRunArn: mapRunArn(stateMachineArn, node.label ?? id, id) });
  const step: MapStep = {
    kind: "map",
    items: node.items === undefined ? undefined : JSON.stringify(items),
    length: items.length,
    concurrency: maxConcurrency || DEFAULT_CONCURRENCY[node.isDistributed ? "distributed" : "inline"],
    toleratedFailures: tolerated,
  };
  thread.step = step;
  run.save(thread);
  return step;
}

async function itemsOf(visit: Visit<MapNode>): Promise<Json[]> {
  const { node, input } = visit;
  if (node.items?.kind === "expression")
    return (await visit.evaluateAs<Json[]>("array", node.items)) as Json[];
  const items = node.items === undefined ? input.value : (await visit.evaluate(node.items)).value;
  if (Array.isArray(items)) return items;
  throw new EvaluationFailure(
    `Map state input must be an array but was: ${JSON.stringify(items)}`,
    undefined,
  );
}

async function tolerance(visit: Visit<MapNode>, length: number): Promise<number> {
  const failures = await count(visit, "toleratedFailureCount");
  const percentage = await count(visit, "toleratedFailurePercentage");
  if (percentage === undefined) return failures ?? 0;
  const share = Math.floor((length * percentage) / 100);
  return failures === undefined ? share : Math.min(failures, share);
}

const FIELD_NAMES = {
  maxConcurrency: "MaxConcurrency",
  toleratedFailureCount: "ToleratedFailureCount",
  toleratedFailurePercentage: "ToleratedFailurePercentage",
};

async function count(visit: Visit<MapNode>, field: keyof typeof FIELD_NAMES): Promise<number | undefined> {
  const value = await visit.evaluateAs<number>("number", visit.node[field]);
  const name = FIELD_NAMES[field];
  if (value !== undefined && value < 0) throw new EvaluationFailure(`${name} cannot be negative.`, name);
  if (field === "toleratedFailurePercentage" && value !== undefined && value > 100) {
    throw new EvaluationFailure(`${name} must be between 0 and 100.`, name);
  }
  return value;
}

function output({ outcome }: Thread): Payload {
  if (outcome?.status === "succeeded") return Payload.parse(outcome.output);
  const { error = "", cause = "" } = outcome as { error?: string; cause?: string };
  return Payload.of({ Status: "FAILED", Error: error, Cause: cause });
}

/**
 * The last net under a generation: personas that have been `generating` for a while although no execution runs for
 * them, because its start was lost, or the event of its end was.
 */
import type { DescribeExecutionCommandOutput, ExecutionStatus } from "@aws-sdk/client-sfn";
import { SHARDS } from "../id.ts";
import { entities } from "../table/index.ts";
import { Workflow } from "../workflow/index.ts";
import { failureOf } from "./failure.ts";
import { fail } from "./generation.ts";
import type { Item } from "./head.ts";

/** A start takes milliseconds; after this long without an execution it never happened. */
const GRACE_MS = 2 * 60 * 1000;

/** Why a generation with this execution must be marked failed; `undefined` while it runs. */
export function reasonToFail(
  execution: Pick<DescribeExecutionCommandOutput, "status" | "error"> | undefined,
): string | undefined {
  const { status, error } = execution ?? {};
  const reasons: Record<ExecutionStatus, string | undefined> = {
    RUNNING: undefined,
    PENDING_REDRIVE: undefined,
    SUCCEEDED: "internal_error",
    FAILED: error ?? "internal_error",
    TIMED_OUT: "States.Timeout",
    ABORTED: "ExecutionAborted",
  };
  return status === undefined ? "ExecutionNotStarted" : reasons[status];
}

/**
 * Resolves with how many personas were marked failed. One that cannot be looked at or marked does not hold up the
 * others: it is reported when they are done, and tried again by the next sweep.
 */
export async function sweep(now = new Date(), graceMs = GRACE_MS): Promise<number> {
  const before = new Date(now.getTime() - graceMs).toISOString();
  const faults: unknown[] = [];
  let swept = 0;
  for (const generatingShard of SHARDS) {
    const { data: overdue } = await entities()
      .persona.query.generating({ generatingShard })
      .lt({ generatingSince: before })
      .go({ pages: "all", hydrate: true });
    for (const persona of overdue) {
      try {
        if (await sweepOne(persona)) swept += 1;
      } catch (fault) {
        faults.push(fault);
      }
    }
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `Personas that could not be swept: ${faults.length}.`);
  return swept;
}

async function sweepOne(persona: Item): Promise<boolean> {
  const reason = reasonToFail(await Workflow.describe(persona.executionArn));
  return reason !== undefined && fail(persona, failureOf(reason));
}

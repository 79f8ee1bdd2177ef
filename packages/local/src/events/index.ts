/**
 * What EventBridge does for the system: the rule that hands executions which ended badly to `ExecutionStatus`, with
 * retries as an asynchronous invocation has them, and the schedules of the jobs, of which `Sweep` also runs once at the start.
 * Delivery is at least once while the stack runs; what a stop cuts off, the next sweep finds.
 *
 *   const events = startEvents({ invoker, account, stateMachineArn, everyMinutes: { Sweep: 5 } });
 *   startStepFunctions({ …, onStatusChange: events.put });
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { FunctionInvoker } from "step-functions-local/index.ts";
import type { Account } from "step-functions-local/lambda/index.ts";
import { within } from "../stack/server.ts";

/** The part of "Step Functions Execution Status Change" that the rule looks at. */
type StatusChangeEvent = {
  source: string;
  "detail-type": string;
  detail: { status: string; stateMachineArn: string };
};

type EventsOptions = {
  invoker: FunctionInvoker;
  account: Account;
  /** The rule's state machine. */
  stateMachineArn: string;
  /** The jobs. */
  everyMinutes: Record<string, number>;
  /** Pauses before each further attempt at a delivery that failed. */
  retryAfterMs?: number[];
  /** How long `close` waits for deliveries under way. */
  closeAfterMs?: number;
};

export type Events = ReturnType<typeof startEvents>;

const STATUSES = new Set(["FAILED", "TIMED_OUT", "ABORTED"]);

export function matchesRule(event: StatusChangeEvent, stateMachineArn: string): boolean {
  return (
    event.source === "aws.states" &&
    event["detail-type"] === "Step Functions Execution Status Change" &&
    event.detail.stateMachineArn === stateMachineArn &&
    STATUSES.has(event.detail.status)
  );
}

function scheduledEvent({ region, accountId }: Account, now = new Date()) {
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Scheduled Event",
    source: "aws.events",
    account: accountId,
    time: now.toISOString().replace(/\.\d{3}/, ""),
    region,
    resources: [`arn:aws:events:${region}:${accountId}:rule/sweep`],
    detail: {},
  };
}

export function startEvents({
  invoker,
  account,
  stateMachineArn,
  everyMinutes,
  retryAfterMs = [250, 1_000, 5_000],
  closeAfterMs = 500,
}: EventsOptions) {
  const closing = new AbortController();
  const { signal } = closing;
  const deliveries = new Set<Promise<void>>();
  let timers: NodeJS.Timeout[] | undefined;

  /** Lambda has reported a failure where it reports all of them, so that one which stays is not told again. */
  async function deliver(functionName: string, event: unknown, pauses: number[]): Promise<void> {
    for (const pause of [...pauses, undefined]) {
      try {
        const { functionError } = await invoker.invoke(functionName, event, { signal });
        if (functionError === undefined) return;
      } catch {
        if (signal.aborted) return;
      }
      if (pause !== undefined) await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }

  function start(functionName: string, event: unknown, pauses: number[]): void {
    if (signal.aborted) return;
    const delivery = deliver(functionName, event, pauses).finally(() => deliveries.delete(delivery));
    deliveries.add(delivery);
  }

  return {
    put(event: StatusChangeEvent) {
      if (matchesRule(event, stateMachineArn)) start("ExecutionStatus", event, retryAfterMs);
    },
    startSchedule() {
      const run = (job: string) => start(job, scheduledEvent(account), []);
      timers ??= Object.entries(everyMinutes).map(([job, minutes]) =>
        setInterval(run, minutes * 60_000, job),
      );
      run("Sweep");
    },
    /** Waits a moment for deliveries under way, then gives them up. */
    async close() {
      timers?.forEach(clearInterval);
      await within(closeAfterMs, Promise.all(deliveries));
      closing.abort();
      await Promise.all(deliveries);
    },
  };
}

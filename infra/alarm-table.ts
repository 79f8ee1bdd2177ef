/**
 * What somebody is called for: each alarm with its reason, which stands in the message. None for what mends itself:
 * a step that failed is tried again, a throttled model is waited for, and a function that is called once more for an
 * event has answered it.
 */
import { functions as steps } from "@persona-ai/workflows/functions.ts";
import { EDGE_REGION, type Metric, type Metrics, own, ownBy } from "./metrics.ts";

export type Alarm = {
  reason: string;
  metrics: Metric[];
  /** A formula of m0, m1…; their sum without one. */
  expression?: string;
  comparison: "above" | "from" | "below";
  threshold: number;
  /** Each period's length in minutes. */
  period: number;
  /** Where its metrics are, which is where the alarm must be; the stage's own without one. */
  region?: string;
  /** How many of the last periods must be beyond the threshold. */
  of: [bad: number, periods: number];
  /**
   * What it means that there is no data: for most that nothing happened. "silence" is told of, but not before the first
   * data: the alarm goes from OK to INSUFFICIENT_DATA, in which state each begins.
   */
  missing?: "silence";
};

/** What a chat can fail by that is the model's (core/src/model/errors.ts). */
const CHAT_FAILURES = [
  "model_throttled",
  "model_unavailable",
  "model_timeout",
  "model_access_denied",
  "model_not_offered",
  "model_empty",
  "model_rejected",
];

/** What a sign-in can fail by that is no doing of whoever signs in (core/src/auth): they refused, or were too late. */
const SIGN_IN_FAILURES = ["provider_unavailable", "invalid_code", "invalid_id_token", "internal_error"];

/** Notify is there where e-mails are sent. */
const BACKGROUND = ["ExecutionStatus", "Sweep", "MatchSnapshot", "Notify", "Canary"];

export function alarmTable(metrics: Metrics): Record<string, Alarm> {
  const sumOf = (names: string[], metric: string) =>
    names.filter(metrics.isDefined).map((fn) => metrics.lambda(fn, metric, "Sum"));
  const once: Pick<Alarm, "comparison" | "threshold" | "period" | "of"> = {
    comparison: "from",
    threshold: 1,
    period: 5,
    of: [1, 1],
  };
  return {
    ExecutionsFailed: {
      reason: "One or two are answers that the model refused; three in a quarter of an hour have one cause.",
      metrics: [metrics.executions("ExecutionsFailed", "Sum")],
      comparison: "from",
      threshold: 3,
      period: 15,
      of: [1, 1],
    },
    ExecutionsTimedOut: {
      ...once,
      reason: "An execution takes a minute or two and may take an hour: one that takes it hangs.",
      metrics: [metrics.executions("ExecutionsTimedOut", "Sum")],
    },
    ExecutionsAborted: {
      reason: "Whoever deletes a persona in the making stops one; five in an hour are not its owners.",
      metrics: [metrics.executions("ExecutionsAborted", "Sum")],
      comparison: "from",
      threshold: 5,
      period: 60,
      of: [1, 1],
    },
    PersonasSwept: {
      ...once,
      reason: "The last net caught it, so that both before it have failed.",
      metrics: [own("PersonasSwept", "Sum")],
    },
    SweepNotRunning: {
      reason: "It runs every 5 minutes; in a quarter of an hour it was called not once.",
      metrics: sumOf(["Sweep"], "Invocations"),
      comparison: "below",
      threshold: 1,
      period: 15,
      of: [1, 1],
      missing: "silence",
    },
    CanaryFailed: {
      reason: "Twice in a quarter of an hour the public address did not lead people where it should.",
      metrics: [own("CanaryFaults", "Sum")],
      comparison: "from",
      threshold: 1,
      period: 5,
      of: [2, 3],
    },
    CanaryNotRunning: {
      reason: "It walks every 5 minutes; in a quarter of an hour nobody looked at the public address.",
      metrics: [own("CanaryRuns", "Sum")],
      comparison: "below",
      threshold: 1,
      period: 15,
      of: [1, 1],
      missing: "silence",
    },
    DeadLetters: {
      ...once,
      reason:
        "An event was given up after its retries: a persona may be left as it was until the next sweep.",
      metrics: [metrics.deadLetters("ApproximateNumberOfMessagesVisible", "Maximum")],
    },
    ApiFaults: {
      reason:
        "More than 1 % of requests answered with a 5xx, of 50 or more, or three of fewer: retries cannot hide it.",
      metrics: [metrics.api("5XXError", "Sum"), metrics.api("Count", "Sum")],
      expression: "IF(m1 >= 50 OR m0 >= 3, 100 * m0 / m1, 0)",
      comparison: "above",
      threshold: 1,
      period: 5,
      of: [2, 3],
    },
    EdgeFaults: {
      reason:
        "More than 1 % of what CloudFront answered was a 5xx, its own among them: ApiFaults sees only what reached the API.",
      metrics: [metrics.edge("5xxErrorRate", "Average"), metrics.edge("Requests", "Sum")],
      // The rate is a percentage.
      expression: "IF(m1 >= 50 OR m0 * m1 >= 300, m0, 0)",
      comparison: "above",
      threshold: 1,
      period: 5,
      of: [2, 3],
      region: EDGE_REGION,
    },
    SignInsFailed: {
      reason:
        "People came back from Google and did not get in, by a fault that is not theirs: its client, its keys, our table.",
      metrics: SIGN_IN_FAILURES.map((code) => ownBy("code", code, "SignInsFailed", "Sum")),
      comparison: "from",
      threshold: 3,
      period: 15,
      of: [1, 1],
    },
    ApiSlow: {
      reason: "Every hundredth request waits over 3 s; with a cold start it is less than 2.",
      metrics: [own("RequestLatency", "p99")],
      comparison: "above",
      threshold: 3_000,
      period: 5,
      of: [3, 3],
    },
    ApiErrors: {
      reason:
        "The function itself ended badly (its time, its memory): the application answers its own faults.",
      metrics: sumOf(["Api"], "Errors"),
      comparison: "from",
      threshold: 5,
      period: 5,
      of: [2, 3],
    },
    ApiThrottles: {
      ...once,
      reason: "The account's concurrency is used up: people get a 5xx at once.",
      metrics: sumOf(["Api"], "Throttles"),
    },
    StepErrors: {
      reason:
        "Each is tried again, a throttled model for one; so many for so long, and executions will fail.",
      metrics: sumOf(Object.keys(steps), "Errors"),
      comparison: "from",
      threshold: 20,
      period: 5,
      of: [3, 3],
    },
    StepThrottles: {
      reason: "Waited for by the workflow; for a quarter of an hour it is the account's concurrency.",
      metrics: sumOf(Object.keys(steps), "Throttles"),
      comparison: "from",
      threshold: 20,
      period: 5,
      of: [3, 3],
    },
    BackgroundErrors: {
      reason:
        "Called three times for one event, it failed each time: the event is a dead letter, or the sweep stands.",
      metrics: sumOf(BACKGROUND, "Errors"),
      comparison: "from",
      threshold: 3,
      period: 15,
      of: [1, 1],
    },
    BackgroundThrottles: {
      reason: "Lambda tries again for hours; after a quarter of one personas wait for their state.",
      metrics: sumOf(BACKGROUND, "Throttles"),
      comparison: "from",
      threshold: 1,
      period: 5,
      of: [3, 3],
    },
    TableReadsThrottled: throttled(metrics.tableEvents("ReadThrottleEvents")),
    TableWritesThrottled: throttled(metrics.tableEvents("WriteThrottleEvents")),
    TableFaults: {
      reason: "DynamoDB answered with a 5xx, again and again: the SDK has tried each request three times.",
      metrics: metrics.tableFaults(),
      comparison: "from",
      threshold: 5,
      period: 5,
      of: [2, 3],
    },
    ModelThrottled: {
      reason:
        "Waited for by the workflow, told to who chats; for a quarter of an hour the quota is too small.",
      metrics: [ownBy("code", "model_throttled", "ModelErrors", "Sum")],
      comparison: "from",
      threshold: 20,
      period: 5,
      of: [3, 3],
    },
    ModelDenied: {
      ...once,
      reason: "The account may not use a model: the other one answers for it, as long as there is one.",
      metrics: [ownBy("code", "model_access_denied", "ModelErrors", "Sum")],
    },
    ModelNotOffered: {
      ...once,
      reason: "A model has ended, or is Legacy: the other one answers for it, as long as there is one.",
      metrics: [ownBy("code", "model_not_offered", "ModelErrors", "Sum")],
    },
    ModelRejected: {
      ...once,
      reason: "A request of ours is wrong for a model: it will be so again.",
      metrics: [ownBy("code", "model_rejected", "ModelErrors", "Sum")],
    },
    ChatsFailed: {
      reason:
        "Messages that no model answered are HTTP 200 with an error in their stream: ApiFaults sees none of them.",
      metrics: CHAT_FAILURES.map((code) => ownBy("code", code, "ChatsFailed", "Sum")),
      comparison: "from",
      threshold: 10,
      period: 15,
      of: [1, 1],
    },
  };
}

/** Throttled requests of the table and its indexes; apart for reads and writes, because an alarm takes ten metrics at most. */
const throttled = (metrics: Metric[]): Alarm => ({
  reason: "The SDK tries again, up to a burst; two in three periods are a hot key or a limit of the account.",
  metrics,
  comparison: "from",
  threshold: 10,
  period: 5,
  of: [2, 3],
});

/**
 * Every metric that the application emits: the one table for what records them and for the alarms and the dashboard
 * (infra/), which so refer to none that does not exist. All have the dimension `service` (the application and its
 * stage); those with a `by` exist for each of its values, too.
 *
 * A value of a dimension makes a metric of its own, which is paid for: only what has a handful of values may be one.
 * Ids of people, personas and requests are in the log.
 */
export const NAMESPACE = "PersonaAI";

type Metric = { unit: "Count" | "Milliseconds" | "None"; by?: "code" | "modelId" | "check" };

export const METRICS = {
  GenerationsStarted: { unit: "Count" },
  GenerationsReady: { unit: "Count" },
  /** Counted by what the owner is told. */
  GenerationsFailed: { unit: "Count", by: "code" },
  /** Found by the sweep: nothing ran for them any more. */
  PersonasSwept: { unit: "Count" },
  /** From the request to the whole answer; of calls that were answered. */
  ModelLatency: { unit: "Milliseconds", by: "modelId" },
  ModelInputTokens: { unit: "Count", by: "modelId" },
  ModelOutputTokens: { unit: "Count", by: "modelId" },
  /** US dollars, by price.ts. */
  ModelCost: { unit: "None", by: "modelId" },
  /** US dollars that calls which broke off or timed out may have cost; an estimate, and not in ModelCost. */
  ModelBrokenCost: { unit: "None", by: "modelId" },
  /** Calls that failed; `model_throttled` is one of the codes. */
  ModelErrors: { unit: "Count", by: "code" },
  /** Messages that no model answered, by what the user is told. */
  ChatsFailed: { unit: "Count", by: "code" },
  ChatTurns: { unit: "Count" },
  /** Answers to words of self-harm or of danger to others: the count alone. */
  CrisisAnswers: { unit: "Count" },
  /** Messages that their reader reported, and thumbs. */
  MessagesReported: { unit: "Count" },
  RatedUp: { unit: "Count" },
  RatedDown: { unit: "Count" },
  /** Thumbs of owners on the profiles of their personas. */
  ProfilesRatedUp: { unit: "Count" },
  ProfilesRatedDown: { unit: "Count" },
  /** From the request to the first text of the answer. */
  TimeToFirstToken: { unit: "Milliseconds" },
  /** Until the answer of the API begins; of one that streams, the rest is the model's. */
  RequestLatency: { unit: "Milliseconds" },
  /** Walks of the canary by the public address, and what it found broken, by what it looked at. */
  CanaryRuns: { unit: "Count" },
  CanaryFaults: { unit: "Count", by: "check" },
  /** People who came back from the provider, and those of them who did not get in, by why. */
  SignIns: { unit: "Count" },
  SignInsFailed: { unit: "Count", by: "code" },
  /** Requests that were one too many for the day (429). */
  RequestsLimited: { unit: "Count" },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;
export type Dimension = NonNullable<Metric["by"]>;
/** The metrics with this dimension; those without any for `undefined`. */
export type MetricsBy<D extends Dimension | undefined> = {
  [N in MetricName]: (typeof METRICS)[N] extends { by: infer B }
    ? B extends D
      ? N
      : never
    : undefined extends D
      ? N
      : never;
}[MetricName];

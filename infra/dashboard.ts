/**
 * The dashboard: which alarms have gone off, what becomes of generations and chats, what the model does and costs, how the API, the table and the
 * functions bear it. One a stage, of those that have alarms.
 */
import { EDGE_REGION, type Metric, type Metrics, metricsOf, own, searchBy, type Watched } from "./metrics.ts";
import type { Settings } from "./settings.ts";

type Line = Metric | { expression: string; label: string };
type Widget = { title: string; lines: Line[]; stacked?: boolean; region?: string };

const WIDTH = 8;
const HEIGHT = 6;
const ALARMS_HEIGHT = 4;
const COLUMNS = 24 / WIDTH;
const PERIOD_SECONDS = 300;

export function createDashboard(
  watched: Watched,
  alarmArns: $util.Output<string>[],
  { region }: Settings,
): void {
  const { functions } = watched;
  const alarms = {
    type: "alarm",
    x: 0,
    y: 0,
    width: 24,
    height: ALARMS_HEIGHT,
    properties: { title: "Alarms", alarms: alarmArns },
  };
  const graphs = widgetTable(metricsOf(watched), Object.keys(functions)).map(
    ({ title, lines, stacked = false, ...place }, i) => ({
      type: "metric",
      x: (i % COLUMNS) * WIDTH,
      y: ALARMS_HEIGHT + Math.floor(i / COLUMNS) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
      properties: {
        title,
        region: place.region ?? region,
        view: "timeSeries",
        stacked,
        period: PERIOD_SECONDS,
        metrics: lines.map(row),
      },
    }),
  );
  new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: `${$app.name}-${$app.stage}`,
    dashboardBody: $jsonStringify({ start: "-PT12H", widgets: [alarms, ...graphs] }),
  });
}

/** A line in the words of CloudWatch's dashboard body. */
function row(line: Line) {
  if ("expression" in line) return [{ expression: line.expression, label: line.label }];
  const { namespace, name, dimensions, stat } = line;
  return [namespace, name, ...Object.entries(dimensions).flat(), { stat }];
}

const widgetTable = (metrics: Metrics, functions: string[]): Widget[] => [
  {
    title: "Generations",
    lines: [
      own("GenerationsStarted", "Sum"),
      own("GenerationsReady", "Sum"),
      own("GenerationsFailed", "Sum"),
      own("PersonasSwept", "Sum"),
    ],
  },
  {
    title: "Canary: what the public address did wrong",
    lines: [own("CanaryRuns", "Sum"), { expression: searchBy("check", "CanaryFaults", "Sum"), label: "" }],
  },
  {
    title: "Failed generations by code",
    lines: [{ expression: searchBy("code", "GenerationsFailed", "Sum"), label: "" }],
    stacked: true,
  },
  {
    title: "Messages that no model answered, by code",
    lines: [{ expression: searchBy("code", "ChatsFailed", "Sum"), label: "" }],
    stacked: true,
  },
  {
    title: "Executions",
    lines: ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted", "ExecutionsSucceeded"].map(
      (name) => metrics.executions(name, "Sum"),
    ),
  },
  {
    title: "Model latency (ms)",
    lines: ["p50", "p99"].map((stat) => ({
      expression: searchBy("modelId", "ModelLatency", stat),
      label: stat,
    })),
  },
  {
    title: "Tokens by model",
    lines: (["ModelInputTokens", "ModelOutputTokens"] as const).map((name) => ({
      expression: searchBy("modelId", name, "Sum"),
      label: name,
    })),
    stacked: true,
  },
  {
    title: "Cost of the models (US dollars)",
    lines: [
      { expression: searchBy("modelId", "ModelCost", "Sum"), label: "" },
      { expression: searchBy("modelId", "ModelBrokenCost", "Sum"), label: "broken off, estimated" },
    ],
    stacked: true,
  },
  {
    title: "Failed calls of the model by code",
    lines: [{ expression: searchBy("code", "ModelErrors", "Sum"), label: "" }],
    stacked: true,
  },
  { title: "Chat turns", lines: [own("ChatTurns", "Sum"), own("RequestsLimited", "Sum")] },
  {
    title: "What people say of answers and of profiles, and crises that were answered",
    lines: (
      [
        "RatedUp",
        "RatedDown",
        "ProfilesRatedUp",
        "ProfilesRatedDown",
        "MessagesReported",
        "CrisisAnswers",
      ] as const
    ).map((name) => own(name, "Sum")),
  },
  {
    title: "Time to the first token (ms)",
    lines: [own("TimeToFirstToken", "p50"), own("TimeToFirstToken", "p99")],
  },
  {
    title: "Requests",
    lines: [metrics.api("Count", "Sum"), metrics.api("4XXError", "Sum"), metrics.api("5XXError", "Sum")],
  },
  {
    title: "CloudFront: what it answered, and with a 5xx (%)",
    lines: [metrics.edge("Requests", "Sum"), metrics.edge("5xxErrorRate", "Average")],
    region: EDGE_REGION,
  },
  {
    title: "Sign-ins, and those that failed by code",
    lines: [own("SignIns", "Sum"), { expression: searchBy("code", "SignInsFailed", "Sum"), label: "" }],
  },
  {
    title: "Until an answer begins (ms), and to its end at the gateway",
    lines: [own("RequestLatency", "p50"), own("RequestLatency", "p99"), metrics.api("Latency", "p99")],
  },
  {
    title: "Table: throttled",
    lines: [...metrics.tableEvents("ReadThrottleEvents"), ...metrics.tableEvents("WriteThrottleEvents")],
  },
  { title: "Table: its own faults", lines: metrics.tableFaults() },
  { title: "Functions: invocations", lines: functions.map((fn) => metrics.lambda(fn, "Invocations", "Sum")) },
  { title: "Functions: errors", lines: functions.map((fn) => metrics.lambda(fn, "Errors", "Sum")) },
  { title: "Functions: throttled", lines: functions.map((fn) => metrics.lambda(fn, "Throttles", "Sum")) },
  {
    title: "Functions: duration, p99 (ms)",
    lines: functions.map((fn) => metrics.lambda(fn, "Duration", "p99")),
  },
  {
    title: "Dead letters",
    lines: [metrics.deadLetters("ApproximateNumberOfMessagesVisible", "Maximum")],
  },
];

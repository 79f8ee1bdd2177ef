/** The tables of docs/costs.md, as Markdown, by the name of the place in the page that holds them. */
import {
  backupMonth,
  breakEven,
  classicMonth,
  idleMonth,
  type Line,
  modelCosts,
  personaCosts,
  quotaUse,
  requestsOf,
  total,
  turnCosts,
  visitorCosts,
} from "./compute.ts";
import type { Measured } from "./measured.ts";
import type { PriceList, PriceName } from "./prices.ts";

const RATES = [1, 100, 1000];

const WHAT: Record<PriceName, string> = {
  modelInput: "Bedrock, input tokens",
  modelOutput: "Bedrock, output tokens",
  fallbackInput: "Bedrock fallback, input tokens",
  fallbackOutput: "Bedrock fallback, output tokens",
  transitions: "Step Functions transitions",
  lambdaRequests: "Lambda invocations",
  lambdaGbSeconds: "Lambda GB-seconds",
  writeUnits: "DynamoDB write units",
  readUnits: "DynamoDB read units",
  tableGbMonths: "DynamoDB storage and recovery, GB",
  gatewayRequests: "API Gateway requests",
  cdnRequests: "CloudFront requests",
  cdnGb: "CloudFront GB",
  logGb: "CloudWatch logs, GB",
  traces: "X-Ray traces",
  alarms: "alarms",
  metrics: "custom metrics",
  dashboards: "dashboards",
  kmsKeys: "KMS keys (of the alarms' topics)",
  edgeFunctions: "CloudFront Functions, invocations",
  edgeReads: "CloudFront KeyValueStore, reads",
  backupGbMonths: "AWS Backup, GB-months (35 days, both copies)",
  backupCopiedGb: "AWS Backup, GB copied",
  rdsMultiAzHours: "RDS with a standby, hours",
  rdsReplicaHours: "RDS read replica, hours",
  rdsGbMonths: "RDS storage, GB (three copies)",
  cacheHours: "ElastiCache, node-hours (two nodes)",
  natHours: "NAT gateways, hours (two zones)",
  queueRequests: "SQS requests",
};

const number = (value: number, digits = 3): string =>
  value.toLocaleString("en", { maximumSignificantDigits: digits });
function dollars(value: number): string {
  if (value < 0.01) return `$${number(value, 2)}`;
  const digits = value < 1000 ? 2 : 0;
  return `$${value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

function table(head: string[], rows: string[][]): string {
  const align = head.map((_, i) => (i === 0 ? "---" : "---:"));
  return [head, align, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const byCost = (costs: Line[]): Line[] => costs.toSorted((a, b) => b.usd - a.usd);

function thousand(what: string, each: Line[]): string {
  const costs = byCost(each);
  const all = total(costs);
  const rows = costs.map(({ name, quantity, usd }) => [
    WHAT[name],
    number(quantity * 1000),
    dollars(usd * 1000),
    `${number((100 * usd) / all, 2)} %`,
  ]);
  return table(
    [`1,000 ${what}`, "quantity", "cost", "share"],
    [...rows, ["**all**", "", `**${dollars(all * 1000)}**`, ""]],
  );
}

function month(name: string, costs: Line[]): string {
  const rows = byCost(costs).map(({ name, quantity, usd }) => [WHAT[name], number(quantity), dollars(usd)]);
  return table([name, "quantity", "cost"], [...rows, ["**all**", "", `**${dollars(total(costs))}**`]]);
}

function comparison(measured: Measured, prices: PriceList): string {
  const { here, there, fixed, personas } = breakEven(measured, prices);
  const model = total(personaCosts(measured, prices).filter(({ name }) => name.startsWith("model")));
  return [
    `A persona costs ${dollars(here)} here in transitions and table units, ${dollars(there)} there in queue requests; `,
    `the rest is the same. The ${dollars(fixed)} a month that the classic design costs more are made up for at `,
    `${number(personas)} personas a month, when the model costs ${dollars(personas * model)}.`,
  ].join("");
}

function quotas(measured: Measured, prices: PriceList): string {
  const percent = (share: number) => {
    const text = `${number(100 * share, 2)} %`;
    return share > 1 ? `**${text}**` : text;
  };
  const rows = quotaUse(measured, prices).map(({ what, quota, perPersona, limit, check }) => [
    check ? `${what} (check)` : what,
    number(quota, 6),
    number(perPersona),
    number(limit, 2),
    ...RATES.map((rate) => percent((rate * perPersona) / quota)),
  ]);
  return table(
    ["quota, by default", "value", "1/s takes", "reached at", ...RATES.map((rate) => `${number(rate, 4)}/s`)],
    rows,
  );
}

function priceTable({ prices }: PriceList): string {
  const listed: { usd: number; unit: string; date: string; source: string; check?: boolean }[] =
    Object.values(prices);
  const rows = listed.map(({ usd, unit, date, source, check }) => [
    unit,
    `$${usd}`,
    `[${date}](${source})${check ? ", check" : ""}`,
  ]);
  return table(["price", "", "source"], rows);
}

function scenario(measured: Measured, prices: PriceList): string {
  const { date, peers, workflow } = measured;
  const { count, polls } = requestsOf(measured, prices);
  const [calls, input, output] = [
    workflow.calls.length,
    workflow.calls.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    workflow.calls.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
  ];
  return [
    `Measured ${date}: a persona with the owner's answers and ${peers} peers' takes ${count} API requests (${polls} of `,
    `them polls), ${workflow.transitions} transitions, ${workflow.steps.length} step functions, and ${calls} model calls with `,
    `${number(input, 6)} tokens in and ${number(output, 6)} out.`,
  ].join("");
}

function conversation({ chat: { turns, requests, calls } }: Measured): string {
  const mean = (of: (call: (typeof calls)[number]) => number) => {
    const own = calls.filter(({ fallback }) => !fallback);
    return number(own.reduce((sum, call) => sum + of(call), 0) / turns, 4);
  };
  return [
    `Measured over a conversation of ${turns} turns: for each, ${number(calls.length / turns)} model calls, the answer's with `,
    `${mean(({ inputTokens }) => inputTokens)} tokens in and ${mean(({ outputTokens }) => outputTokens)} out on average, `,
    `${number(requests.writeUnits / turns)} write and ${number(requests.readUnits / turns)} read units.`,
  ].join("");
}

const MODELS = [
  "global.anthropic.claude-sonnet-5-5",
  "global.anthropic.claude-haiku-4-5-20251001-v1:0",
  "global.amazon.nova-2-lite-v1:0",
  "global.anthropic.claude-haiku-5-5",
  "global.anthropic.claude-opus-5-5",
];

function models(measured: Measured, prices: PriceList): string {
  const rows = MODELS.map((id) => modelCosts(id, measured, prices)).map(({ name, personaUsd, turnUsd }) => [
    name,
    dollars(personaUsd * 1000),
    dollars(turnUsd * 1000),
  ]);
  return table(["by one model alone", "1,000 personas", "1,000 chat turns"], rows);
}

export function blocks(measured: Measured, prices: PriceList): Record<string, string> {
  return {
    scenario: scenario(measured, prices),
    personas: thousand("personas", personaCosts(measured, prices)),
    models: models(measured, prices),
    conversation: conversation(measured),
    turns: thousand("chat turns", turnCosts(measured, prices)),
    here: month("this design, a month without anybody", idleMonth(prices)),
    backup: month("a copy in another region adds", backupMonth(prices)),
    visitors: month("a million visitors of a public card", visitorCosts(prices)),
    classic: month("the classic design, the same month", classicMonth(prices)),
    comparison: comparison(measured, prices),
    quotas: quotas(measured, prices),
    prices: priceTable(prices),
  };
}

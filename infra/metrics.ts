/**
 * The metrics that alarms and dashboard are about: the application's own, from core's one table of them, and those of
 * the AWS services for the resources of this program.
 */
import {
  type Dimension,
  type MetricName,
  type MetricsBy,
  NAMESPACE,
} from "@persona-ai/core/telemetry/metric-table.ts";
import { serviceName } from "./function.ts";

/** `stat`: Sum, Average, Maximum, or a percentile (p99). */
export type Metric = {
  namespace: string;
  name: string;
  dimensions: Record<string, $util.Input<string>>;
  stat: string;
};

/** What is watched, as sst.config.ts has it. */
export type Watched = {
  api: { name: $util.Input<string>; stage: string };
  functions: Record<string, sst.aws.Function>;
  stateMachineArn: $util.Input<string>;
  table: { name: $util.Input<string>; indexes: string[] };
  deadLetters: { name: $util.Input<string> };
  router: sst.aws.Router;
};

/** Where CloudFront's metrics are, and nowhere else (its Developer Guide, "View CloudFront and edge function metrics"). */
export const EDGE_REGION = "us-east-1";

export const own = (name: MetricName, stat: string): Metric => ({
  namespace: NAMESPACE,
  name,
  dimensions: { service: serviceName() },
  stat,
});

export const ownBy = <D extends Dimension>(
  dimension: D,
  value: string,
  name: MetricsBy<D>,
  stat: string,
): Metric => ({ ...own(name, stat), dimensions: { service: serviceName(), [dimension]: value } });

/** As many metrics as there are values of the dimension. */
export const searchBy = <D extends Dimension>(dimension: D, name: MetricsBy<D>, stat: string): string =>
  `SEARCH('{${NAMESPACE},service,${dimension}} MetricName="${name}" service="${serviceName()}"', '${stat}')`;

/** DynamoDB's operations that functions may do (a transaction counts as one). */
const OPERATIONS = [
  ...["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"],
  ...["BatchGetItem", "BatchWriteItem", "TransactWriteItems"],
];

export function metricsOf({ api, functions, stateMachineArn, table, deadLetters, router }: Watched) {
  const of =
    (namespace: string, dimensions: Metric["dimensions"]) =>
    (name: string, stat: string): Metric => ({ namespace, name, dimensions, stat });
  const TableName = table.name;
  const ofIndex = (GlobalSecondaryIndexName: string) =>
    of("AWS/DynamoDB", { TableName, GlobalSecondaryIndexName });
  return {
    api: of("AWS/ApiGateway", { ApiName: api.name, Stage: api.stage }),
    executions: of("AWS/States", { StateMachineArn: stateMachineArn }),
    edge: of("AWS/CloudFront", { DistributionId: distributionOf(router), Region: "Global" }),
    deadLetters: of("AWS/SQS", { QueueName: deadLetters.name }),
    isDefined: (fn: string): boolean => functions[fn] !== undefined,
    lambda: (fn: string, name: string, stat: string): Metric =>
      of("AWS/Lambda", { FunctionName: functions[fn]?.name ?? "" })(name, stat),
    /** Events of the table and of each index. */
    tableEvents: (name: "ReadThrottleEvents" | "WriteThrottleEvents"): Metric[] =>
      [of("AWS/DynamoDB", { TableName }), ...table.indexes.map(ofIndex)].map((metric) => metric(name, "Sum")),
    tableFaults: (): Metric[] =>
      OPERATIONS.map((Operation) => of("AWS/DynamoDB", { TableName, Operation })("SystemErrors", "Sum")),
  };
}

const distributionOf = ({ nodes }: sst.aws.Router): $util.Output<string> =>
  $util.output(nodes.cdn).apply((cdn) => cdn.nodes.distribution.id);

export type Metrics = ReturnType<typeof metricsOf>;

/**
 * Which metrics a stage emits: the application's own, and those that AWS services emit of its resources, as far as
 * alarms and the dashboard ask for any (CloudWatch's documentation of each service).
 */

import { tableDefinition } from "@persona-ai/core/table/definition.ts";
import { METRICS, type MetricName, NAMESPACE } from "@persona-ai/core/telemetry/metric-table.ts";
import { ACCOUNT_ID, REGION } from "./cloud.ts";
import type { Stage } from "./stage.ts";

export type Asked = { namespace: string; name: string; dimensions: Record<string, string> };

type Emitted = { names: string[]; dimensions: Record<string, (of: Stage) => string[]> };
const one = (type: string, name: string, property: string) => (of: Stage) => [
  of.inputs(type, name)[property],
];
const TableName = one("aws:dynamodb/table:Table", "TableTable", "name");

const BY_AWS: Record<string, Emitted[]> = {
  "AWS/States": [
    {
      names: ["ExecutionsAborted", "ExecutionsFailed", "ExecutionsSucceeded", "ExecutionsTimedOut"],
      dimensions: {
        StateMachineArn: (of) => {
          const { name } = of.inputs("aws:sfn/stateMachine:StateMachine", "PersonaGeneration");
          return [`arn:aws:states:${REGION}:${ACCOUNT_ID}:stateMachine:${name}`];
        },
      },
    },
  ],
  // In us-east-1 alone, whatever the region of the stage.
  "AWS/CloudFront": [
    {
      names: ["Requests", "5xxErrorRate"],
      dimensions: { DistributionId: () => ["RouterCdnDistribution"], Region: () => ["Global"] },
    },
  ],
  "AWS/ApiGateway": [
    {
      names: ["4XXError", "5XXError", "Count", "IntegrationLatency", "Latency"],
      dimensions: {
        ApiName: one("aws:apigateway/restApi:RestApi", "GatewayApi", "name"),
        Stage: one("aws:apigateway/stage:Stage", "GatewayStage", "stageName"),
      },
    },
  ],
  "AWS/Lambda": [
    {
      names: ["Duration", "Errors", "Invocations", "Throttles"],
      dimensions: { FunctionName: (of) => of.functions().map((fn) => of.lambda(fn).name) },
    },
  ],
  "AWS/SQS": [
    {
      names: ["ApproximateNumberOfMessagesVisible"],
      dimensions: { QueueName: one("aws:sqs/queue:Queue", "DeadLettersQueue", "name") },
    },
  ],
  "AWS/DynamoDB": [
    { names: ["ReadThrottleEvents", "WriteThrottleEvents"], dimensions: { TableName } },
    {
      names: ["ReadThrottleEvents", "WriteThrottleEvents"],
      dimensions: {
        TableName,
        GlobalSecondaryIndexName: () =>
          tableDefinition.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName),
      },
    },
    {
      names: ["SystemErrors"],
      dimensions: {
        TableName,
        Operation: () => [
          ...["GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"],
          ...["BatchGetItem", "BatchWriteItem", "TransactWriteItems"],
        ],
      },
    },
  ],
};

const sameKeys = (a: object, b: object) => Object.keys(a).sort().join() === Object.keys(b).sort().join();

/** By name and dimensions, each of a resource of the stage. */
export function emits(of: Stage, asked: Asked): boolean {
  if (asked.namespace === NAMESPACE) return emitsOwn(of, asked);
  return (BY_AWS[asked.namespace] ?? []).some(
    ({ names, dimensions }) =>
      names.includes(asked.name) &&
      sameKeys(dimensions, asked.dimensions) &&
      Object.entries(dimensions).every(([name, values]) => values(of).includes(asked.dimensions[name]!)),
  );
}

/** `*` stands for every value of a dimension. */
function emitsOwn(of: Stage, { name, dimensions: { service, ...by } }: Asked): boolean {
  const metric: { unit: string; by?: string } | undefined = METRICS[name as MetricName];
  const emitters = of.functions().map((fn) => of.lambda(fn).environment.variables.POWERTOOLS_SERVICE_NAME);
  const dimensions = Object.keys(by);
  return (
    metric !== undefined &&
    emitters.every((emitter) => emitter === service) &&
    (dimensions.length === 0 || (dimensions.length === 1 && dimensions[0] === metric.by))
  );
}

/** The metrics of a search expression of CloudWatch's, of the form that we use. */
export function searched(expression: string): Asked {
  const form = /^SEARCH\('\{(\w+),service,(\w+)\} MetricName="(\w+)" service="([\w-]+)"', '(Sum|p\d\d)'\)$/;
  const [, namespace = "", by = "", name = "", service = ""] = form.exec(expression) ?? [];
  return { namespace, name, dimensions: { service, [by]: "*" } };
}

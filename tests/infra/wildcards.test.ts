import { describe, expect, test } from "vitest";
import { named, roleStatements, statementsOf } from "./synthesis/policy.ts";
import { DEPLOYED, type Stage, stage } from "./synthesis/stage.ts";

/** Every `*` in an action or a resource that is allowed, and why. */
const WILDCARDS = [
  {
    why: "A log group's streams get their names from Lambda.",
    resource: "own logs",
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  },
  {
    why: "Executions get their names, a persona's id and version, when they start.",
    resource: "executions of PersonaGeneration",
    actions: ["states:DescribeExecution", "states:GetExecutionHistory", "states:StopExecution"],
  },
  {
    why: "CloudWatch Logs has no resource for log deliveries, nor Step Functions another way to log.",
    resource: "*",
    actions: [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ],
  },
  {
    why: "X-Ray has no resource for traces.",
    resource: "*",
    actions: [
      "xray:GetSamplingRules",
      "xray:GetSamplingTargets",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ],
  },
  {
    why: "The files of the web app, whose names change with what is in them, and nothing else, are in this bucket.",
    resource: "Web/*",
    actions: ["s3:GetObject"],
  },
];

/** What SST adds to every function in `sst dev`, to reach the developer's machine through AppSync. */
const LIVE = [
  { resource: "*", actions: ["appsync:*"] },
  { resource: "arn:aws:s3:::sst-asset", actions: ["s3:*"] },
  { resource: "arn:aws:s3:::sst-asset/*", actions: ["s3:*"] },
];

function wildcardsOf(of: Stage): string[] {
  const roles = of
    .all("aws:iam/role:Role")
    .map(({ name }) => ({ name, statements: roleStatements(of, name) }));
  const others = ["aws:sqs/queuePolicy:QueuePolicy", "aws:s3/bucketPolicy:BucketPolicy"]
    .flatMap((type) => of.allInputs(type))
    .map(({ policy }) => ({ name: "", statements: statementsOf(policy) }));
  const found = [...roles, ...others].flatMap(({ name, statements }) =>
    statements
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ actions, resources }) => actions.flatMap((action) => resources.map((on) => [action, on])))
      .filter((pair) => pair.join().includes("*"))
      .map(([action, on]) => `${action} on ${named(of, name, on!)}`),
  );
  return [...new Set(found)].sort();
}

const shown = (list: { resource: string; actions: string[] }[]) =>
  list.flatMap(({ resource, actions }) => actions.map((action) => `${action} on ${resource}`)).sort();

describe("a `*` is allowed for a reason only", () => {
  test.each(DEPLOYED)("in %s", (name) => {
    expect(wildcardsOf(stage(name))).toEqual(shown(WILDCARDS));
  });

  test("in sst dev, which adds its own", () => {
    expect(wildcardsOf(stage("live"))).toEqual(shown([...WILDCARDS, ...LIVE]));
  });
});

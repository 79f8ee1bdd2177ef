/**
 * The persona-generation state machine: the definition as it stands, its `${Name}`s replaced by the functions' ARNs
 * and by a setting, and a role that may invoke those functions, write logs and traces, and nothing else.
 */
import { readFileSync } from "node:fs";
import type { functions } from "@persona-ai/workflows/functions.ts";
import type { Settings } from "./settings.ts";

const GENERATION = "packages/workflows/persona-generation.asl.json";
const BACKFILL = "packages/workflows/backfill.asl.json";

/** Known before there is a machine, because its own steps are told which it is: they log whose execution they are. */
export function nameWorkflow() {
  const name = `${$app.name}-${$app.stage}-persona-generation`;
  const { partition } = aws.getPartitionOutput();
  const { region } = aws.getRegionOutput();
  const { accountId } = aws.getCallerIdentityOutput();
  const arn = $interpolate`arn:${partition}:states:${region}:${accountId}:stateMachine:${name}`;
  return { name, link: new sst.Linkable("PersonaGeneration", { properties: { arn } }) };
}

export function createWorkflow(
  name: string,
  steps: Record<keyof typeof functions, sst.aws.Function>,
  { logRetentionDays, logExecutionData, plainProfile }: Settings,
) {
  const arns = $util.output(Object.fromEntries(Object.entries(steps).map(([step, { arn }]) => [step, arn])));
  const logs = new aws.cloudwatch.LogGroup("PersonaGenerationLogs", {
    name: `/aws/vendedlogs/states/${name}`,
    retentionInDays: logRetentionDays,
  });
  const machine = new aws.sfn.StateMachine("PersonaGeneration", {
    name,
    type: "STANDARD",
    roleArn: createRole("PersonaGenerationRole", name, arns.apply(Object.values), OBSERVED).arn,
    definition: arns.apply((names) =>
      substitute(GENERATION, { ...names, PlainProfileAllowed: String(plainProfile) }),
    ),
    loggingConfiguration: {
      level: logExecutionData ? "ALL" : "ERROR",
      includeExecutionData: logExecutionData,
      logDestination: $interpolate`${logs.arn}:*`,
    },
    tracingConfiguration: { enabled: true },
  });
  const executions = $interpolate`${machine.arn.apply((arn) => arn.replace(":stateMachine:", ":execution:"))}:*`;
  return {
    arn: machine.arn,
    mayStart: { actions: ["states:StartExecution"], resources: [machine.arn] },
    /** Executions get their names as they start. */
    may: (...actions: ("DescribeExecution" | "GetExecutionHistory" | "StopExecution")[]) => ({
      actions: actions.map((action) => `states:${action}`),
      resources: [executions],
    }),
  };
}

/** Started by hand, and there only while its setting says so: a function that may scan the table is not kept for nothing. */
export function createBackfill({ arn }: sst.aws.Function): void {
  const name = `${$app.name}-${$app.stage}-backfill`;
  new aws.sfn.StateMachine("Backfill", {
    name,
    type: "STANDARD",
    roleArn: createRole(
      "BackfillMachineRole",
      name,
      arn.apply((it) => [it]),
      [],
    ).arn,
    definition: arn.apply((Backfill) => substitute(BACKFILL, { Backfill })),
  });
}

function substitute(file: string, values: Record<string, string>): string {
  return readFileSync(file, "utf8").replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${file} names no function or setting: ${name}`);
    return value;
  });
}

function createRole(
  logicalName: string,
  name: string,
  functionArns: $util.Output<string[]>,
  unnarrowed: string[],
) {
  const { accountId } = aws.getCallerIdentityOutput();
  const trust = aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sts:AssumeRole"],
        principals: [{ type: "Service", identifiers: ["states.amazonaws.com"] }],
        conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] }],
      },
    ],
  });
  const policy = aws.iam.getPolicyDocumentOutput({
    statements: [
      { actions: ["lambda:InvokeFunction"], resources: functionArns },
      ...(unnarrowed.length > 0 ? [{ actions: unnarrowed, resources: ["*"] }] : []),
    ],
  });
  const { region } = aws.getRegionOutput();
  return new aws.iam.Role(logicalName, {
    // IAM is global: the same stage in a second region has a role of its own.
    name: $interpolate`${name}-${region}`,
    assumeRolePolicy: trust.json,
    inlinePolicies: [{ name: "workflow", policy: policy.json }],
  });
}

/** Neither kind can be narrowed to a resource: Step Functions Developer Guide, "Logging" and "Tracing". */
const OBSERVED = [
  "logs:CreateLogDelivery",
  "logs:GetLogDelivery",
  "logs:UpdateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:DescribeResourcePolicies",
  "logs:DescribeLogGroups",
  "xray:PutTraceSegments",
  "xray:PutTelemetryRecords",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
];

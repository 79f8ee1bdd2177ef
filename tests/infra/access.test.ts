/**
 * Who may do what: the whole of it, for a security reviewer to read. Resources go by their names in sst.config.ts;
 * what is not in these tables is not allowed. Each `*` has its reason in wildcards.test.ts.
 */
import { describe, expect, test } from "vitest";
import { accessOf, named, statementsOf } from "./synthesis/policy.ts";
import { DEPLOYED, type Stage, stage } from "./synthesis/stage.ts";

const logs = {
  "own logs": ["logs:CreateLogStream", "logs:PutLogEvents"],
  "*": ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
};
const MODEL = "anthropic.claude-sonnet-5-5";
const FALLBACK = "anthropic.claude-haiku-4-5-20251001-v1:0";

/** Both models offer tools in a stream, so that nothing is asked for whole. */
const ASK = ["bedrock:InvokeModelWithResponseStream"];

/** A global profile, and its model in the profile's own region and in none, if reached by the profile. */
function globalProfile(model: string, actions = ASK): Record<string, string[]> {
  const profile = `arn:aws:bedrock:eu-west-1:123456789012:inference-profile/global.${model}`;
  const by = `if bedrock:InferenceProfileArn StringEquals ${profile}`;
  return {
    [profile]: actions,
    [`arn:aws:bedrock:eu-west-1::foundation-model/${model}, ${by}`]: actions,
    [`arn:aws:bedrock:::foundation-model/${model}, ${by}`]: actions,
  };
}

/** Of whoever may have to read the responses, and release those that wait. */
const RESPONSES = [
  "dynamodb:DeleteItem",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:UpdateItem",
];

const ROLES: Record<string, Record<string, string[]>> = {
  ApiRole: {
    Table: [
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    ],
    "Table/index/gsi1": ["dynamodb:Query"],
    "Table/index/gsi3": ["dynamodb:Query"],
    "Table/index/gsi4": ["dynamodb:Query"],
    ...globalProfile(MODEL),
    ...globalProfile(FALLBACK),
    PersonaGeneration: ["states:StartExecution"],
    "executions of PersonaGeneration": ["states:GetExecutionHistory", "states:StopExecution"],
    ...logs,
  },
  FetchResponsesRole: { Table: ["dynamodb:ConditionCheckItem", ...RESPONSES], ...logs },
  SynthesizeTraitsRole: { Table: RESPONSES, ...logs },
  GenerateProfileRole: {
    Table: RESPONSES,
    ...globalProfile(MODEL),
    ...globalProfile(FALLBACK),
    ...logs,
  },
  InterviewPersonaRole: {
    Table: RESPONSES,
    ...globalProfile(MODEL),
    ...globalProfile(FALLBACK),
    ...logs,
  },
  PersistPersonaRole: { Table: RESPONSES, ...logs },
  MarkReadyRole: {
    Table: ["dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
    ...logs,
  },
  MarkFailedRole: { Table: ["dynamodb:UpdateItem"], ...logs },
  ExecutionStatusRole: {
    Table: ["dynamodb:UpdateItem"],
    DeadLetters: ["sqs:SendMessage"],
    ...logs,
  },
  CanaryRole: { ...logs },
  MatchSnapshotRole: {
    Table: ["dynamodb:GetItem", "dynamodb:PutItem"],
    "Table/index/gsi4": ["dynamodb:Query"],
    ...logs,
  },
  SweepRole: {
    Table: [
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    ],
    "Table/index/gsi2": ["dynamodb:Query"],
    "executions of PersonaGeneration": ["states:DescribeExecution"],
    DeadLetters: ["sqs:SendMessage"],
    ...logs,
  },
  PersonaGenerationRole: {
    FetchResponses: ["lambda:InvokeFunction"],
    SynthesizeTraits: ["lambda:InvokeFunction"],
    GenerateProfile: ["lambda:InvokeFunction"],
    InterviewPersona: ["lambda:InvokeFunction"],
    PersistPersona: ["lambda:InvokeFunction"],
    MarkReady: ["lambda:InvokeFunction"],
    MarkFailed: ["lambda:InvokeFunction"],
    "*": [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
      "xray:GetSamplingRules",
      "xray:GetSamplingTargets",
      "xray:PutTelemetryRecords",
      "xray:PutTraceSegments",
    ],
  },
  SweepScheduleRole: { Sweep: ["lambda:InvokeFunction"], DeadLetters: ["sqs:SendMessage"] },
  MatchSnapshotScheduleRole: { MatchSnapshot: ["lambda:InvokeFunction"], DeadLetters: ["sqs:SendMessage"] },
  CanaryScheduleRole: { Canary: ["lambda:InvokeFunction"], DeadLetters: ["sqs:SendMessage"] },
  /** API Gateway's own, one an account: SST makes it where there is none. */
  APIGatewayPushToCloudWatchLogsRole: {},
};

/** Who may take each role on. */
const TRUSTED: Record<string, string> = {
  PersonaGenerationRole: "states.amazonaws.com",
  SweepScheduleRole: "scheduler.amazonaws.com",
  MatchSnapshotScheduleRole: "scheduler.amazonaws.com",
  CanaryScheduleRole: "scheduler.amazonaws.com",
  APIGatewayPushToCloudWatchLogsRole: "apigateway.amazonaws.com",
};

describe.each(DEPLOYED)("in %s", (name) => {
  const roles = Object.entries(ROLES).filter(([role]) => name !== "pr-7" || role !== "CanaryScheduleRole");

  test.each(roles)("%s may do this and nothing else", (role, access) => {
    expect(accessOf(stage(name), role)).toEqual(access);
  });

  test("there is no other role, and no policy of AWS's on one of ours", () => {
    const made = stage(name).all("aws:iam/role:Role");
    expect(made.map((role) => role.name).sort()).toEqual(roles.map(([role]) => role).sort());
    const managed = made.flatMap(({ inputs }) => inputs.managedPolicyArns ?? []);
    expect(managed).toEqual(["arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"]);
    expect(
      stage(name).resources.filter(({ type }) => /Attachment|rolePolicy|iam\/policy/.test(type)),
    ).toEqual([]);
  });

  test("each role is for one service", () => {
    for (const { name: role, inputs } of stage(name).all("aws:iam/role:Role")) {
      const trust = statementsOf(inputs.assumeRolePolicy as string).map(({ actions, principals }) => ({
        actions,
        principals,
      }));
      const principals = [TRUSTED[role] ?? "lambda.amazonaws.com"];
      expect({ role, trust }).toEqual({ role, trust: [{ actions: ["sts:AssumeRole"], principals }] });
    }
  });

  test("functions are called by these services, for these resources", () => {
    const callers = stage(name).allInputs("aws:lambda/permission:Permission");
    const shown = callers.map(({ action, principal, function: fn, sourceArn }) =>
      named(stage(name), "", `${principal} (${sourceArn}) ${action} ${fn}`),
    );
    expect([...new Set(shown)].sort()).toEqual([
      "apigateway.amazonaws.com (Gateway/*) lambda:InvokeFunction Api",
      "events.amazonaws.com (ExecutionEndedBadly) lambda:InvokeFunction ExecutionStatus",
    ]);
  });

  test("the queue and the bucket let in these", () => {
    expect(resourcePolicy(stage(name), "aws:sqs/queuePolicy:QueuePolicy", "DeadLettersPolicy")).toEqual([
      "Allow events.amazonaws.com sqs:SendMessage on DeadLetters if aws:SourceArn ArnEquals ExecutionEndedBadly",
    ]);
    expect(resourcePolicy(stage(name), "aws:s3/bucketPolicy:BucketPolicy", "WebPolicy")).toEqual([
      "Allow cloudfront.amazonaws.com s3:GetObject on Web/*",
      "Deny * s3:* on Web, Web/* if aws:SecureTransport Bool false",
    ]);
  });
});

describe("what changes the table's items", () => {
  const TYPES = ["aws:sfn/stateMachine:StateMachine", "aws:lambda/function:Function"];
  const made = (of: Stage) =>
    TYPES.flatMap((type) => of.all(type).filter(({ name }) => name.startsWith("Backfill")));

  test("is on no stage, and nothing may scan the table, unless the setting says so", () => {
    for (const name of DEPLOYED) {
      expect(made(stage(name))).toEqual([]);
      expect(JSON.stringify(stage(name).allInputs("aws:iam/role:Role"))).not.toContain("dynamodb:Scan");
    }
    expect(made(stage("settings"))).toHaveLength(2);
  });

  test("may read the table through and change items, and is called by its own machine", () => {
    expect(accessOf(stage("settings"), "BackfillRole")).toEqual({
      Table: ["dynamodb:PutItem", "dynamodb:Scan"],
      ...logs,
    });
    expect(accessOf(stage("settings"), "BackfillMachineRole")).toEqual({
      Backfill: ["lambda:InvokeFunction"],
    });
    const machine = stage("settings").inputs("aws:sfn/stateMachine:StateMachine", "Backfill");
    expect(machine.name).toBe("persona-ai-production-backfill");
    expect(machine.definition).not.toContain("${");
  });
});

test("roles that we name hold the region, because IAM's names are global", () => {
  for (const name of [...DEPLOYED, "settings"] as const) {
    const named = stage(name)
      .allInputs("aws:iam/role:Role")
      .flatMap((role) =>
        role.name?.includes("persona-generation") || role.name?.endsWith("backfill") ? [role.name] : [],
      );
    expect(named.length).toBeGreaterThan(0);
    for (const role of named) expect(role).toMatch(/-eu-west-1$/);
  }
});

function resourcePolicy(of: Stage, type: string, name: string): string[] {
  return statementsOf(of.inputs(type, name).policy).map(
    ({ effect, principals, actions, resources, conditions }) => {
      const when = conditions.length > 0 ? ` if ${conditions.join(" and ")}` : "";
      return named(of, "", `${effect} ${principals} ${actions} on ${resources.join(", ")}${when}`);
    },
  );
}

import { everyMinutes } from "@persona-ai/functions/background.ts";
import { matchesRule } from "@persona-ai/local/events/index.ts";
import { describe, expect, test } from "vitest";
import { ACCOUNT_ID, REGION } from "./synthesis/cloud.ts";
import { DEPLOYED, type Stage, stage } from "./synthesis/stage.ts";

const arn = (service: string, name: string) => `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${name}`;
const queueArn = (of: Stage) => arn("sqs", of.inputs("aws:sqs/queue:Queue", "DeadLettersQueue").name);
const lambdaArn = (of: Stage, fn: string) => arn("lambda", `function:${of.lambda(fn).name}`);

describe.each(DEPLOYED)("in %s", (name) => {
  const rule = () => stage(name).inputs("aws:cloudwatch/eventRule:EventRule", "ExecutionEndedBadly");

  test("an execution that ends badly is told to ExecutionStatus", () => {
    const target = stage(name).inputs("aws:cloudwatch/eventTarget:EventTarget", "ExecutionEndedBadlyTarget");
    expect(target).toEqual({
      rule: rule().name,
      arn: lambdaArn(stage(name), "ExecutionStatus"),
      deadLetterConfig: { arn: queueArn(stage(name)) },
    });
  });

  test.each(["Sweep", "MatchSnapshot"] as const)("%s runs on its schedule", (job) => {
    const schedule = stage(name).inputs("aws:scheduler/schedule:Schedule", `${job}ScheduleSchedule`);
    expect(schedule).toMatchObject({
      scheduleExpression: `rate(${everyMinutes[job]} minutes)`,
      state: "ENABLED",
      target: {
        arn: lambdaArn(stage(name), job),
        deadLetterConfig: { arn: queueArn(stage(name)) },
      },
    });
  });

  test.each(["ExecutionStatus", "Sweep"])("what %s fails on, after its retries, is a dead letter", (fn) => {
    const config = stage(name).inputs(
      "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
      `${fn}EventInvokeConfig`,
    );
    expect(config).toEqual({
      functionName: stage(name).lambda(fn).name,
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination: queueArn(stage(name)) } },
    });
  });

  test("dead letters are kept for two weeks, encrypted", () => {
    expect(stage(name).inputs("aws:sqs/queue:Queue", "DeadLettersQueue")).toMatchObject({
      messageRetentionSeconds: 1_209_600,
      sqsManagedSseEnabled: true,
    });
  });
});

describe("the rule", () => {
  const machines = ["stateMachine:persona-ai-production-persona-generation", "stateMachine:another"];
  const statuses = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"];
  const events = machines.flatMap((machine) =>
    statuses.map((status) => ({
      source: "aws.states",
      "detail-type": "Step Functions Execution Status Change",
      detail: { status, stateMachineArn: arn("states", machine) },
    })),
  );

  test("matches the same events here and on AWS", () => {
    const pattern = JSON.parse(
      stage("production").inputs("aws:cloudwatch/eventRule:EventRule", "ExecutionEndedBadly").eventPattern,
    );
    const onAws = events.map((event) => matches(pattern, event));
    expect(onAws).toEqual(events.map((event) => matchesRule(event, arn("states", machines[0]!))));
    expect(onAws.filter(Boolean)).toHaveLength(3);
  });
});

/** EventBridge's matching, as far as lists of exact values go: each field of the pattern has one of its values. */
function matches(pattern: Record<string, unknown>, event: Record<string, unknown>): boolean {
  return Object.entries(pattern).every(([field, wanted]) => {
    const value = event[field];
    if (Array.isArray(wanted)) return wanted.includes(value);
    return matches(wanted as Record<string, unknown>, value as Record<string, unknown>);
  });
}

import { describe, expect, test } from "vitest";
import { readPrices } from "../figures/costs/prices.ts";
import { SETTINGS } from "./global-setup.ts";
import { ACCOUNT_ID, REGION } from "./synthesis/cloud.ts";
import { emits } from "./synthesis/metrics.ts";
import { statementsOf } from "./synthesis/policy.ts";
import { stage } from "./synthesis/stage.ts";

type Query = {
  id: string;
  expression?: string;
  returnData?: boolean;
  metric?: {
    namespace: string;
    metricName: string;
    dimensions: Record<string, string>;
    stat: string;
    period: number;
  };
};

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const EDGE_REGION = "us-east-1";
const topicArn = (name: string, region = REGION) =>
  `arn:aws:sns:${region}:${ACCOUNT_ID}:persona-ai-${name}-alarms`;

test("jobs are watched where they are, and none that is not", () => {
  const watched = (name: "production" | "settings") =>
    (stage(name).inputs(ALARM, "BackgroundErrorsAlarm").metricQueries as Query[])
      .flatMap(({ metric }) => metric?.dimensions.FunctionName ?? [])
      .map((fn) => fn.replace(/^persona-ai-production-(\w+?)Function.*/, "$1"));
  expect(watched("production")).toEqual(["ExecutionStatus", "Sweep", "MatchSnapshot", "Canary"]);
  expect(watched("settings")).toEqual(["ExecutionStatus", "Sweep", "MatchSnapshot", "Notify", "Canary"]);
});

describe.each(["dev", "production"] as const)("the alarms of %s", (name) => {
  const alarms = () => stage(name).all(ALARM);
  const queriesOf = (inputs: Record<string, unknown>) => inputs.metricQueries as Query[];

  test("are these", () => {
    expect(
      alarms()
        .map((alarm) => alarm.name.replace(/Alarm$/, ""))
        .sort(),
    ).toEqual([
      ...["ApiErrors", "ApiFaults", "ApiSlow", "ApiThrottles", "BackgroundErrors", "BackgroundThrottles"],
      ...["CanaryFailed", "CanaryNotRunning", "ChatsFailed"],
      ...["DeadLetters", "EdgeFaults", "ExecutionsAborted", "ExecutionsFailed", "ExecutionsTimedOut"],
      ...["ModelDenied", "ModelNotOffered", "ModelRejected", "ModelThrottled"],
      ...["PersonasSwept", "SignInsFailed", "StepErrors", "StepThrottles"],
      ...["SweepNotRunning", "TableFaults", "TableReadsThrottled", "TableWritesThrottled"],
    ]);
  });

  test("have as many metrics as docs/costs.md counts, which are what is paid for", () => {
    const metrics = alarms().flatMap(({ inputs }) => queriesOf(inputs).filter(({ metric }) => metric));
    expect(readPrices().assumptions.alarms).toBe(metrics.length);
  });

  test("are told when they go off and when it is over, with their reason", () => {
    for (const { inputs } of alarms()) {
      const topic = topicArn(name, inputs.region as string | undefined);
      expect(inputs).toMatchObject({ alarmActions: [topic], okActions: [topic] });
      expect(inputs.alarmDescription).toMatch(/^.{30,200}\.$/);
    }
  });

  test("are where their metrics are: CloudFront's in us-east-1, the others in the stage's region", () => {
    for (const { inputs } of alarms()) {
      const isOfEdge = queriesOf(inputs).some(({ metric }) => metric?.namespace === "AWS/CloudFront");
      expect(inputs.region).toBe(isOfEdge ? EDGE_REGION : undefined);
    }
  });

  test("are about metrics that something emits", () => {
    const asked = alarms().flatMap(({ inputs }) =>
      queriesOf(inputs).flatMap(({ metric }) =>
        metric
          ? [{ namespace: metric.namespace, name: metric.metricName, dimensions: metric.dimensions }]
          : [],
      ),
    );
    expect(asked.length).toBeGreaterThan(alarms().length);
    expect(asked.filter((metric) => !emits(stage(name), metric))).toEqual([]);
  });

  test("are of a form that CloudWatch takes", () => {
    for (const { inputs } of alarms()) {
      const queries = queriesOf(inputs);
      const metrics = queries.filter(({ metric }) => metric);
      expect(metrics.length).toBeLessThanOrEqual(10);
      expect(queries.filter(({ returnData }) => returnData)).toHaveLength(1);
      const periods = new Set(metrics.map(({ metric }) => metric?.period));
      expect(periods.size).toBe(1);
      expect(Number([...periods][0]) * Number(inputs.evaluationPeriods)).toBeLessThanOrEqual(24 * 3600);
      expect(inputs.datapointsToAlarm).toBeLessThanOrEqual(inputs.evaluationPeriods as number);
    }
  });

  test("tell of silence where it is a fault, but not before a first deployment has made a sound", () => {
    const silent = alarms().filter(({ inputs }) => inputs.treatMissingData !== "notBreaching");
    expect(silent.map((alarm) => alarm.name).sort()).toEqual([
      "CanaryNotRunningAlarm",
      "SweepNotRunningAlarm",
    ]);
    for (const { inputs } of silent) {
      expect(inputs).toMatchObject({
        treatMissingData: "missing",
        insufficientDataActions: [topicArn(name)],
      });
    }
  });

  test.each([
    ["ApiFaultsAlarm", (faults: number) => faults],
    [
      "EdgeFaultsAlarm",
      (faults: number, requests: number) => (requests === 0 ? 0 : (100 * faults) / requests),
    ],
  ])("%s goes off at night, too, when there are few requests", (alarm, metric) => {
    const { inputs } = alarms().find((each) => each.name === alarm)!;
    const expression = queriesOf(inputs).find(({ returnData }) => returnData)?.expression ?? "";
    const [, when = "", then = ""] = /^IF\((.*), (.*), 0\)$/.exec(expression) ?? [];
    const evaluate = new Function("m0", "m1", `return (${when.replaceAll(" OR ", " || ")}) ? ${then} : 0`);
    const value = (faults: number, requests: number) => evaluate(metric(faults, requests), requests);
    expect(value(3, 3)).toBeGreaterThan(Number(inputs.threshold));
    expect(value(2, 30)).toBe(0);
    expect(value(0, 0)).toBe(0);
    expect(value(6, 500)).toBeGreaterThan(Number(inputs.threshold));
    expect(value(2, 500)).toBeLessThan(Number(inputs.threshold));
  });

  test("look at every function, for errors and for throttling", () => {
    for (const metric of ["Errors", "Throttles"]) {
      const looked = alarms().flatMap(({ inputs }) =>
        queriesOf(inputs).flatMap((query) =>
          query.metric?.metricName === metric ? [query.metric.dimensions.FunctionName] : [],
        ),
      );
      const all = stage(name)
        .functions()
        .map((fn) => stage(name).lambda(fn).name);
      expect(looked.sort()).toEqual(all.sort());
    }
  });

  test.each([
    ["", REGION],
    ["Elsewhere", EDGE_REGION],
  ])(
    "speak to a topic%s that is encrypted and that alarms of this account alone may speak to",
    (suffix, region) => {
      const { kmsMasterKeyId } = stage(name).inputs("aws:sns/topic:Topic", `Alarms${suffix}`);
      expect(kmsMasterKeyId).toBe(`arn:aws:kms:${region}:${ACCOUNT_ID}:key/AlarmsKey${suffix}`);
      const account = [`aws:SourceAccount StringEquals ${ACCOUNT_ID}`];
      const { policy } = stage(name).inputs("aws:sns/topicPolicy:TopicPolicy", `AlarmsPolicy${suffix}`);
      expect(statementsOf(policy)).toEqual([
        {
          effect: "Allow",
          actions: ["sns:Publish"],
          resources: [topicArn(name, region)],
          principals: ["cloudwatch.amazonaws.com"],
          conditions: account,
        },
      ]);
      const key = stage(name).inputs("aws:kms/key:Key", `AlarmsKey${suffix}`);
      expect(key.enableKeyRotation).toBe(true);
      expect(
        statementsOf(key.policy).map(({ principals, actions, conditions }) => [
          principals,
          actions,
          conditions,
        ]),
      ).toEqual([
        [[`arn:aws:iam::${ACCOUNT_ID}:root`], ["kms:*"], []],
        [["cloudwatch.amazonaws.com"], ["kms:Decrypt", "kms:GenerateDataKey"], account],
      ]);
    },
  );
});

test("whoever the settings name gets them by e-mail", () => {
  const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
  const email = { protocol: "email", endpoint: SETTINGS.ALARM_EMAIL };
  expect(stage("settings").allInputs(SUBSCRIPTION)).toEqual(
    expect.arrayContaining([
      { ...email, topic: topicArn("production") },
      { ...email, topic: topicArn("production", EDGE_REGION), region: EDGE_REGION },
    ]),
  );
  expect(stage("production").all(SUBSCRIPTION)).toEqual([]);
});

test("the same person is told when the account costs more than it should", () => {
  const BUDGET = "aws:budgets/budget:Budget";
  const [budget] = stage("settings").allInputs(BUDGET);
  expect(budget).toMatchObject({ limitAmount: "100", limitUnit: "USD", timeUnit: "MONTHLY" });
  for (const { subscriberEmailAddresses } of budget!.notifications as {
    subscriberEmailAddresses: string[];
  }[]) {
    expect(subscriberEmailAddresses).toEqual([SETTINGS.ALARM_EMAIL]);
  }
  expect(stage("production").all(BUDGET)).toEqual([]);
});

test.each(["pr-7", "live"] as const)("%s, for which nobody is called, has none", (name) => {
  const types = [ALARM, "aws:sns/topic:Topic", "aws:kms/key:Key", "aws:cloudwatch/dashboard:Dashboard"];
  expect(types.flatMap((type) => stage(name).all(type))).toEqual([]);
});

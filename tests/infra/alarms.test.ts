import { describe, expect, test } from "vitest";
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
const topicArn = (name: string) => `arn:aws:sns:${REGION}:${ACCOUNT_ID}:persona-ai-${name}-alarms`;

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
      ...["DeadLetters", "ExecutionsAborted", "ExecutionsFailed", "ExecutionsTimedOut"],
      ...["ModelDenied", "ModelNotOffered", "ModelRejected", "ModelThrottled"],
      ...["PersonasSwept", "StepErrors", "StepThrottles"],
      ...["SweepNotRunning", "TableFaults", "TableReadsThrottled", "TableWritesThrottled"],
    ]);
  });

  test("are told when they go off and when it is over, with their reason", () => {
    for (const { inputs } of alarms()) {
      expect(inputs).toMatchObject({ alarmActions: [topicArn(name)], okActions: [topicArn(name)] });
      expect(inputs.alarmDescription).toMatch(/^.{30,200}\.$/);
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

  test("of the API's faults goes off at night, too, when there are few requests", () => {
    const { inputs } = alarms().find((alarm) => alarm.name === "ApiFaultsAlarm")!;
    const expression = queriesOf(inputs).find(({ returnData }) => returnData)?.expression ?? "";
    const [, when = "", then = ""] = /^IF\((.*), (.*), 0\)$/.exec(expression) ?? [];
    const share = (m0: number, m1: number): number =>
      new Function("m0", "m1", `return (${when.replaceAll(" OR ", " || ")}) ? ${then} : 0`)(m0, m1);
    expect(share(3, 3)).toBeGreaterThan(Number(inputs.threshold));
    expect(share(2, 30)).toBe(0);
    expect(share(0, 0)).toBe(0);
    expect(share(6, 500)).toBeGreaterThan(Number(inputs.threshold));
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

  test("speak to a topic that is encrypted and that alarms of this account alone may speak to", () => {
    const { kmsMasterKeyId } = stage(name).inputs("aws:sns/topic:Topic", "Alarms");
    expect(kmsMasterKeyId).toBe(`arn:aws:kms:${REGION}:${ACCOUNT_ID}:key/AlarmsKey`);
    const account = [`aws:SourceAccount StringEquals ${ACCOUNT_ID}`];
    const { policy } = stage(name).inputs("aws:sns/topicPolicy:TopicPolicy", "AlarmsPolicy");
    expect(statementsOf(policy)).toEqual([
      {
        effect: "Allow",
        actions: ["sns:Publish"],
        resources: [topicArn(name)],
        principals: ["cloudwatch.amazonaws.com"],
        conditions: account,
      },
    ]);
    const key = stage(name).inputs("aws:kms/key:Key", "AlarmsKey");
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
  });
});

test("whoever the settings name gets them by e-mail", () => {
  const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
  expect(stage("settings").allInputs(SUBSCRIPTION)).toEqual([
    { topic: topicArn("production"), protocol: "email", endpoint: SETTINGS.ALARM_EMAIL },
  ]);
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

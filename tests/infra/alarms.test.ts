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
      ...["DeadLetters", "ExecutionsAborted", "ExecutionsFailed", "ExecutionsTimedOut"],
      ...["ModelDenied", "ModelThrottled", "PersonasSwept", "StepErrors", "StepThrottles"],
      ...["SweepNotRunning", "TableFaults", "TableThrottled"],
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

  test("take silence for a fault of the sweep's alone", () => {
    const breaching = alarms().filter(({ inputs }) => inputs.treatMissingData === "breaching");
    expect(breaching.map((alarm) => alarm.name)).toEqual(["SweepNotRunningAlarm"]);
    const others = new Set(alarms().map(({ inputs }) => inputs.treatMissingData));
    expect(others).toEqual(new Set(["breaching", "notBreaching"]));
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

test.each(["pr-7", "live"] as const)("%s, for which nobody is called, has none", (name) => {
  const types = [ALARM, "aws:sns/topic:Topic", "aws:kms/key:Key", "aws:cloudwatch/dashboard:Dashboard"];
  expect(types.flatMap((type) => stage(name).all(type))).toEqual([]);
});

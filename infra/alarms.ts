/**
 * The alarms, and the topic that they tell of it when they go off and when it is over: encrypted, open to CloudWatch's
 * alarms of this account alone, and read by the e-mail address of the settings, which must confirm it once.
 *
 * A preview of a pull request has none: it lives for days, and nobody is called for it.
 */
import { type Alarm, alarmTable } from "./alarm-table.ts";
import { type Metric, metricsOf, type Watched } from "./metrics.ts";
import type { Settings } from "./settings.ts";

export const isWatched = (stage: string): boolean => !/^pr-\d+$/.test(stage);

const COMPARISONS = {
  above: "GreaterThanThreshold",
  from: "GreaterThanOrEqualToThreshold",
  below: "LessThanThreshold",
} as const;

/** Resolves with their ARNs. An alarm is where its metrics are, and tells a topic of the same region. */
export function createAlarms(watched: Watched, { alarmEmail, region }: Settings): $util.Output<string>[] {
  const topics = new Map<string, $util.Output<string>>();
  return Object.entries(alarmTable(metricsOf(watched))).map(([name, alarm]) => {
    const place = alarm.region ?? region;
    const topicArn = topics.get(place) ?? createTopic(place === region ? undefined : place, alarmEmail);
    topics.set(place, topicArn);
    return createAlarm(name, alarm, topicArn);
  });
}

function createAlarm(
  name: string,
  { reason, metrics, expression, comparison, threshold, period, of: [bad, periods], missing, region }: Alarm,
  topicArn: $util.Output<string>,
): $util.Output<string> {
  const queries = metrics.map((metric, i) => query(metric, `m${i}`, period * 60));
  const sum = metrics.length > 1 ? "SUM(METRICS())" : "m0";
  const alarm = new aws.cloudwatch.MetricAlarm(`${name}Alarm`, {
    ...(region !== undefined && { region }),
    name: `${$app.name}-${$app.stage}-${name}`,
    alarmDescription: reason,
    metricQueries: [
      ...queries,
      { id: "value", expression: expression ?? sum, label: name, returnData: true },
    ],
    comparisonOperator: COMPARISONS[comparison],
    threshold,
    datapointsToAlarm: bad,
    evaluationPeriods: periods,
    treatMissingData: missing === "silence" ? "missing" : "notBreaching",
    alarmActions: [topicArn],
    okActions: [topicArn],
    ...(missing === "silence" && { insufficientDataActions: [topicArn] }),
  });
  return alarm.arn;
}

const query = ({ namespace, name, dimensions, stat }: Metric, id: string, period: number) => ({
  id,
  metric: { namespace, metricName: name, dimensions, stat, period },
});

/** The topic has a key of its own, because CloudWatch may not use the one that SNS has. `elsewhere`: its region, if not the stage's. */
function createTopic(elsewhere: string | undefined, email: string | undefined): $util.Output<string> {
  const suffix = elsewhere === undefined ? "" : "Elsewhere";
  const region = elsewhere === undefined ? {} : { region: elsewhere };
  const { accountId } = aws.getCallerIdentityOutput();
  const { partition } = aws.getPartitionOutput();
  const alarms = [{ type: "Service", identifiers: ["cloudwatch.amazonaws.com"] }];
  const ofAccount = [{ test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] }];
  const keyPolicy = aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["kms:*"],
        resources: ["*"],
        principals: [{ type: "AWS", identifiers: [$interpolate`arn:${partition}:iam::${accountId}:root`] }],
      },
      {
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
        principals: alarms,
        conditions: ofAccount,
      },
    ],
  });
  const key = new aws.kms.Key(`AlarmsKey${suffix}`, {
    ...region,
    description: `${$app.name} ${$app.stage}: messages of alarms`,
    enableKeyRotation: true,
    deletionWindowInDays: 7,
    policy: keyPolicy.json,
  });
  const topic = new aws.sns.Topic(`Alarms${suffix}`, {
    ...region,
    name: `${$app.name}-${$app.stage}-alarms`,
    kmsMasterKeyId: key.arn,
  });
  const policy = aws.iam.getPolicyDocumentOutput({
    statements: [
      { actions: ["sns:Publish"], resources: [topic.arn], principals: alarms, conditions: ofAccount },
    ],
  });
  new aws.sns.TopicPolicy(`AlarmsPolicy${suffix}`, { ...region, arn: topic.arn, policy: policy.json });
  if (email !== undefined) {
    new aws.sns.TopicSubscription(`AlarmEmail${suffix}`, {
      ...region,
      topic: topic.arn,
      protocol: "email",
      endpoint: email,
    });
  }
  return topic.arn;
}

/** Told of by e-mail, without the topic: a budget watches the whole account, wherever its costs are. */
export function createBudget({ alarmEmail, monthlyBudgetUsd }: Settings): void {
  if (alarmEmail === undefined) return;
  const told = (notificationType: "ACTUAL" | "FORECASTED", threshold: number) => ({
    comparisonOperator: "GREATER_THAN",
    notificationType,
    threshold,
    thresholdType: "PERCENTAGE",
    subscriberEmailAddresses: [alarmEmail],
  });
  new aws.budgets.Budget("Budget", {
    name: `${$app.name}-${$app.stage}`,
    budgetType: "COST",
    limitAmount: String(monthlyBudgetUsd),
    limitUnit: "USD",
    timeUnit: "MONTHLY",
    notifications: [told("ACTUAL", 80), told("ACTUAL", 100), told("FORECASTED", 100)],
  });
}

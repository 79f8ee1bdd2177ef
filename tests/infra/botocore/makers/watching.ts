/** What watches over the stage and tells of it: alarms, logs, events, budgets, mail. */
import { iamDocument, pascal, type Values } from "../names.ts";
import type { Maker } from "./maker.ts";

export const WATCHING: Record<string, Maker> = {
  "budgets/budget": ({ name, limitAmount, limitUnit, notifications, budgetType, timeUnit }) => [
    [
      "budgets",
      "CreateBudget",
      {
        AccountId: "123456789012",
        Budget: {
          BudgetName: name,
          BudgetType: budgetType,
          TimeUnit: timeUnit,
          BudgetLimit: { Amount: limitAmount, Unit: limitUnit },
        },
        NotificationsWithSubscribers: notifications.map(
          ({ subscriberEmailAddresses, ...notification }: Values) => ({
            Notification: pascal(notification),
            Subscribers: subscriberEmailAddresses.map((Address: string) => ({
              SubscriptionType: "EMAIL",
              Address,
            })),
          }),
        ),
      },
    ],
  ],
  "cloudwatch/dashboard": (i) => [["cloudwatch", "PutDashboard", pascal(i)]],
  "cloudwatch/eventRule": (i) => [["events", "PutRule", pascal(i)]],
  "cloudwatch/eventTarget": ({ rule, arn, deadLetterConfig }) => [
    [
      "events",
      "PutTargets",
      { Rule: rule, Targets: [{ Id: "target", Arn: arn, DeadLetterConfig: pascal(deadLetterConfig) }] },
    ],
  ],
  "cloudwatch/logGroup": ({ name, retentionInDays }) => [
    ["logs", "CreateLogGroup", { logGroupName: name }],
    ["logs", "PutRetentionPolicy", { logGroupName: name, retentionInDays }],
  ],
  "cloudwatch/metricAlarm": ({ metricQueries, region: _, ...i }) => [
    [
      "cloudwatch",
      "PutMetricAlarm",
      {
        ...pascal(i, { name: "AlarmName", okActions: "OKActions" }),
        Metrics: metricQueries.map(({ metric, ...query }: Values) => ({
          ...pascal(query),
          ...(metric && {
            MetricStat: {
              Metric: {
                Namespace: metric.namespace,
                MetricName: metric.metricName,
                Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({ Name, Value })),
              },
              Period: metric.period,
              Stat: metric.stat,
            },
            ReturnData: query.returnData ?? false,
          }),
        })),
      },
    ],
  ],
  "sesv2/configurationSet": (i) => [["sesv2", "CreateConfigurationSet", pascal(i)]],
  "sesv2/emailIdentity": (i) => [["sesv2", "CreateEmailIdentity", pascal(i)]],
  "sns/topic": ({ name, ...attributes }) => [
    ["sns", "CreateTopic", { Name: name, Attributes: pascal(attributes) }],
  ],
  "sns/topicPolicy": ({ arn, policy }) => [
    [
      "sns",
      "SetTopicAttributes",
      { TopicArn: arn, AttributeName: "Policy", AttributeValue: iamDocument(policy) },
    ],
  ],
  "sns/topicSubscription": ({ topic, protocol, endpoint }) => [
    ["sns", "Subscribe", { TopicArn: topic, Protocol: protocol, Endpoint: endpoint }],
  ],
};

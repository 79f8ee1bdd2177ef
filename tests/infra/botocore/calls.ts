/**
 * The calls of AWS's APIs that make a stage, of its synthesized resources: as Terraform's provider makes them, as far as
 * a value of ours goes into them. A resource whose type is not in the table is a fault of the test, not left out.
 */
import type { SynthesizedResource } from "../synthesis/types.ts";
import { distributionConfig } from "./distribution.ts";
import { counted, defined, iamDocument, pascal, type Values } from "./names.ts";

export type Call = { at: string; service: string; operation: string; params: Values };
type Made = [service: string, operation: string, params: Values];
type Maker = (inputs: Values, name: string) => Made[];

/** What is not made by a call of AWS's, or by one without a value of ours. */
const NOT_OURS = [
  /^(sst|pulumi|random|pulumi-nodejs):/,
  /^aws:acm\/certificateValidation:/,
  /^aws:ses\/domainIdentityVerification:/,
];
const isTheirs = ({ type, read }: SynthesizedResource) =>
  read || NOT_OURS.some((pattern) => pattern.test(type));

const REFERENCE = "a-reference-of-the-provider";

const MAKERS: Record<string, Maker> = {
  "acm/certificate": (i) => [
    [
      "acm",
      "RequestCertificate",
      defined({
        DomainName: i.domainName,
        ValidationMethod: i.validationMethod,
        SubjectAlternativeNames: i.subjectAlternativeNames?.length ? i.subjectAlternativeNames : undefined,
      }),
    ],
  ],
  "apigateway/account": () => [],
  "apigateway/deployment": ({ restApi }) => [["apigateway", "CreateDeployment", { restApiId: restApi }]],
  "apigateway/integration": ({ restApi, timeoutMilliseconds, ...i }) => [
    ["apigateway", "PutIntegration", { restApiId: restApi, timeoutInMillis: timeoutMilliseconds, ...i }],
  ],
  "apigateway/method": ({ restApi, authorization, ...i }) => [
    ["apigateway", "PutMethod", { restApiId: restApi, authorizationType: authorization, ...i }],
  ],
  "apigateway/methodSettings": ({ restApi, stageName, methodPath, settings }) => [
    [
      "apigateway",
      "UpdateStage",
      {
        restApiId: restApi,
        stageName,
        patchOperations: Object.entries(settings).map(([name, value]) => ({
          op: "replace",
          path: `/${methodPath}/${name}`,
          value: String(value),
        })),
      },
    ],
  ],
  "apigateway/resource": ({ restApi, ...i }) => [
    ["apigateway", "CreateResource", { restApiId: restApi, ...i }],
  ],
  "apigateway/response": (i) => [["apigateway", "PutGatewayResponse", i]],
  "apigateway/restApi": ({ name, endpointConfiguration: { types } }) => [
    ["apigateway", "CreateRestApi", { name, endpointConfiguration: { types: [types].flat() } }],
  ],
  "apigateway/stage": ({ restApi, deployment, stageName, xrayTracingEnabled, accessLogSettings }) => [
    [
      "apigateway",
      "CreateStage",
      { restApiId: restApi, deploymentId: deployment, stageName, tracingEnabled: xrayTracingEnabled },
    ],
    [
      "apigateway",
      "UpdateStage",
      {
        restApiId: restApi,
        stageName,
        patchOperations: Object.entries(accessLogSettings).map(([name, value]) => ({
          op: "replace",
          path: `/accessLogSettings/${name}`,
          value,
        })),
      },
    ],
  ],
  "backup/plan": ({ name, rules }) => [
    [
      "backup",
      "CreateBackupPlan",
      {
        BackupPlan: {
          BackupPlanName: name,
          Rules: pascal(rules, {
            deleteAfter: "DeleteAfterDays",
            targetVaultName: "TargetBackupVaultName",
            schedule: "ScheduleExpression",
            destinationVaultArn: "DestinationBackupVaultArn",
          }),
        },
      },
    ],
  ],
  "backup/selection": ({ planId, name, iamRoleArn, resources }) => [
    [
      "backup",
      "CreateBackupSelection",
      {
        BackupPlanId: planId,
        BackupSelection: { SelectionName: name, IamRoleArn: iamRoleArn, Resources: resources },
      },
    ],
  ],
  "backup/vault": ({ name }) => [["backup", "CreateBackupVault", { BackupVaultName: name }]],
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
  "cloudfront/cachePolicy": (
    { name, comment, minTtl, maxTtl, defaultTtl, parametersInCacheKeyAndForwardedToOrigin: key },
    logical,
  ) => {
    const { cookiesConfig, headersConfig, queryStringsConfig } = key;
    return [
      [
        "cloudfront",
        "CreateCachePolicy",
        {
          CachePolicyConfig: {
            Name: name ?? logical,
            Comment: comment,
            MinTTL: minTtl,
            MaxTTL: maxTtl,
            DefaultTTL: defaultTtl,
            ParametersInCacheKeyAndForwardedToOrigin: {
              EnableAcceptEncodingGzip: key.enableAcceptEncodingGzip,
              EnableAcceptEncodingBrotli: key.enableAcceptEncodingBrotli,
              CookiesConfig: { CookieBehavior: cookiesConfig.cookieBehavior },
              HeadersConfig: {
                HeaderBehavior: headersConfig.headerBehavior,
                Headers: counted(headersConfig.headers?.items),
              },
              QueryStringsConfig: { QueryStringBehavior: queryStringsConfig.queryStringBehavior },
            },
          },
        },
      ],
    ];
  },
  "cloudfront/distribution": (i) => [
    ["cloudfront", "CreateDistribution", { DistributionConfig: distributionConfig(i, REFERENCE) }],
  ],
  "cloudfront/function": ({ name, code, runtime, comment = "", keyValueStoreAssociations }) => [
    [
      "cloudfront",
      "CreateFunction",
      {
        Name: name,
        FunctionCode: code,
        FunctionConfig: {
          Comment: comment,
          Runtime: runtime,
          KeyValueStoreAssociations: counted(
            keyValueStoreAssociations?.map((KeyValueStoreARN: string) => ({ KeyValueStoreARN })),
          ),
        },
      },
    ],
  ],
  "cloudfront/keyValueStore": ({ name }) => [["cloudfront", "CreateKeyValueStore", { Name: name }]],
  "cloudfront/responseHeadersPolicy": ({ name, securityHeadersConfig, customHeadersConfig }, logical) => [
    [
      "cloudfront",
      "CreateResponseHeadersPolicy",
      {
        ResponseHeadersPolicyConfig: {
          Name: name ?? logical,
          SecurityHeadersConfig: pascal(securityHeadersConfig),
          CustomHeadersConfig: counted(pascal(customHeadersConfig.items)),
        },
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
  "dynamodb/table": (i) => {
    const keys = (hash: string, range: string) => [
      { AttributeName: hash, KeyType: "HASH" },
      { AttributeName: range, KeyType: "RANGE" },
    ];
    return [
      [
        "dynamodb",
        "CreateTable",
        {
          TableName: i.name,
          BillingMode: i.billingMode,
          DeletionProtectionEnabled: i.deletionProtectionEnabled,
          AttributeDefinitions: i.attributes.map(({ name, type }: Values) => ({
            AttributeName: name,
            AttributeType: type,
          })),
          KeySchema: keys(i.hashKey, i.rangeKey),
          GlobalSecondaryIndexes: i.globalSecondaryIndexes.map((index: Values) => ({
            IndexName: index.name,
            KeySchema: keys(index.hashKey, index.rangeKey),
            Projection: { ProjectionType: index.projectionType },
          })),
        },
      ],
      ["dynamodb", "UpdateTimeToLive", { TableName: i.name, TimeToLiveSpecification: pascal(i.ttl) }],
      [
        "dynamodb",
        "UpdateContinuousBackups",
        {
          TableName: i.name,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: i.pointInTimeRecovery.enabled },
        },
      ],
    ];
  },
  "iam/role": ({ name, assumeRolePolicy, inlinePolicies = [], managedPolicyArns = [] }, logical) => {
    const RoleName = name ?? logical;
    return [
      ["iam", "CreateRole", { RoleName, AssumeRolePolicyDocument: iamDocument(assumeRolePolicy) }],
      ...inlinePolicies.map(
        (policy: Values): Made => [
          "iam",
          "PutRolePolicy",
          { RoleName, PolicyName: policy.name, PolicyDocument: iamDocument(policy.policy) },
        ],
      ),
      ...managedPolicyArns.map(
        (PolicyArn: string): Made => ["iam", "AttachRolePolicy", { RoleName, PolicyArn }],
      ),
    ];
  },
  "kms/key": ({ description, policy, enableKeyRotation, deletionWindowInDays }) => [
    ["kms", "CreateKey", { Description: description, Policy: iamDocument(policy) }],
    ...(enableKeyRotation ? [["kms", "EnableKeyRotation", { KeyId: REFERENCE }] satisfies Made] : []),
    ["kms", "ScheduleKeyDeletion", { KeyId: REFERENCE, PendingWindowInDays: deletionWindowInDays }],
  ],
  "lambda/alias": (i) => [["lambda", "CreateAlias", pascal(i)]],
  "lambda/function": ({ name, s3Bucket, s3Key, ...i }) => [
    [
      "lambda",
      "CreateFunction",
      {
        FunctionName: name,
        Code: { S3Bucket: s3Bucket, S3Key: s3Key },
        ...pascal(i, {}, ["variables"]),
      },
    ],
  ],
  "lambda/functionEventInvokeConfig": (i) => [["lambda", "PutFunctionEventInvokeConfig", pascal(i)]],
  "lambda/permission": ({ function: FunctionName, action, principal, sourceArn }) => [
    [
      "lambda",
      "AddPermission",
      defined({
        FunctionName,
        Action: action,
        Principal: principal,
        SourceArn: sourceArn,
        StatementId: "statement",
      }),
    ],
  ],
  "route53/record": ({ name, type, ttl, records, aliases, zoneId }) => [
    [
      "route53",
      "ChangeResourceRecordSets",
      {
        HostedZoneId: zoneId,
        ChangeBatch: {
          Changes: [
            {
              Action: "UPSERT",
              ResourceRecordSet: defined({
                Name: name,
                Type: type,
                TTL: ttl,
                ResourceRecords: records?.map((Value: string) => ({ Value })),
                AliasTarget: aliases && {
                  DNSName: aliases[0].name,
                  HostedZoneId: aliases[0].zoneId,
                  EvaluateTargetHealth: aliases[0].evaluateTargetHealth,
                },
              }),
            },
          ],
        },
      },
    ],
  ],
  "s3/bucket": ({ bucket }) => [["s3", "CreateBucket", { Bucket: bucket }]],
  "s3/bucketObjectv2": ({ source: _, ...i }) => [["s3", "PutObject", pascal(i)]],
  "s3/bucketPolicy": ({ bucket, policy }) => [
    ["s3", "PutBucketPolicy", { Bucket: bucket, Policy: iamDocument(policy) }],
  ],
  "s3/bucketPublicAccessBlock": ({ bucket, ...i }) => [
    ["s3", "PutPublicAccessBlock", { Bucket: bucket, PublicAccessBlockConfiguration: pascal(i) }],
  ],
  "scheduler/schedule": (i) => [["scheduler", "CreateSchedule", pascal(i)]],
  "sesv2/configurationSet": (i) => [["sesv2", "CreateConfigurationSet", pascal(i)]],
  "sesv2/emailIdentity": (i) => [["sesv2", "CreateEmailIdentity", pascal(i)]],
  "sfn/alias": ({ name, routingConfigurations }) => [
    ["stepfunctions", "CreateStateMachineAlias", { name, routingConfiguration: routingConfigurations }],
  ],
  "sfn/stateMachine": ({ loggingConfiguration, ...i }) => [
    [
      "stepfunctions",
      "CreateStateMachine",
      defined({ ...i, loggingConfiguration: loggingConfiguration && logging(loggingConfiguration) }),
    ],
  ],
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
  "sqs/queue": ({ name, messageRetentionSeconds, sqsManagedSseEnabled, visibilityTimeoutSeconds }) => [
    [
      "sqs",
      "CreateQueue",
      {
        QueueName: name,
        Attributes: {
          MessageRetentionPeriod: String(messageRetentionSeconds),
          SqsManagedSseEnabled: String(sqsManagedSseEnabled),
          VisibilityTimeout: String(visibilityTimeoutSeconds),
        },
      },
    ],
  ],
  "sqs/queuePolicy": ({ queueUrl, policy }) => [
    ["sqs", "SetQueueAttributes", { QueueUrl: queueUrl, Attributes: { Policy: iamDocument(policy) } }],
  ],
};

const logging = ({ logDestination, ...levels }: Values): Values => ({
  ...levels,
  destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logDestination } }],
});

/** Throws on a resource that no maker knows. */
export function callsOf(stage: string, resources: SynthesizedResource[]): Call[] {
  return resources
    .filter((resource) => !isTheirs(resource))
    .flatMap(({ type, name, inputs }) => {
      const maker = MAKERS[type.replace(/^aws:/, "").replace(/:.*$/, "")];
      if (maker === undefined) throw new Error(`No call is known that makes a ${type}: ${name}.`);
      const { tags: _, ...untagged } = inputs;
      return maker(untagged, name).map(([service, operation, params]) => ({
        at: `${stage} ${name} ${operation}`,
        service,
        operation,
        params,
      }));
    });
}

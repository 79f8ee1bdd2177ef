/** What does the work: roles, functions, the workflow, schedules and queues. */
import { defined, iamDocument, pascal, type Values } from "../names.ts";
import type { Made, Maker } from "./maker.ts";

export const WORK: Record<string, Maker> = {
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
  "scheduler/schedule": (i) => [["scheduler", "CreateSchedule", pascal(i)]],
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

/** What keeps things: the table, its backups, buckets, keys. */
import { iamDocument, pascal, type Values } from "../names.ts";
import { type Made, type Maker, REFERENCE } from "./maker.ts";

export const STORAGE: Record<string, Maker> = {
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
  "kms/key": ({ description, policy, enableKeyRotation, deletionWindowInDays }) => [
    ["kms", "CreateKey", { Description: description, Policy: iamDocument(policy) }],
    ...(enableKeyRotation ? [["kms", "EnableKeyRotation", { KeyId: REFERENCE }] satisfies Made] : []),
    ["kms", "ScheduleKeyDeletion", { KeyId: REFERENCE, PendingWindowInDays: deletionWindowInDays }],
  ],
  "s3/bucket": ({ bucket }) => [["s3", "CreateBucket", { Bucket: bucket }]],
  "s3/bucketObjectv2": ({ source: _, ...i }) => [["s3", "PutObject", pascal(i)]],
  "s3/bucketPolicy": ({ bucket, policy }) => [
    ["s3", "PutBucketPolicy", { Bucket: bucket, Policy: iamDocument(policy) }],
  ],
  "s3/bucketPublicAccessBlock": ({ bucket, ...i }) => [
    ["s3", "PutPublicAccessBlock", { Bucket: bucket, PublicAccessBlockConfiguration: pascal(i) }],
  ],
};

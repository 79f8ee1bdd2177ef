/**
 * A copy of the table outside its region, by setting (BACKUP_REGION): point-in-time recovery is in the same account and
 * region, and ends with either. AWS Backup takes one a day and copies it to a vault there, each for 35 days; what people
 * deleted is gone from the last copy after as long (docs/privacy.md).
 *
 * RPO a day and RTO some hours for the loss of a region; five minutes and an hour for everything else (docs/runbook.md,
 * "Restoring the table"). Copies need AWS Backup's advanced features for DynamoDB, which an account opts in to once
 * (docs/deploy.md). AWS Backup Developer Guide, "Advanced DynamoDB backup" and "Creating backup copies across Regions".
 */
import type { Settings } from "./settings.ts";

const KEPT_DAYS = 35;

export function createBackup(tableArn: $util.Output<string>, { backupRegion }: Settings): void {
  if (backupRegion === undefined) return;
  const vault = new aws.backup.Vault("Backups", { name: `${$app.name}-${$app.stage}` });
  const elsewhere = new aws.backup.Vault("BackupsElsewhere", {
    name: `${$app.name}-${$app.stage}`,
    region: backupRegion,
  });
  const plan = new aws.backup.Plan("BackupPlan", {
    name: `${$app.name}-${$app.stage}`,
    rules: [
      {
        ruleName: "daily",
        targetVaultName: vault.name,
        schedule: "cron(30 3 * * ? *)",
        lifecycle: { deleteAfter: KEPT_DAYS },
        copyActions: [{ destinationVaultArn: elsewhere.arn, lifecycle: { deleteAfter: KEPT_DAYS } }],
      },
    ],
  });
  const { accountId } = aws.getCallerIdentityOutput();
  const trust = aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sts:AssumeRole"],
        principals: [{ type: "Service", identifiers: ["backup.amazonaws.com"] }],
        conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [accountId] }],
      },
    ],
  });
  const policy = aws.iam.getPolicyDocumentOutput({
    statements: [
      { actions: ["dynamodb:StartAwsBackupJob", "dynamodb:DescribeTable"], resources: [tableArn] },
      { actions: ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"], resources: [elsewhere.arn] },
      { actions: ["backup:CopyFromBackupVault"], resources: [vault.arn] },
    ],
  });
  const role = new aws.iam.Role("BackupRole", {
    assumeRolePolicy: trust.json,
    inlinePolicies: [{ name: "backup", policy: policy.json }],
  });
  new aws.backup.Selection("BackupSelection", {
    name: "table",
    planId: plan.id,
    iamRoleArn: role.arn,
    resources: [tableArn],
  });
}

import { tableDefinition } from "@persona-ai/core/table/definition.ts";
import { describe, expect, test } from "vitest";
import { SETTINGS } from "./global-setup.ts";
import { statementsOf } from "./synthesis/policy.ts";
import { DEPLOYED, stage } from "./synthesis/stage.ts";

/** As CreateTable is called locally. */
const wordsOfAws = ({ hashKey, rangeKey }: { hashKey: string; rangeKey: string }) => [
  { AttributeName: hashKey, KeyType: "HASH" },
  { AttributeName: rangeKey, KeyType: "RANGE" },
];

describe.each(DEPLOYED)("the table of %s", (name) => {
  const table = () => stage(name).inputs("aws:dynamodb/table:Table", "TableTable");

  test("is the one that core defines", () => {
    const { attributes, globalSecondaryIndexes, billingMode, ttl, ...keys } = table();
    expect({
      KeySchema: wordsOfAws(keys),
      AttributeDefinitions: attributes.map((attribute: { name: string; type: string }) => ({
        AttributeName: attribute.name,
        AttributeType: attribute.type,
      })),
      GlobalSecondaryIndexes: globalSecondaryIndexes.map(
        (index: { name: string; hashKey: string; rangeKey: string; projectionType: string }) => ({
          IndexName: index.name,
          KeySchema: wordsOfAws(index),
          Projection: { ProjectionType: index.projectionType },
        }),
      ),
      BillingMode: billingMode,
      timeToLive: ttl.attributeName,
    }).toEqual(tableDefinition);
    expect(ttl.enabled).toBe(true);
  });

  test("can be restored to any point in time", () => {
    expect(table().pointInTimeRecovery).toEqual({ enabled: true });
  });

  test("is the only one", () => {
    expect(stage(name).all("aws:dynamodb/table:Table")).toHaveLength(1);
  });
});

test("a copy leaves the region each day where a setting says to where, and by a role that may do that alone", () => {
  const settings = stage("settings");
  const [plan] = settings.allInputs("aws:backup/plan:Plan");
  const [rule] = plan!.rules as { copyActions: { destinationVaultArn: string }[]; lifecycle: unknown }[];
  expect(rule).toMatchObject({
    lifecycle: { deleteAfter: 35 },
    copyActions: [{ lifecycle: { deleteAfter: 35 } }],
  });
  const elsewhere = settings.inputs("aws:backup/vault:Vault", "BackupsElsewhere");
  expect(elsewhere.region).toBe(SETTINGS.BACKUP_REGION);
  const [selection] = settings.allInputs("aws:backup/selection:Selection");
  expect(selection!.resources).toEqual([expect.stringContaining(":table/")]);
  const { inlinePolicies } = settings.inputs("aws:iam/role:Role", "BackupRole");
  const allowed = (inlinePolicies as { policy: string }[]).flatMap(({ policy }) => statementsOf(policy));
  for (const { resources } of allowed) expect(resources).not.toContain("*");
  expect(stage("production").all("aws:backup/plan:Plan")).toEqual([]);
});

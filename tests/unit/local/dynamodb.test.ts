import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { tableDefinition } from "@persona-ai/core/table/definition.ts";
import { findEngine } from "@persona-ai/local/dynamodb/index.ts";
import { planMigration } from "@persona-ai/local/dynamodb/plan.ts";
import { describe, expect, test } from "vitest";

const { timeToLive: _, ...definition } = tableDefinition;

describe("a table", () => {
  test("that is as defined needs nothing, also with an index too many", () => {
    const [index] = definition.GlobalSecondaryIndexes;
    const more = [...definition.GlobalSecondaryIndexes, { ...index!, IndexName: "more" }];
    expect(planMigration(definition, definition)).toEqual({ addIndexes: [] });
    expect(planMigration(definition, { ...definition, GlobalSecondaryIndexes: more })).toEqual({
      addIndexes: [],
    });
  });

  test("without an index gets that index", () => {
    const [first, ...rest] = definition.GlobalSecondaryIndexes;
    expect(planMigration(definition, { ...definition, GlobalSecondaryIndexes: rest })).toEqual({
      addIndexes: [first],
    });
  });

  test("with other keys, key types or an index of other keys cannot be changed", () => {
    const [first, ...rest] = definition.GlobalSecondaryIndexes;
    const [attribute, ...attributes] = definition.AttributeDefinitions;
    const other = { ...first!, KeySchema: first!.KeySchema.slice(0, 1) };
    expect([
      planMigration(definition, { ...definition, KeySchema: definition.KeySchema.slice(0, 1) }),
      planMigration(definition, { ...definition, GlobalSecondaryIndexes: [other, ...rest] }),
      planMigration(definition, {
        ...definition,
        AttributeDefinitions: [{ ...attribute!, AttributeType: "N" }, ...attributes],
      }),
    ]).toEqual([
      { refused: expect.stringMatching(/^its keys are pk/) },
      { refused: expect.stringMatching(/^its index gsi1 is gsi1pk/) },
      { refused: expect.stringMatching(/^pk has type N, wanted is S/) },
    ]);
  });
});

describe("the engine", () => {
  test("is the package of this platform", () => {
    expect(findEngine({ platform: "linux", arch: "x64", path: "" })).toMatch(/linux-x64[\\/]dynoxide$/);
  });

  test("is on PATH where there is no package, if it can be executed", () => {
    const folder = mkdtempSync(join(tmpdir(), "engine-"));
    const host = { platform: "darwin", arch: "arm64", path: ["/nowhere", folder].join(delimiter) } as const;
    const file = join(folder, "dynoxide");
    writeFileSync(file, "", { mode: 0o755 });
    expect(findEngine(host)).toBe(file);
    rmSync(folder, { recursive: true });
    expect(() => findEngine(host)).toThrow();
  });

  test.each([
    ["darwin", "arm64", "brew install nubo-db/tap/dynoxide"],
    ["win32", "x64", "npm install --no-save dynoxide"],
  ] as const)("that is missing on %s-%s is said so, with what to install", (platform, arch, command) => {
    const find = () => findEngine({ platform, arch, path: "" });
    expect(find).toThrow(`no DynamoDB engine for ${platform}-${arch}`);
    expect(find).toThrow(command);
    expect(find).toThrow("DYNAMODB_ENDPOINT");
  });
});

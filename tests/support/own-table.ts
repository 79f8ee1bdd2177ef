/**
 * An empty table for a test file alone, beside the one of the shared stack, for what depends on everybody in it. The
 * API in this process uses it, the functions of the workflow do not. Asked for before the table is first used.
 */
import { randomUUID } from "node:crypto";
import { dynamo, tableDefinition } from "@persona-ai/core/table";
import { ensureTable } from "@persona-ai/local/dynamodb/table.ts";
import { Resource } from "sst/resource";

export async function ownTable(): Promise<void> {
  Object.assign(Resource.Table, { name: `table-${randomUUID()}` });
  await ensureTable(dynamo(), Resource.Table.name, tableDefinition);
}

export { dynamo, tableName } from "./client.ts";
export { isConflict } from "./conflict.ts";
export { tableDefinition } from "./definition.ts";
export {
  beyond,
  listInput,
  type Order,
  type OrderedInput,
  orderedInput,
  type Page,
  page,
} from "./page.ts";
export { batchDelete, batchGet, optimistic } from "./retry.ts";
export { db, entities } from "./service.ts";
export { type Refusals, type TransactItems, type TransactTable, together, transact } from "./transact.ts";
export { isUnavailable, TableUnavailable } from "./unavailable.ts";

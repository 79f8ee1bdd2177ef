/** Every item of the table, for what no query can show: that nothing of somebody is left. */
import { paginateScan } from "@aws-sdk/client-dynamodb";
import { dynamo, tableName } from "@persona-ai/core/table";

/** The items, as JSON, that hold one of `words` anywhere, keys included. */
export async function itemsThatMention(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const pages = paginateScan({ client: dynamo() }, { TableName: tableName(), ConsistentRead: true });
  for await (const { Items = [] } of pages) {
    const items = Items.map((item) => JSON.stringify(item));
    found.push(...items.filter((item) => words.some((word) => item.includes(word))));
  }
  return found;
}

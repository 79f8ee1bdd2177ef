/** Every item of the table, for what no query can show: that nothing of somebody is left. */
import { tableName } from "@persona-ai/core/table";

/**
 * The items, as JSON, that hold one of `words` anywhere, keys included. By the protocol itself: the SDK takes twenty
 * times as long to read a page of items, of which nearly all are of others.
 */
export async function itemsThatMention(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  let ExclusiveStartKey: unknown;
  do {
    const page = await scan({ TableName: tableName(), ConsistentRead: true, ExclusiveStartKey });
    const { Items, LastEvaluatedKey } = JSON.parse(page) as { Items: object[]; LastEvaluatedKey?: object };
    if (words.some((word) => page.includes(word))) {
      const items = Items.map((item) => JSON.stringify(item));
      found.push(...items.filter((item) => words.some((word) => item.includes(word))));
    }
    ExclusiveStartKey = LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return found;
}

const HEADERS = {
  "Content-Type": "application/x-amz-json-1.0",
  "X-Amz-Target": "DynamoDB_20120810.Scan",
  "X-Amz-Date": "20260101T000000Z",
  Authorization:
    "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none",
};

async function scan(input: object): Promise<string> {
  const url = process.env.AWS_ENDPOINT_URL_DYNAMODB!;
  const response = await fetch(url, { method: "POST", headers: HEADERS, body: JSON.stringify(input) });
  if (!response.ok) throw new Error(`The scan answered ${response.status}: ${await response.text()}`);
  return response.text();
}

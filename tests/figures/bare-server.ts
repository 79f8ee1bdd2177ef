/** What the hot path is held against: a Hono app that reads the same items with the same SDK client, and nothing else. */
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const { PORT, TABLE, KEYS = "[]" } = process.env;
const client = new DynamoDBClient({});
const [head, version] = JSON.parse(KEYS) as Record<string, { S: string }>[];
const read = (Key: Record<string, { S: string }> | undefined) =>
  client.send(new GetItemCommand({ TableName: TABLE, Key, ConsistentRead: true }));

const app = new Hono()
  .get("/health", (c) => c.json({ status: "ok" }))
  .get("/one", async (c) => {
    await read(head);
    return c.body(null, 304);
  })
  .get("/two", async (c) => {
    await read(head);
    return c.json((await read(version)).Item);
  });

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(PORT) }, () => process.stdout.write("ready\n"));

/**
 * DynamoDB on this machine: dynoxide, kept in one SQLite file or in memory, on loopback alone.
 *
 *   const dynamodb = await startDynamoDb({ host: "127.0.0.1", port: 3004, database: ".local/dynamodb.sqlite" });
 *   await ensureTable(new DynamoDBClient({ endpoint: dynamodb.url }), "persona-ai", tableDefinition);
 */

import type { Listening } from "../stack/server.ts";
import { startChild } from "./child.ts";
import { findEngine, thisHost } from "./engine.ts";

export { ensureTable, type TableDefinition } from "./table.ts";

/** `database` is a SQLite file, or `":memory:"`. A port that is taken rejects with `code: "EADDRINUSE"`. */
export type DynamoDbOptions = { host: string; port: number; database: string };

export async function startDynamoDb({ host, port, database }: DynamoDbOptions): Promise<Listening> {
  const file = database === ":memory:" ? [] : ["--db-path", database];
  const at = ["--host", host, "--port", String(port)];
  const child = startChild(findEngine(thisHost()), ["serve", ...at, ...file]);
  try {
    await child.output(/listening on/i);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const code = /already in use/i.test(message) ? "EADDRINUSE" : "ENGINE_FAILED";
    const error = new Error(`The DynamoDB engine did not start: ${message}`, { cause });
    throw Object.assign(error, { code, port });
  }
  return { url: `http://${host}:${port}`, close: () => child.stop() };
}

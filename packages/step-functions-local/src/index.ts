/**
 * Step Functions on this machine: JSONata state machines behind the AWS JSON protocol, for `@aws-sdk/client-sfn` and
 * the AWS CLI. What runs here must predict what AWS does; what it does not run, it refuses by name.
 *
 * Everything is kept in one SQLite file. Executions that were running when a process ended, in whatever way, go on
 * from their last completed state at the next start on the same file.
 *
 *   const { url, close } = await startStepFunctions({ host: "127.0.0.1", port: 0, database: ":memory:", invoker });
 */
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";
import { Engine } from "./engine/index.ts";
import type { FunctionInvoker } from "./engine/services.ts";
import { createApp } from "./protocol.ts";
import type { EventBridgeStatusChange } from "./status-change.ts";
import { openMemoryStore } from "./store/memory.ts";
import { openSqliteStore } from "./store/sqlite.ts";

export type { FunctionInvoker } from "./engine/services.ts";
export type { EventBridgeStatusChange } from "./status-change.ts";
export { type TestStateOptions, type TestStateOutcome, testState } from "./test-state/helper.ts";

export type StepFunctionsOptions = {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** A SQLite file, or ":memory:" to keep everything in this process alone. */
  database: string;
  invoker: FunctionInvoker;
  /** Multiplies waits and the delays of retries, and nothing else. */
  timeScale?: number;
  region?: string;
  accountId?: string;
  /** Called for RUNNING and each terminal status, at least once, after it has been committed. */
  onStatusChange?: (event: EventBridgeStatusChange) => void;
};

/** `close` leaves running executions as a crash would. Rejects with the system's error when it cannot listen. */
export async function startStepFunctions({
  host,
  port,
  database,
  invoker,
  timeScale = 1,
  region = "us-east-1",
  accountId = "000000000000",
  onStatusChange = () => {},
}: StepFunctionsOptions): Promise<{ url: string; close(): Promise<void> }> {
  const store =
    database === ":memory:" ? openMemoryStore(onStatusChange) : openSqliteStore(database, onStatusChange);
  const home = { region, accountId };
  const { now } = Date;
  const { random } = Math;
  const { journal } = store;
  const engine = new Engine(store, { journal, invoker, waiting: new Map(), home, timeScale, now, random });
  const service = { store, engine, home, now, random, invoker, timeScale, redriveTokens: new Map() };
  let server: ServerType;
  try {
    server = await listen(createApp(service), host, port);
  } catch (error) {
    store.close();
    throw error;
  }
  store.journal.redeliver();
  engine.resume();
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    async close() {
      engine.close();
      await stop(server);
      store.close();
    },
  };
}

function listen(app: Hono, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname, port }, () => resolve(server));
    server.once("error", reject);
  });
}

/** Connections that are kept alive would keep the server open. */
function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}

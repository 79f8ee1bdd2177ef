/**
 * The stacks that follow each other on one data folder, one at a time, some of them killed on their way.
 *
 *   await using data = await dataFolder();
 *   await data.start("2:17:committed"); // kill-at.ts says what that means
 *   await data.died();
 *   await data.start();
 */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { SFNClient } from "@aws-sdk/client-sfn";
import { PersonaEntity } from "@persona-ai/core/persona/persona.entity.ts";
import { TABLE_NAME } from "@persona-ai/local/stack/environment.ts";
import { Service } from "electrodb";
import { expect } from "vitest";
import { clientOf } from "../../integration/stepfunctions/support/step-functions.ts";
import { freePorts } from "../ports.ts";
import { type Spawned, spawnStack } from "../spawn.ts";

const PRELOAD = fileURLToPath(new URL("./kill-at.ts", import.meta.url));

export type DataFolder = AsyncDisposable & {
  /** Of the API. */
  url: string;
  stepFunctions: SFNClient;
  start(killAt?: string): Promise<void>;
  /** Resolves when the stack has been killed. */
  died(): Promise<void>;
  kill(): Promise<void>;
  /** The last event of each transaction of a version's execution, which a life with `killAt` tells. */
  committed(version: number): number[];
  /** How many calls of the model the running stack has seen. */
  modelCalls(): Promise<number>;
  /** As if the persona had been asked for that long before. */
  backdate(userId: string, ms: number): Promise<void>;
};

export async function dataFolder(): Promise<DataFolder> {
  const folder = await mkdtemp(join(tmpdir(), "killed-"));
  const port = await freePorts(5);
  const at = (offset: number) => `http://127.0.0.1:${port + offset}`;
  let stack: Spawned | undefined;
  return {
    url: at(0),
    stepFunctions: clientOf(at(1)),
    async start(killAt) {
      const env = { MEMORY: "0", DATA_DIR: folder, PORT: String(port) };
      const killed = killAt && { KILL_AT: killAt, NODE_OPTIONS: `--import=${PRELOAD}` };
      stack = await spawnStack({ ...env, ...killed });
    },
    async died() {
      const { child } = stack!;
      if (child.signalCode === null && child.exitCode === null) await once(child, "exit");
      expect([child.exitCode, child.signalCode]).toEqual([null, "SIGKILL"]);
    },
    kill: async () => void (await stack!.stop("SIGKILL")),
    committed(version) {
      const lines = stack!.output().matchAll(new RegExp(`^COMMITTED ${version}:(\\d+)$`, "gm"));
      return Array.from(lines, ([, event]) => Number(event));
    },
    async modelCalls() {
      return ((await (await fetch(`${at(3)}/_calls`)).json()) as unknown[]).length;
    },
    async [Symbol.asyncDispose]() {
      await stack?.stop("SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
    async backdate(userId, ms) {
      const credentials = { accessKeyId: "local", secretAccessKey: "local" };
      const client = new DynamoDBClient({ endpoint: at(4), region: "us-east-1", credentials });
      const { persona } = new Service({ persona: PersonaEntity }, { client, table: TABLE_NAME }).entities;
      const { data } = await persona.get({ userId }).go({ consistent: true });
      const generatingSince = new Date(Date.parse(data!.generatingSince!) - ms).toISOString();
      await persona.patch({ userId }).set({ generatingSince, generatingShard: data!.generatingShard! }).go();
      client.destroy();
    },
  };
}

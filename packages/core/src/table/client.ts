/** The one DynamoDB client, made at first use: its endpoint and credentials come from the environment. */
import { createHash, createHmac, createSecretKey } from "node:crypto";
import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { SignatureV4 } from "@smithy/signature-v4";
import { Resource } from "sst/resource";
import { once } from "../once.ts";
import { traceClient } from "../telemetry/trace.ts";
import { retryConflicts } from "./conflict.ts";

export const dynamo = once(() => traceClient(retryConflicts(withoutLog(signingClient()))));

/** The SDK would make a signer for each request; one is enough. */
export function signingClient(config: DynamoDBClientConfig = {}): DynamoDBClient {
  const client = new DynamoDBClient({ ...config, signer: async () => signer() });
  const { credentials, region } = client.config;
  const signer = once(() => new SignatureV4({ credentials, region, service: "dynamodb", sha256: Sha256 }));
  return client;
}

/**
 * As the SDK's own, but for the key: Node 24 tells that one of bytes is no KeyObject by two errors that it makes, with
 * their stacks, and catches, which is an eighth of what a read takes of the processor's time.
 */
class Sha256 {
  readonly #hash;

  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    const secret = typeof key === "object" ? createSecretKey(key as NodeJS.ArrayBufferView) : key;
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret);
  }

  update(data: string | NodeJS.ArrayBufferView): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

/** The SDK copies every answer, without what is secret, for a log that nobody keeps: a tenth of what a read takes. */
function withoutLog(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.remove("loggerMiddleware");
  return client;
}

export const tableName = (): string => Resource.Table.name;

/**
 * What outlives the stack. The data folder: made when it is missing, checked to be writable, and locked against a second stack. The lock is
 * one of the operating system on a SQLite file, so that it goes with the process, however that ends.
 * The secrets are the stack's own, made once and kept readable by their owner alone.
 */
import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { KeySet } from "@persona-ai/core/auth/keys.ts";
import { StackError } from "./error.ts";

export type DataFolder = {
  dynamodb: string;
  stepFunctions: string;
  /** Absent when nothing is kept. */
  secrets?: string;
  logs?: string;
  mail?: string;
  release(): void;
};

export const inMemory: DataFolder = { dynamodb: ":memory:", stepFunctions: ":memory:", release() {} };

export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return {
      dynamodb: join(folder, "dynamodb.sqlite"),
      stepFunctions: join(folder, "stepfunctions.sqlite"),
      secrets: join(folder, "secrets.json"),
      logs: join(folder, "logs"),
      mail: join(folder, "mail"),
      release: lock(folder),
    };
  } catch (cause) {
    if (cause instanceof StackError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StackError(
      `The data folder ${folder} cannot be written to: ${reason}. Set DATA_DIR to one that can, or MEMORY=1.`,
    );
  }
}

const SQLITE_BUSY = 5;

function lock(folder: string): () => void {
  const pidFile = join(folder, "pid");
  const database = new DatabaseSync(join(folder, "lock.sqlite"));
  try {
    database.exec("BEGIN EXCLUSIVE");
    writeFileSync(pidFile, `${process.pid}\n`);
  } catch (cause) {
    database.close();
    if ((cause as { errcode?: number }).errcode !== SQLITE_BUSY) throw cause;
    throw new StackError(
      `The data folder ${folder} is in use by another stack (process ${readPid(pidFile)}). ` +
        "Stop that one, or set DATA_DIR to another folder (or MEMORY=1) and PORT to other ports.",
    );
  }
  return () => database.close();
}

function readPid(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "unknown";
  }
}

export type Secrets = { signingKeys: KeySet; cursorKey: string };

function isSecrets(value: unknown): value is Secrets {
  const { signingKeys, cursorKey } = (value ?? {}) as { [name in keyof Secrets]?: Partial<KeySet> & string };
  const keys = signingKeys?.keys;
  const areKeys =
    Array.isArray(keys) && keys.every((key) => typeof key?.kty === "string" && typeof key.kid === "string");
  return areKeys && keys.length > 0 && typeof cursorKey === "string" && cursorKey.length >= 32;
}

/** Without a file, secrets that nobody keeps. */
export async function readSecrets(file: string | undefined): Promise<Secrets> {
  const kept = file === undefined ? undefined : readKept(file);
  if (kept !== undefined) return kept;
  const { generate } = await import("@persona-ai/core/auth/keys.ts");
  const secrets = {
    signingKeys: { keys: [await generate()] },
    cursorKey: randomBytes(32).toString("base64url"),
  };
  if (file !== undefined) writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

function readKept(file: string): Secrets | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isSecrets(value)) return value;
  } catch {
    // It is no JSON.
  }
  throw new StackError(`${file} does not hold the stack's secrets any more. Delete it: new ones are made.`);
}

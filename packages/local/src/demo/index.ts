/**
 * `npm run demo`: the product's main job, on a stack of its own that keeps nothing. Two people, with real people's
 * answers, get their personas. Exit code 0 when both are ready.
 */
import { freePorts } from "../stack/free-ports.ts";
import { startStack } from "../stack/index.ts";
import { readSettings } from "../stack/settings.ts";
import { report } from "./report.ts";
import { respondents, source } from "./respondents.ts";
import { tell } from "./story.ts";

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const port = await freePorts(5);
await using stack = await startStack(readSettings({ ...process.env, MEMORY: "1", PORT: String(port) }));
print(`A stack of its own: API at ${stack.urls.api}\n`);
for (const person of respondents) {
  const persona = await tell(stack.urls.api, person, print);
  print("");
  for (const line of report(persona)) print(line);
  print("");
  if (persona.status !== "ready") process.exitCode = 1;
}
print(`Data: ${source}`);

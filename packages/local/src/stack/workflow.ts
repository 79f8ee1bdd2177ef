/** The state machine as deployed to AWS, with what its `${Name}` substitutions stand for on this machine. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { functionArn } from "step-functions-local/lambda/index.ts";
import { ACCOUNT, STATE_MACHINE_NAME } from "./environment.ts";

const DEFINITION = "@persona-ai/workflows/persona-generation.asl.json";

/** The definition by its name, as startStepFunctions takes it. `settings` are what the definition may name beside functions. */
export async function stateMachine(
  functionNames: readonly string[],
  settings: Record<string, boolean>,
): Promise<Record<string, string>> {
  const template = await readFile(createRequire(import.meta.url).resolve(DEFINITION), "utf8");
  return { [STATE_MACHINE_NAME]: substitute(template, functionNames, settings) };
}

export function substitute(
  template: string,
  functionNames: readonly string[],
  settings: Record<string, boolean> = {},
): string {
  return template.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    if (Object.hasOwn(settings, name)) return String(settings[name]);
    if (!functionNames.includes(name)) throw new Error(`The state machine names no known function: ${name}`);
    return functionArn(name, ACCOUNT);
  });
}

/** The state machine, as deployed to AWS, on the local endpoint: made, or brought to the definition of today. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  CreateStateMachineCommand,
  SFNClient,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { functionArn } from "step-functions-local/lambda/index.ts";
import { ACCOUNT, STATE_MACHINE_ARN, STATE_MACHINE_NAME } from "./environment.ts";

const require = createRequire(import.meta.url);
const DEFINITION = "@persona-ai/workflows/persona-generation.asl.json";
const roleArn = `arn:aws:iam::${ACCOUNT.accountId}:role/${STATE_MACHINE_NAME}`;

/** `settings` are what the definition's `${Name}` substitutions may name beside functions. */
export async function deployStateMachine(
  functionNames: readonly string[],
  settings: Record<string, boolean>,
): Promise<void> {
  const template = await readFile(require.resolve(DEFINITION), "utf8");
  const definition = substitute(template, functionNames, settings);
  const client = new SFNClient({});
  try {
    await client.send(new CreateStateMachineCommand({ name: STATE_MACHINE_NAME, definition, roleArn }));
  } catch (error) {
    if (!(error instanceof StateMachineAlreadyExists)) throw error;
    await client.send(
      new UpdateStateMachineCommand({ stateMachineArn: STATE_MACHINE_ARN, definition, roleArn }),
    );
  } finally {
    client.destroy();
  }
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

/**
 * A stack with executions to look at, and Chromium to look at them with. Every page is watched: what it logs as an
 * error, what it asks other hosts for, and what its content security policy kept from it, fails the test.
 */
import {
  CreateStateMachineCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect, inject, onTestFinished } from "vitest";
import { finished } from "../integration/stepfunctions/support/step-functions.ts";
import { answeredAnalysis, generate, signIn } from "./people.ts";

export { chromiumPath, whySkipped } from "../support/chromium.ts";

/** The run's own; what is opened with it is closed with it. */
export const openBrowser = (): Promise<Browser> => chromium.connect(inject("browser"));

/** Nothing is tested of what moves, and each frame of it costs as much as a page. */
const STILL = { viewport: { width: 1440, height: 1000 }, reducedMotion: "reduce" } as const;

/** At an address within the console, such as "#/executions/arn:…"; closed and judged when the test is over. */
export async function openPage(
  browser: Browser,
  console: string,
  hash = "",
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ ...STILL, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => {
    if (message.type() === "error" && !isRefusal(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== console) faults.push(`It asked for ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  await page.goto(`${console}/${hash}`);
  return page;
}

/** The browser notes every answer that is an error, and every connection that is refused, whatever is done about it. */
const isRefusal = (text: string) =>
  /status of 400|ERR_(CONNECTION|EMPTY_RESPONSE|INCOMPLETE|SOCKET)/.test(text);

export const ROLE_ARN = "arn:aws:iam::000000000000:role/test";
const MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:";

export const machineArn = (name: string) => `${MACHINE}${name}`;
export const executionArn = (machine: string, name: string) =>
  `${MACHINE.replace(":stateMachine:", ":execution:")}${machine}:${name}`;

export function clientOf(console: string): SFNClient {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return new SFNClient({ endpoint: console, region: "us-east-1", credentials });
}

export async function createMachine(console: string, name: string, definition: object): Promise<void> {
  const text = JSON.stringify({ QueryLanguage: "JSONata", ...definition });
  await clientOf(console).send(new CreateStateMachineCommand({ name, definition: text, roleArn: ROLE_ARN }));
}

export async function startExecution(console: string, machine: string, name: string, input: unknown) {
  const stateMachineArn = machineArn(machine);
  await clientOf(console).send(
    new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
  );
}

/** Somebody's persona, made under faults of the model; answers with its execution's name once that is over. */
export async function generatePersona(apiUrl: string, email: string, faults: string[] = []): Promise<string> {
  const bedrock = new URL(apiUrl);
  bedrock.port = String(Number(bedrock.port) + 3);
  const client = await signIn(apiUrl, email);
  const analysis = await answeredAnalysis(apiUrl, client);
  await fetch(new URL("/_faults", bedrock), { method: "PUT", body: JSON.stringify(faults) });
  const { id, version } = await generate(client, analysis.id);
  const name = `${id}-v${version}`;
  const console = new URL(apiUrl);
  console.port = String(Number(console.port) + 1);
  await finished(clientOf(console.href), executionArn("persona-generation", name));
  return name;
}

/** What went into a state and came out of it, as the history has it. */
export async function visited(console: string, execution: string, state: string) {
  const request = { executionArn: executionArn("persona-generation", execution), maxResults: 1000 };
  const { events = [] } = await clientOf(console).send(new GetExecutionHistoryCommand(request));
  const entered = events.find(({ stateEnteredEventDetails: details }) => details?.name === state);
  const exited = events.find(({ stateExitedEventDetails: details }) => details?.name === state);
  return {
    input: JSON.parse(entered!.stateEnteredEventDetails!.input!) as unknown,
    output: JSON.parse(exited!.stateExitedEventDetails!.output!) as unknown,
  };
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SFNClient } from "@aws-sdk/client-sfn";
import { expect, onTestFinished, test } from "vitest";
import { functionArn } from "./support/functions.ts";
import { clientOf, create, finished, history, outline, start } from "./support/step-functions.ts";

const machine = (States: object) => ({ StartAt: Object.keys(States)[0], States });
const task = (next: object) => ({ Type: "Task", Resource: functionArn("step"), ...next });

const definition = machine({
  A: task({ Next: "B" }),
  B: { Type: "Wait", Seconds: 3, Next: "C" },
  C: { Type: "Map", MaxConcurrency: 1, ItemProcessor: machine({ I: task({ End: true }) }), Next: "D" },
  D: { Type: "Pass", Assign: { d: "{% $states.input[0] %}" }, Next: "E" },
  E: task({ Next: "F" }),
  F: { Type: "Succeed", Output: { d: "{% $d %}", all: "{% $states.input %}" } },
});

test("Killed by SIGKILL again and again, an execution ends once, with every event once", async () => {
  const database = databaseFile();
  let server = await serve(database);
  const executionArn = await start(server.client, await create(server.client, definition), [1, 2, 3]);
  for (const events of [1, 3, 5, 7, 9, 12, 15, 18, 22, 28]) {
    await reaches(server.client, executionArn, events);
    server.process.kill("SIGKILL");
    await once(server.process, "exit");
    server = await serve(database);
  }
  const { status, output } = await finished(server.client, executionArn);
  expect([status, output]).toEqual(["SUCCEEDED", '{"d":1,"all":[1,2,3]}']);
  expect(outline(await history(server.client, executionArn)).slice(1)).toEqual([
    "2<-0 TaskStateEntered A",
    "3<-2 LambdaFunctionScheduled",
    "4<-3 LambdaFunctionStarted",
    "5<-4 LambdaFunctionSucceeded",
    "6<-5 TaskStateExited A",
    "7<-6 WaitStateEntered B",
    "8<-7 WaitStateExited B",
    "9<-8 MapStateEntered C",
    "10<-9 MapStateStarted",
    ...[11, 18, 25].flatMap((id) => iteration(id, id === 11 ? 10 : id - 2)),
    "32<-31 MapStateSucceeded",
    "33<-31 MapStateExited C",
    "34<-33 PassStateEntered D",
    "35<-34 PassStateExited D",
    "36<-35 TaskStateEntered E",
    "37<-36 LambdaFunctionScheduled",
    "38<-37 LambdaFunctionStarted",
    "39<-38 LambdaFunctionSucceeded",
    "40<-39 TaskStateExited E",
    "41<-40 SucceedStateEntered F",
    "42<-41 SucceedStateExited F",
    "43<-42 ExecutionSucceeded",
  ]);
});

function iteration(id: number, previous: number): string[] {
  return [
    `${id}<-${previous} MapIterationStarted`,
    `${id + 1}<-${id} TaskStateEntered I`,
    `${id + 2}<-${id + 1} LambdaFunctionScheduled`,
    `${id + 3}<-${id + 2} LambdaFunctionStarted`,
    `${id + 4}<-${id + 3} LambdaFunctionSucceeded`,
    `${id + 5}<-${id + 4} TaskStateExited I`,
    `${id + 6}<-${id + 5} MapIterationSucceeded`,
  ];
}

async function serve(database: string): Promise<{ client: SFNClient; process: ChildProcess }> {
  const script = new URL("./support/server.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, database], { stdio: ["ignore", "pipe", "inherit"] });
  const [url] = (await once(child.stdout, "data")) as [Buffer];
  const client = clientOf(url.toString().trim());
  onTestFinished(() => {
    client.destroy();
    child.kill("SIGKILL");
  });
  return { client, process: child };
}

async function reaches(client: SFNClient, executionArn: string, events: number): Promise<void> {
  await expect
    .poll(async () => (await history(client, executionArn)).length, { interval: 1 })
    .toBeGreaterThanOrEqual(events);
}

function databaseFile(): string {
  const path = mkdtempSync(join(tmpdir(), "step-functions-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return join(path, "states.db");
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StopExecutionCommand } from "@aws-sdk/client-sfn";
import type { EventBridgeStatusChange } from "step-functions-local/index.ts";
import { expect, onTestFinished, test, vi } from "vitest";
import { create, finished, start, stepFunctions } from "./support/step-functions.ts";

const machine = (state: object) => ({ StartAt: "S", States: { S: state } });

test("Each change of status is announced in EventBridge's shape", async () => {
  const events: EventBridgeStatusChange[] = [];
  const { client } = await stepFunctions({ onStatusChange: (event) => events.push(event) });
  const stateMachineArn = await create(client, machine({ Type: "Fail", Error: "E", Cause: "why" }));
  const executionArn = await start(client, stateMachineArn, { a: 1 });
  const { startDate, stopDate } = await finished(client, executionArn);
  const envelope = {
    version: "0",
    "detail-type": "Step Functions Execution Status Change",
    source: "aws.states",
    account: "000000000000",
    region: "us-east-1",
    resources: [executionArn],
  };
  const detail = {
    executionArn,
    stateMachineArn,
    stateMachineVersionArn: null,
    stateMachineAliasArn: null,
    name: executionArn.split(":").at(-1),
    startDate: startDate?.getTime(),
    input: '{"a":1}',
    inputDetails: { included: true },
    output: null,
    outputDetails: null,
    redriveCount: 0,
    redriveDate: null,
  };
  const running = { status: "RUNNING", stopDate: null, error: null, cause: null };
  const failed = { status: "FAILED", stopDate: stopDate?.getTime(), error: "E", cause: "why" };
  expect(events).toMatchObject([
    { ...envelope, detail: { ...detail, ...running, redriveStatus: "NOT_REDRIVABLE" } },
    { ...envelope, detail: { ...detail, ...failed, redriveStatus: "REDRIVABLE", redriveStatusReason: null } },
  ]);
  expect(events[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(events[0]?.id).not.toBe(events[1]?.id);
});

test("What ends an execution is in the status of the announcement", async () => {
  const statuses: string[] = [];
  const { client } = await stepFunctions({ onStatusChange: ({ detail }) => statuses.push(detail.status) });
  await finished(client, await start(client, await create(client, machine({ Type: "Succeed" }), "one")));
  const wait = { Type: "Wait", Seconds: 3600, End: true };
  const executionArn = await start(client, await create(client, machine(wait), "two"));
  await client.send(new StopExecutionCommand({ executionArn }));
  const timed = await create(client, { ...machine(wait), TimeoutSeconds: 1 }, "three");
  await finished(client, await start(client, timed));
  expect(statuses).toEqual(["RUNNING", "SUCCEEDED", "RUNNING", "ABORTED", "RUNNING", "TIMED_OUT"]);
});

test("An announcement that was not delivered is delivered at the next start", async () => {
  const path = mkdtempSync(join(tmpdir(), "step-functions-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const database = join(path, "states.db");
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => log.mockRestore());
  const deaf = () => {
    throw new Error("nobody listens");
  };
  const { client, stop } = await stepFunctions({ database, onStatusChange: deaf });
  await finished(client, await start(client, await create(client, machine({ Type: "Succeed" }))));
  await stop();
  expect(log).toHaveBeenCalledTimes(2);

  const heard: string[] = [];
  const listening = {
    database,
    onStatusChange: ({ detail }: EventBridgeStatusChange) => heard.push(detail.status),
  };
  await (await stepFunctions(listening)).stop();
  await (await stepFunctions(listening)).stop();
  expect(heard).toEqual(["RUNNING", "SUCCEEDED"]);
});

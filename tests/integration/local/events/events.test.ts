import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Events, startEvents } from "@persona-ai/local/events/index.ts";
import { startLambda } from "step-functions-local/lambda/index.ts";
import { describe, expect, onTestFinished, test } from "vitest";

const account = { region: "us-east-1", accountId: "000000000000" };
const stateMachineArn = "arn:aws:states:us-east-1:000000000000:stateMachine:ours";
const limits = { memory: "128 MB", timeout: "900 seconds" } as const;

async function start(everyMinutes = 60): Promise<{ events: Events; recorded: () => Promise<unknown[]> }> {
  const folder = await mkdtemp(join(tmpdir(), "events-"));
  const file = join(folder, "record");
  const lambda = startLambda({
    functions: {
      ExecutionStatus: { handler: "handlers.ExecutionStatus", ...limits },
      Sweep: { handler: "handlers.Sweep", ...limits },
      Other: { handler: "handlers.Other", ...limits },
    },
    root: fileURLToPath(new URL(".", import.meta.url)),
    account,
    variables: { RECORD: file },
  });
  const { invoker } = lambda;
  const events = startEvents({
    invoker,
    account,
    stateMachineArn,
    everyMinutes: { Sweep: everyMinutes, Other: everyMinutes },
    retryAfterMs: [10, 10],
    closeAfterMs: 30_000,
  });
  onTestFinished(async () => {
    await events.close();
    await lambda.close();
    await rm(folder, { recursive: true });
  });
  const recorded = async () => {
    const text = await readFile(file, "utf8").catch(() => "");
    return text === ""
      ? []
      : text
          .trim()
          .split("\n")
          .map((line): unknown => JSON.parse(line));
  };
  return { events, recorded };
}

function statusChange(status: string, detail: object = {}) {
  return {
    source: "aws.states",
    "detail-type": "Step Functions Execution Status Change",
    detail: { status, stateMachineArn, ...detail },
  };
}

describe("the rule", () => {
  test("delivers the executions of its state machine that ended badly, and no others", async () => {
    const { events, recorded } = await start();
    const matching = ["FAILED", "TIMED_OUT", "ABORTED"].map((status) => statusChange(status));
    for (const status of ["RUNNING", "SUCCEEDED"]) events.put(statusChange(status));
    events.put(statusChange("FAILED", { stateMachineArn: `${stateMachineArn}-too` }));
    events.put({ ...statusChange("FAILED"), source: "ours" });
    for (const event of matching) events.put(event);
    await expect.poll(recorded).toHaveLength(matching.length);
    await events.close();
    expect(await recorded()).toEqual(expect.arrayContaining(matching));
    expect(await recorded()).toHaveLength(matching.length);
  });

  test("tries a delivery again when its function fails, and a bounded number of times", async () => {
    const recovering = await start();
    const failsTwice = statusChange("FAILED", { failures: 2 });
    recovering.events.put(failsTwice);
    await expect.poll(recovering.recorded).toEqual([failsTwice, failsTwice, failsTwice]);

    const failing = await start();
    failing.events.put(statusChange("FAILED", { failures: 99 }));
    await expect.poll(failing.recorded).toHaveLength(3);
    await failing.events.close();
    expect(await failing.recorded()).toHaveLength(3);
  });

  test("waits on close for a delivery under way, and takes none after", async () => {
    const { events, recorded } = await start();
    const event = statusChange("ABORTED");
    events.put(event);
    await events.close();
    events.put(event);
    expect(await recorded()).toEqual([event]);
  });
});

describe("the schedule", () => {
  test("runs each job again and again, and the sweep at the start, too, with the event of a scheduled rule", async () => {
    const { events, recorded } = await start(1 / 60);
    events.startSchedule();
    await expect.poll(recorded).toSatisfy((all: unknown[]) => all.length >= 5);
    expect((await recorded())[0]).toEqual({
      version: "0",
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      "detail-type": "Scheduled Event",
      source: "aws.events",
      account: account.accountId,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      region: account.region,
      resources: [expect.stringContaining("rule/")],
      detail: {},
    });
  });
});

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { startDynamoDb } from "@persona-ai/local/dynamodb/index.ts";
import { describe, expect, test } from "vitest";
import { freePorts } from "../../../support/ports.ts";
import { account, deploy, invoke } from "./deploy.ts";

type Counted = { threadId: number; invocations: number };
const counted = async (invocation: ReturnType<typeof invoke>) => (await invocation).payload as Counted;

describe("a function", () => {
  test.each([
    "echo",
    "123456789012:function:echo",
    "arn:aws:lambda:eu-central-1:123456789012:function:echo",
    "arn:aws:lambda:eu-central-1:123456789012:function:echo:$LATEST",
  ])("is found by %s", async (name) => {
    const lambda = deploy({ echo: {} });
    expect(await invoke(lambda, name, { a: [1, null, "ä"] })).toEqual({
      statusCode: 200,
      executedVersion: "$LATEST",
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      payload: { a: [1, null, "ä"] },
    });
  });

  test("gets the context and the variables of the Lambda service", async () => {
    const lambda = deploy(
      { describe: { memory: "256 MB", timeout: "700 seconds" } },
      { variables: { OURS: "1" } },
    );
    const { payload, requestId } = await invoke(lambda, "describe");
    const { context, variables } = payload as Record<"context" | "variables", Record<string, unknown>>;
    expect(context).toEqual({
      callbackWaitsForEmptyEventLoop: true,
      functionName: "describe",
      functionVersion: "$LATEST",
      invokedFunctionArn: `arn:aws:lambda:${account.region}:${account.accountId}:function:describe`,
      memoryLimitInMB: "256",
      awsRequestId: requestId,
      logGroupName: "/aws/lambda/describe",
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      getRemainingTimeInMillis: expect.toSatisfy((ms: number) => ms > 500_000 && ms <= 700_000),
    });
    expect(variables).toMatchObject({
      OURS: "1",
      AWS_REGION: "eu-central-1",
      AWS_LAMBDA_FUNCTION_NAME: "describe",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "256",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      _HANDLER: "handlers.describe",
    });
  });

  test("is loaded from what stands in place of its file, as that is when an environment starts", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bundles-"));
    const bundle = join(folder, "bundle.mjs");
    await writeFile(bundle, 'export const echo = () => "bundled";');
    const asked: string[] = [];
    const lambda = deploy(
      { echo: {}, describe: {} },
      { bundleOf: (file) => (asked.push(basename(file)) === 1 ? bundle : undefined) },
    );
    expect(await invoke(lambda, "echo")).toMatchObject({ payload: "bundled" });
    expect(await invoke(lambda, "describe")).toMatchObject({
      payload: { context: { functionName: "describe" } },
    });
    expect(asked).toEqual(["handlers.ts", "handlers.ts"]);
    await rm(folder, { recursive: true });
  });

  test("calls AWS services at the endpoints that its variables name", async () => {
    const dynamodb = await startDynamoDb({
      host: "127.0.0.1",
      port: await freePorts(),
      database: ":memory:",
    });
    const credentials = { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };
    const variables = { ...credentials, AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url };
    const lambda = deploy({ listTables: {} }, { variables });
    expect(await invoke(lambda, "listTables")).toMatchObject({ payload: [] });
    await dynamodb.close();
  });

  test("prints to a log of its own", async () => {
    const logFolder = await mkdtemp(join(tmpdir(), "logs-"));
    const lambda = deploy({ print: {} }, { logFolder });
    const { requestId } = await invoke(lambda, "print");
    await lambda.close();
    const log = await readFile(join(logFolder, "print.log"), "utf8");
    await rm(logFolder, { recursive: true });
    expect(log).toContain(`START RequestId: ${requestId} Version: $LATEST\n`);
    expect(log).toContain(`\t${requestId}\tWARN\tprinted { by: 'a function' }\n`);
    expect(log).toContain(`END RequestId: ${requestId}\nREPORT RequestId: ${requestId} Duration: `);
  });
});

describe("an execution environment", () => {
  test("is used again while it is warm", async () => {
    const lambda = deploy({ count: {} });
    const first = await counted(invoke(lambda, "count", { holdMs: 0 }));
    const second = await counted(invoke(lambda, "count", { holdMs: 0 }));
    expect(second).toEqual({ threadId: first.threadId, invocations: 2 });
  });

  test("runs one invocation at a time, more start when it is busy, and the rest wait in order", async () => {
    const lambda = deploy({ count: {} }, { concurrency: 3 });
    const results = await Promise.all(
      Array.from({ length: 12 }, () => counted(invoke(lambda, "count", { holdMs: 30 }))),
    );
    const threads = Map.groupBy(results, ({ threadId }) => threadId);
    expect(threads.size).toBe(3);
    for (const ofThread of threads.values()) {
      expect(ofThread.map(({ invocations }) => invocations)).toEqual(ofThread.map((_, index) => index + 1));
    }
  });

  test("ends when it was idle for long enough", async () => {
    const lambda = deploy({ count: {} }, { idleMs: 50 });
    const first = await counted(invoke(lambda, "count", { holdMs: 0 }));
    await expect
      .poll(() => counted(invoke(lambda, "count", { holdMs: 0 })), { interval: 100 })
      .toMatchObject({ invocations: 1, threadId: expect.toSatisfy((id: number) => id !== first.threadId) });
  });

  test("warmed ahead is there for the first invocation, which starts no other", async () => {
    const loaded: string[] = [];
    const lambda = deploy({ count: {}, echo: {} }, { bundleOf: (file) => void loaded.push(basename(file)) });
    await lambda.warm(["count"]);
    expect(loaded).toHaveLength(1);
    expect(await counted(invoke(lambda, "count", { holdMs: 0 }))).toMatchObject({ invocations: 1 });
    expect(loaded).toHaveLength(1);
    await invoke(lambda, "echo");
    expect(loaded).toHaveLength(2);
  });
});

describe("an abort", () => {
  test("ends the worker of an invocation that runs", async () => {
    const lambda = deploy({ spin: {} }, { concurrency: 1 });
    await lambda.warm(["spin"]);
    const aborted = AbortSignal.timeout(50);
    await expect(invoke(lambda, "spin", {}, aborted)).rejects.toThrow(aborted.reason);
    await expect(invoke(lambda, "spin", {}, AbortSignal.timeout(50))).rejects.toThrow("timeout");
  });

  test("takes a waiting invocation out of the queue and leaves the running one alone", async () => {
    const lambda = deploy({ count: {} }, { concurrency: 1 });
    const running = counted(invoke(lambda, "count", { holdMs: 300 }));
    const waiting = invoke(lambda, "count", { holdMs: 0 }, AbortSignal.abort(new Error("not wanted")));
    await expect(waiting).rejects.toThrow("not wanted");
    const queued = new AbortController();
    const later = invoke(lambda, "count", { holdMs: 0 }, queued.signal);
    queued.abort(new Error("no longer wanted"));
    await expect(later).rejects.toThrow("no longer wanted");
    expect(await running).toMatchObject({ invocations: 1 });
  });
});

/** The tracer in the bundle, against a daemon of X-Ray's that only listens. */
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { startFunction } from "../deployed/lambda.ts";
import { bundles } from "../made.ts";
import { stage } from "../synthesis/stage.ts";

type Segment = {
  name: string;
  trace_id: string;
  parent_id: string;
  id: string;
  fault?: boolean;
  annotations?: Record<string, string>;
};

const ROOT = "1-5f84c7a1-0123456789abcdef01234567";
const PARENT = "53995c3f42cd8ad8";
const GENERATION = { userId: "usr_1", personaId: "per_1", version: 1, analysisId: "ana_1" };

let daemon: Socket;
const segments: Segment[] = [];
const ofInvocations = () => segments.filter(({ name }) => name.startsWith("## "));

beforeAll(async () => {
  daemon = createSocket("udp4").on("message", (packet) => {
    const [, body = ""] = packet.toString().split("\n");
    segments.push(JSON.parse(body));
  });
  daemon.bind(0, "127.0.0.1");
  await once(daemon, "listening");
});
afterAll(() => daemon.close());

/** MarkFailed with a table that cannot be reached. */
async function invoke(sampled: 0 | 1, times: number) {
  const lambda = stage("production").lambda("MarkFailed");
  const fn = await startFunction({
    folder: bundles.MarkFailed!.folder,
    name: lambda.name,
    handler: lambda.handler,
    timeoutSeconds: lambda.timeout,
    variables: {
      SST_RESOURCE_App: lambda.environment.variables.SST_RESOURCE_App,
      SST_RESOURCE_Table: JSON.stringify({ name: "table" }),
      SST_RESOURCE_PersonaGeneration: JSON.stringify({ arn: "arn:aws:states:eu-west-1:1:stateMachine:m" }),
      AWS_ENDPOINT_URL_DYNAMODB: "http://127.0.0.1:9",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${(daemon.address() as AddressInfo).port}`,
      AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR",
      LAMBDA_TASK_ROOT: bundles.MarkFailed!.folder,
      _X_AMZN_TRACE_ID: `Root=${ROOT};Parent=${PARENT};Sampled=${sampled}`,
    },
  });
  try {
    const outcomes = [];
    for (let i = 0; i < times; i++)
      outcomes.push(await fn.invoke({ generation: GENERATION, error: "ModelRefused" }));
    await eventually(async () => expect(ofInvocations()).toHaveLength(sampled * times));
    return { outcomes, logs: fn.logs() };
  } finally {
    fn.close();
  }
}

test("what is sampled is traced, each invocation with the persona that it was for and its calls of AWS", async () => {
  const { outcomes, logs } = await invoke(1, 2);
  expect(outcomes).toEqual(
    Array(2).fill({ error: expect.objectContaining({ errorType: "TableUnavailable" }) }),
  );
  for (const segment of ofInvocations()) {
    expect(segment).toMatchObject({
      name: expect.stringMatching(/MarkFailed/),
      trace_id: ROOT,
      parent_id: PARENT,
      fault: true,
      annotations: { personaId: "per_1", executionArn: "arn:aws:states:eu-west-1:1:execution:m:per_1-v1" },
    });
    const calls = segments.filter(({ parent_id }) => parent_id === segment.id);
    expect(calls.map(({ name }) => name)).toContain("DynamoDB");
  }
  expect(logs).not.toContain("Missing AWS Lambda trace data");
});

test("what is not sampled is not, nor is the SDK of X-Ray loaded for it", async () => {
  segments.length = 0;
  const { outcomes } = await invoke(0, 1);
  expect(outcomes).toEqual([{ error: expect.objectContaining({ errorType: "TableUnavailable" }) }]);
  expect(segments).toEqual([]);
});

/**
 * An AWS of recorded answers, in pages as the services give them, which the real CLI is pointed at: what a command makes
 * of an account with more functions and tables than one page holds is then the CLI's own doing.
 */
import { createServer, type IncomingMessage } from "node:http";

type Json = Record<string, unknown>;

const TABLES = [
  ...Array.from({ length: 149 }, (_, i) => `another-${String(i).padStart(3, "0")}`),
  "persona-ai-production-TableTable-abcdefgh",
];
const FUNCTIONS = [
  ...Array.from({ length: 60 }, (_, i) => `another-${String(i).padStart(3, "0")}`),
  ...["Api", "Sweep", "ExecutionStatus"].map((name) => `persona-ai-production-${name}Function-abcdefgh`),
].map((FunctionName) => ({ FunctionName, Runtime: "nodejs24.x" }));
const MACHINE = "persona-ai-production-persona-generation";
export const QUEUE =
  "https://sqs.eu-west-1.amazonaws.com/123456789012/persona-ai-production-DeadLettersQueue-abc";

/** DynamoDB gives 100 tables a page, Lambda 50 functions (their API references). */
const ANSWERS: Record<string, (input: Json) => Json> = {
  "DynamoDB_20120810.ListTables": ({ ExclusiveStartTableName: after }) => {
    const start = after === undefined ? 0 : TABLES.indexOf(String(after)) + 1;
    const TableNames = TABLES.slice(start, start + 100);
    const more = start + 100 < TABLES.length ? { LastEvaluatedTableName: TableNames.at(-1) } : {};
    return { TableNames, ...more };
  },
  "AWSStepFunctions.ListStateMachines": () => ({
    stateMachines: ["another", MACHINE].map((name) => ({
      name,
      stateMachineArn: `arn:aws:states:eu-west-1:123456789012:stateMachine:${name}`,
      type: "STANDARD",
      creationDate: 1_795_900_000,
    })),
  }),
  "AmazonSQS.ListQueues": () => ({ QueueUrls: [QUEUE] }),
  "GET /2015-03-31/functions": ({ Marker }) => {
    const start = Number(Marker ?? 0);
    const NextMarker = start + 50 < FUNCTIONS.length ? { NextMarker: String(start + 50) } : {};
    return { Functions: FUNCTIONS.slice(start, start + 50), ...NextMarker };
  },
};

async function answer(request: IncomingMessage): Promise<Json | undefined> {
  const body = (await request.setEncoding("utf8").toArray()).join("");
  const url = new URL(request.url ?? "/", "http://recorded");
  const target = request.headers["x-amz-target"];
  const operation =
    typeof target === "string" ? target : `${request.method} ${url.pathname.replace(/\/$/, "")}`;
  const input = target === undefined ? Object.fromEntries(url.searchParams) : JSON.parse(body || "{}");
  return ANSWERS[operation]?.(input);
}

export async function recordedAws(): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const found = await answer(request);
    response.writeHead(found === undefined ? 501 : 200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(found ?? { message: "not recorded" }));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/**
 * The stage production as it would run, on this machine: its table and state machine as synthesized, its functions as
 * bundled, each behind a gate that holds it to its role. Below it are the services of the local stack.
 *
 *   await using deployed = await deploy();
 *   const ada = await signIn("ada@example.com", deployed.send);
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { edgeSecretOf } from "@persona-ai/core/edge-secret.ts";
import { tableDefinition } from "@persona-ai/core/table/definition.ts";
import { EDGE_SECRET, VIEWER_ADDRESS } from "@persona-ai/functions/api/edge-headers.ts";
import { startEvents } from "@persona-ai/local/events/index.ts";
import { type FunctionInvoker, startStepFunctions } from "step-functions-local/index.ts";
import type { Send } from "../../support/client.ts";
import { startTestStack } from "../../support/stack.ts";
import { bundles } from "../made.ts";
import { ACCOUNT_ID, REGION } from "../synthesis/cloud.ts";
import { roleStatements } from "../synthesis/policy.ts";
import { stage } from "../synthesis/stage.ts";
import { SECRETS } from "../synthesis/synthesize.ts";
import { eventOf, responseOf } from "./api-gateway.ts";
import { writeLinks } from "./bundle.ts";
import { type Gate, openGate } from "./gate.ts";
import { type DeployedFunction, startFunction } from "./lambda.ts";

const STAGE = "production";
const HOST = "127.0.0.1";
/** What stands for Google, and secrets that fit each other: the local stack's. */
const FROM_LOCAL_STACK = ["OpenId", "GoogleClientId", "GoogleClientSecret", "SigningKeys"];

export type Deployed = AsyncDisposable & {
  /** Requests to the API, through API Gateway. */
  send: Send;
  /** Requests to the gateway's own address, past CloudFront. */
  sendPastEdge: Send;
  functions: Record<string, DeployedFunction>;
  /** Where each function is unpacked, with its links. */
  folders: Record<string, string>;
  gates: Record<string, Gate>;
  states: SFNClient;
  stateMachineArn: string;
  /** The workflow waits for this function, from when it has come to it until it is released. */
  hold(name: string): { arrived: Promise<void>; release(): void };
};

export async function deploy(): Promise<Deployed> {
  await using starting = new AsyncDisposableStack();
  const keep = <T>(resource: T, close: (resource: T) => unknown) =>
    starting.adopt(resource, async (it) => void (await close(it)));
  const production = stage(STAGE);
  const stack = keep(await startTestStack(), ({ close }) => close());
  const table: string = production.inputs("aws:dynamodb/table:Table", "TableTable").name;
  const dynamodb = keep(new DynamoDBClient({}), (client) => client.destroy());
  // For core in this process: a test may look at, and change, what the functions stored.
  process.env.SST_RESOURCE_Table = JSON.stringify({ name: table });
  const { timeToLive: _, ...definition } = tableDefinition;
  await dynamodb.send(new CreateTableCommand({ TableName: table, ...definition }));

  const byName = new Map<string, DeployedFunction>();
  const held = new Map<DeployedFunction, { arrived: () => void; released: Promise<void> }>();
  const invoker: FunctionInvoker = {
    async invoke(functionName, payload) {
      const fn = byName.get(functionName.split(":").at(-1) ?? "")!;
      held.get(fn)?.arrived();
      await held.get(fn)?.released;
      const outcome = await fn.invoke(payload ?? null);
      const response = { statusCode: 200, executedVersion: "$LATEST", requestId: crypto.randomUUID() };
      if ("error" in outcome) return { ...response, payload: outcome.error, functionError: "Unhandled" };
      return { ...response, payload: JSON.parse(outcome.body.toString()) };
    },
  };
  const account = { region: REGION, accountId: ACCOUNT_ID };
  const machine = production.inputs("aws:sfn/stateMachine:StateMachine", "PersonaGeneration");
  const stateMachineArn = `arn:aws:states:${REGION}:${ACCOUNT_ID}:stateMachine:${machine.name}`;
  const events = keep(
    startEvents({ invoker, account, stateMachineArn, everyMinutes: { Sweep: 60 } }),
    ({ close }) => close(),
  );
  const stepFunctions = keep(
    await startStepFunctions({
      ...account,
      host: HOST,
      port: 0,
      database: ":memory:",
      invoker,
      timeScale: 0.01,
      onStatusChange: events.put,
    }),
    ({ close }) => close(),
  );
  const states = keep(new SFNClient({ region: REGION, endpoint: stepFunctions.url }), (client) =>
    client.destroy(),
  );
  const { logDestination, ...logging } = machine.loggingConfiguration;
  const destinations = [{ cloudWatchLogsLogGroup: { logGroupArn: logDestination } }];
  // In the API's words what Pulumi has in its own.
  await states.send(
    new CreateStateMachineCommand({ ...machine, loggingConfiguration: { ...logging, destinations } }),
  );

  const copies = keep(mkdtempSync(join(tmpdir(), "deployed-")), (path) => rmSync(path, { recursive: true }));
  const functions: Deployed["functions"] = {};
  const folders: Deployed["folders"] = {};
  const gates: Deployed["gates"] = {};
  for (const name of production.functions()) {
    const gate = keep(
      await openGate(roleStatements(production, `${name}Role`), {
        dynamodb: stack.urls.dynamodb,
        bedrock: stack.urls.bedrock,
        states: stepFunctions.url,
      }),
      ({ close }) => close(),
    );
    const lambda = production.lambda(name);
    // A copy: the file of links beside a bundle is of this deployment alone.
    const folder = join(copies, name);
    cpSync(bundles[name]!.folder, folder, { recursive: true });
    writeLinks(folder, lambda.environment.variables.SST_KEY, linksOf(name));
    const fn = keep(
      await startFunction({
        folder,
        name: lambda.name,
        handler: lambda.handler,
        timeoutSeconds: lambda.timeout,
        variables: {
          ...lambda.environment.variables,
          AWS_ENDPOINT_URL_DYNAMODB: gate.url,
          AWS_ENDPOINT_URL_SFN: gate.url,
          AWS_ENDPOINT_URL_BEDROCK_RUNTIME: gate.url,
        },
      }),
      ({ close }) => close(),
    );
    byName.set(lambda.name, fn).set(name, fn);
    functions[name] = fn;
    folders[name] = folder;
    gates[name] = gate;
  }

  const request: Send = async (path, init) =>
    responseOf(await functions.Api!.invoke(eventOf(path, init, STAGE)));
  const started = starting.move();
  return {
    send: (path, init) => request(path, throughEdge(init)),
    sendPastEdge: request,
    functions,
    folders,
    gates,
    states,
    stateMachineArn,
    hold(name) {
      const [arrival, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      held.set(functions[name]!, { arrived: arrival.resolve, released: gate.promise });
      const release = () => {
        held.delete(functions[name]!);
        gate.resolve();
      };
      return { arrived: arrival.promise, release };
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

/** Those that the function is linked to and no others. */
/** A request as CloudFront's function passes it on. */
export function throughEdge(init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers);
  headers.set(EDGE_SECRET, edgeSecretOf(SECRETS.CursorKey));
  headers.set(VIEWER_ADDRESS, "203.0.113.7");
  return { ...init, headers };
}

function linksOf(name: string): Record<string, unknown> {
  const links = Object.entries(stage(STAGE).build(name).links);
  return Object.fromEntries(
    links.map(([link, value]) =>
      FROM_LOCAL_STACK.includes(link)
        ? [link, JSON.parse(process.env[`SST_RESOURCE_${link}`]!)]
        : [link, value],
    ),
  );
}

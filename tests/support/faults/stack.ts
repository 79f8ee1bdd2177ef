/**
 * The whole system with its functions in this process and without its waits, so that a generation takes some 30 ms:
 * the real engine, events, handlers, table and model endpoint, and faults between them. One a process, in place of
 * the stack that integration tests share; files that follow each other have it in turn.
 *
 *   const stack = await ownFaultStack();
 */
import { background } from "@persona-ai/functions/background.ts";
import { startBedrock } from "@persona-ai/local/bedrock/index.ts";
import { startDynamoDb } from "@persona-ai/local/dynamodb/index.ts";
import { ensureTable } from "@persona-ai/local/dynamodb/table.ts";
import { startEvents } from "@persona-ai/local/events/index.ts";
import { startOpenId } from "@persona-ai/local/openid/index.ts";
import { readSecrets } from "@persona-ai/local/stack/data.ts";
import {
  ACCOUNT,
  applyEnvironment,
  HOST,
  LOCAL_CLIENT,
  STATE_MACHINE_ARN,
  stackEnvironment,
  TABLE_NAME,
} from "@persona-ai/local/stack/environment.ts";
import { readSettings } from "@persona-ai/local/stack/settings.ts";
import { stateMachine } from "@persona-ai/local/stack/workflow.ts";
import { functions as steps } from "@persona-ai/workflows/functions.ts";
import { startStepFunctions } from "step-functions-local/index.ts";
import { freePorts } from "../ports.ts";
import { oneAProcess } from "../stack.ts";
import { type Endings, watchEndings } from "./endings.ts";
import { type Functions, inProcessFunctions } from "./functions.ts";
import { startTableProxy, type TableProxy } from "./table-proxy.ts";

/** EventBridge tries a delivery again without a pause. */
const NO_PAUSES = [0, 0, 0];
const NEVER = 10_000;

export type FaultStack = {
  table: TableProxy;
  functions: Functions;
  /** When an execution is over, and so is what EventBridge does about it. */
  ended: Endings["ended"];
  close(): Promise<void>;
};

/** Without `tableFaults` the table is reached without its proxy. */
export async function startFaultStack({ timeScale = 0, tableFaults = false } = {}): Promise<FaultStack> {
  await using starting = new AsyncDisposableStack();
  const keep = <T extends { close(): unknown }>(service: T): T => {
    starting.defer(async () => void (await service.close()));
    return service;
  };
  const PORT = String(await freePorts(5));
  const { ports } = readSettings({ PORT });
  const at = (port: number) => ({ host: HOST, port });
  const dynamodb = keep(await startDynamoDb({ ...at(ports.dynamodb), database: ":memory:" }));
  const table = keep(await startTableProxy(dynamodb.url));
  const DYNAMODB_ENDPOINT = tableFaults ? table.url : dynamodb.url;
  const settings = readSettings({ PORT, MEMORY: "1", DYNAMODB_ENDPOINT });
  applyEnvironment(process.env, stackEnvironment(settings, await readSecrets(undefined), process.env));

  const { dynamo, tableDefinition } = await import("@persona-ai/core/table");
  await ensureTable(dynamo(), TABLE_NAME, tableDefinition);
  keep(await startOpenId({ ...at(ports.openId), ...LOCAL_CLIENT }));
  keep(await startBedrock(at(ports.bedrock)));
  const functions = inProcessFunctions({ ...steps, ...background });
  const endings = watchEndings(functions.invoker, NO_PAUSES.length + 1);
  const events = keep(
    startEvents({
      invoker: endings.invoker,
      account: ACCOUNT,
      stateMachineArn: STATE_MACHINE_ARN,
      everyMinutes: { Sweep: NEVER },
      retryAfterMs: NO_PAUSES,
    }),
  );
  keep(
    await startStepFunctions({
      ...at(ports.stepFunctions),
      database: ":memory:",
      machines: await stateMachine(Object.keys(steps), { PlainProfileAllowed: settings.plainProfile }),
      invoker: functions.invoker,
      timeScale,
      ...ACCOUNT,
      onStatusChange(event) {
        endings.put(event);
        events.put(event);
      },
    }),
  );
  const started = starting.move();
  return { table, functions, ended: endings.ended, close: () => started.disposeAsync() };
}

export const ownFaultStack = oneAProcess(() => startFaultStack());

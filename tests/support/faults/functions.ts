/**
 * Lambda without its threads: the deployed handlers, run in this process, and killed, refused or timed out by plan.
 * A killed function does nothing any more, as a dead process: its requests to the table are not sent, and what it
 * would return reaches nobody. A plan belongs to a user.
 *
 *   functions.plan(userId, ({ name, attempt }) => (name === "MarkReady" && attempt === 1 ? "killed_after" : undefined));
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dynamo } from "@persona-ai/core/table";
import type { FunctionInvoker } from "step-functions-local/index.ts";
import {
  apiError,
  exited,
  type FunctionError,
  fromThrown,
  timedOut,
} from "step-functions-local/lambda/errors.ts";
import { readFunctionName } from "step-functions-local/lambda/function.ts";
import { ROOT } from "../spawn.ts";

/** At its n-th request to the table, before it is sent or when it has been answered. */
export type Cut = { request: number; when: "before" | "after" };
export type FunctionFault =
  /** Its process ends, before it began, when it is done, or in between. */
  | "killed_before"
  | "killed_after"
  | { killed: Cut }
  /** Nothing wrong but that it begins only then. */
  | { held: Promise<void> }
  | "out_of_memory"
  | "timed_out"
  /** Lambda's API refuses the invocation. */
  | "throttled"
  | "service_down";

/** `attempt` counts the invocations of this function by the plan, from 1. */
export type Invocation = { name: string; attempt: number };
export type FunctionPlan = {
  readonly invocations: readonly string[];
  readonly faults: number;
  /** Resolves when none of its functions runs any more, also of those that nobody waits for. */
  idle(): Promise<void>;
  end(): void;
};
type Choose = (invocation: Invocation) => FunctionFault | undefined;
type Planned = { choose: Choose; invocations: string[]; faults: number; running: Promise<unknown>[] };

type Chosen = {
  name: string;
  fault: FunctionFault | undefined;
  hit: () => void;
  running: Promise<unknown>[];
};
type Life = { requests: number; cut: Cut | undefined; die: () => void };
type Handler = (event: unknown) => Promise<unknown>;

export type Functions = {
  invoker: FunctionInvoker;
  plan(userId: string, choose: Choose): FunctionPlan;
};

export function inProcessFunctions(table: Record<string, { handler: string }>): Functions {
  const plans = new Map<string, Planned>();
  const handlers = new Map<string, Promise<Handler>>();
  const lives = new AsyncLocalStorage<Life>();
  endWith(lives);

  function load(name: string): Promise<Handler> {
    const { handler = "" } = table[name] ?? {};
    const dot = handler.lastIndexOf(".");
    const file = pathToFileURL(join(ROOT, `${handler.slice(0, dot)}.ts`)).href;
    const loading = handlers.get(name) ?? import(file).then((module) => module[handler.slice(dot + 1)]);
    handlers.set(name, loading);
    return loading;
  }

  async function run({ name, fault, hit }: Chosen, event: unknown, requestId: string) {
    const { killed: cut, held } = {
      killed: undefined,
      held: undefined,
      ...(typeof fault === "object" && fault),
    };
    const killed = exited(requestId, fault === "out_of_memory" ? "out of memory" : 137);
    if (fault === "killed_before") return { error: killed };
    const dead = Promise.withResolvers<{ error: FunctionError }>();
    const die = () => {
      hit();
      dead.resolve({ error: killed });
    };
    const life: Life = { requests: 0, cut, die };
    const handler = await load(name);
    await held;
    const outcome = lives
      .run(life, () => handler(JSON.parse(JSON.stringify(event))))
      .then(
        (value) => ({ value }),
        (thrown) => ({ error: fromThrown(thrown) }),
      );
    const lived = await Promise.race([outcome, dead.promise]);
    if (fault === "killed_after" || fault === "out_of_memory") return { error: killed };
    if (fault === "timed_out") return { error: timedOut(requestId, 150_000) };
    return lived;
  }

  return {
    invoker: {
      async invoke(functionName, payload) {
        const name = readFunctionName(functionName);
        const requestId = randomUUID();
        const chosen = choose(plans.get(userOf(payload)), name);
        const { fault } = chosen;
        if (fault === "throttled") throw apiError("TooManyRequestsException", "Rate Exceeded.");
        if (fault === "service_down") throw apiError("ServiceException", "Service unavailable.");
        const running = run(chosen, payload, requestId);
        chosen.running.push(running);
        const outcome = await running;
        const answer = { statusCode: 200, executedVersion: "$LATEST", requestId };
        if ("error" in outcome) return { ...answer, payload: outcome.error, functionError: "Unhandled" };
        return { ...answer, payload: JSON.parse(JSON.stringify(outcome.value ?? null)) };
      },
    },
    plan(userId, choose) {
      const planned: Planned = { choose, invocations: [], faults: 0, running: [] };
      plans.set(userId, planned);
      return {
        invocations: planned.invocations,
        get faults() {
          return planned.faults;
        },
        idle: async () => void (await Promise.all(planned.running)),
        end: () => void plans.delete(userId),
      };
    },
  };
}

/** A cut counts when it is reached. */
function choose(planned: Planned | undefined, name: string): Chosen {
  if (planned === undefined) return { name, fault: undefined, hit: () => {}, running: [] };
  planned.invocations.push(name);
  const attempt = planned.invocations.filter((one) => one === name).length;
  const fault = planned.choose({ name, attempt });
  const hit = () => {
    planned.faults += 1;
  };
  if (typeof fault === "string") hit();
  return { name, fault, hit, running: planned.running };
}

/** Of a step's payload, or of the status change that EventBridge delivers. */
function userOf(payload: unknown): string {
  const { generation, detail } = payload as { generation?: { userId: string }; detail?: { input?: string } };
  return generation?.userId ?? (detail?.input === undefined ? "" : JSON.parse(detail.input).userId);
}

/** What a dead function asks of the table is not sent, and an answer that comes too late is not received. */
function endWith(lives: AsyncLocalStorage<Life>): void {
  const never = new Promise<never>(() => {});
  dynamo().middlewareStack.add(
    (next) => async (args) => {
      const life = lives.getStore();
      if (life === undefined) return next(args);
      life.requests += 1;
      const at = life.cut?.request;
      const isOver =
        at !== undefined && (life.requests > at || (life.requests === at && life.cut?.when === "before"));
      if (isOver) {
        life.die();
        return never;
      }
      const answer = await next(args);
      if (at === undefined || life.requests < at) return answer;
      life.die();
      return never;
    },
    { step: "initialize", name: "lives" },
  );
}

/**
 * A task: schedule, start, invoke, and record how it went. The function is not invoked before the events that led
 * to it are committed. After a restart a task that had been started is invoked again, with the same payload and
 * without new events; one whose result had been recorded is not, and one that had been handed its token waits on.
 */
import { randomBytes } from "node:crypto";
import { Interrupted, type Scope, sleepUntil } from "../engine/scope.ts";
import type { Step } from "../engine/thread.ts";
import type { Transition, Visit } from "../engine/visit.ts";
import { dataLimitExceeded, StateFailure } from "../failure.ts";
import { directFunction } from "../integrations/direct-function.ts";
import type { Integration } from "../integrations/integration.ts";
import { lambdaInvoke } from "../integrations/lambda-invoke.ts";
import { Payload } from "../payload.ts";
import type { TaskNode } from "../program/types.ts";
import { RESULT_TOO_LARGE } from "../retry.ts";

type TaskStep = Extract<Step, { kind: "task" }>;

export async function task(visit: Visit<TaskNode>): Promise<Transition> {
  const { node, run, thread } = visit;
  const integration =
    node.functionArn === undefined
      ? lambdaInvoke(run.services.home, node.isCallback)
      : directFunction(node.functionArn);
  const step =
    thread.step?.kind === "task" && thread.step.isScheduled
      ? thread.step
      : await schedule(visit, integration);
  if (step.result === undefined) {
    const result = await attempt(visit, integration, step);
    visit.emit(integration.events.succeeded, integration.succeeded(result.text));
    step.result = result.text;
    run.save(thread);
  }
  const result = Payload.parse(step.result);
  return visit.leave(node, result, { result: result.value });
}

async function schedule(visit: Visit<TaskNode>, integration: Integration): Promise<TaskStep> {
  const { node, run, thread } = visit;
  if (node.isCallback) thread.step = { ...UNSCHEDULED, callback: newCallback() };
  const given = await taskArguments(visit);
  if (given.exceedsLimit()) throw dataLimitExceeded(node.name);
  const timeoutSeconds = await visit.number("TimeoutSeconds", node.timeoutSeconds);
  const heartbeatSeconds = await visit.number("HeartbeatSeconds", node.heartbeatSeconds);
  if (heartbeatSeconds !== undefined && timeoutSeconds !== undefined && heartbeatSeconds >= timeoutSeconds) {
    const bounds = `HeartbeatSeconds (${heartbeatSeconds}) must be smaller than TimeoutSeconds (${timeoutSeconds})`;
    throw visit.evaluationFailure(bounds, "HeartbeatSeconds");
  }
  const request = integration.request(given, visit);
  const limits = {
    ...(timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: heartbeatSeconds }),
  };
  visit.emit(integration.events.scheduled, { ...integration.scheduled(given.text), ...limits });
  visit.emit(integration.events.started, integration.started);
  const callback = thread.step?.kind === "task" ? thread.step.callback : undefined;
  const step: TaskStep = {
    kind: "task",
    isScheduled: true,
    functionName: request.functionName,
    payload: request.payload.text,
    timeoutSeconds,
    ...(request.isEvent ? { isEvent: true } : {}),
    ...(callback === undefined ? {} : { callback: { ...callback, heartbeatSeconds } }),
  };
  thread.step = step;
  run.save(thread);
  return step;
}

/** What the state hands to its integration. */
export function taskArguments(visit: Visit<TaskNode>): Promise<Payload> | Payload {
  return visit.node.arguments === undefined ? visit.input : visit.evaluate(visit.node.arguments);
}

const UNSCHEDULED: TaskStep = {
  kind: "task",
  isScheduled: false,
  functionName: "",
  payload: "",
  timeoutSeconds: undefined,
};

function newCallback(): NonNullable<TaskStep["callback"]> {
  return { token: randomBytes(96).toString("base64"), heartbeatSeconds: undefined, isSubmitted: false };
}

/** Invokes the function within the state's timeout; what goes wrong is recorded as the task's event. */
async function attempt(visit: Visit<TaskNode>, integration: Integration, step: TaskStep): Promise<Payload> {
  const { run, thread } = visit;
  const call = visit.scope.open();
  const clock = visit.scope.open();
  try {
    await run.durable();
    visit.scope.check();
    const late = timeout(step.timeoutSeconds, clock);
    const isHandedOver = step.callback?.isSubmitted === true;
    const answered = isHandedOver ? undefined : Promise.race([invoke(visit, integration, step, call), late]);
    if (step.callback === undefined) return checked(integration, (await answered) as Payload);
    const ended = waitForToken(visit, step.callback, clock);
    ended.catch(() => {});
    const first = await Promise.race([
      ended,
      ...(answered === undefined ? [] : [answered.then(SUBMITTED)]),
      late,
    ]);
    if (first instanceof Payload) return checked(integration, first);
    if (first !== undefined) {
      visit.emit("TaskSubmitted", integration.succeeded(first.answer.text));
      step.callback.isSubmitted = true;
      run.save(thread);
    }
    return checked(integration, await Promise.race([ended, late]));
  } catch (thrown) {
    visit.scope.check();
    call.cancel();
    throw recorded(visit, integration, thrown);
  } finally {
    clock.cancel();
    visit.scope.closed(call);
    visit.scope.closed(clock);
    if (step.callback !== undefined) run.services.waiting.delete(step.callback.token);
  }
}

const SUBMITTED = (answer: Payload) => ({ answer });

function checked(integration: Integration, result: Payload): Payload {
  if (result.exceedsLimit()) throw dataLimitExceeded(integration.name, RESULT_TOO_LARGE);
  return result;
}

async function invoke(
  { run }: Visit<TaskNode>,
  integration: Integration,
  { functionName, payload, isEvent }: TaskStep,
  call: Scope,
): Promise<Payload> {
  const { invoker } = run.services;
  const invocation = invoker
    .invoke(functionName, JSON.parse(payload), { signal: isEvent ? NEVER : call.signal })
    .catch((error: Error) => Promise.reject(integration.refused(error)));
  if (!isEvent) return integration.result(await invocation);
  // Lambda queues an event and answers at once; how it goes is the function's own affair.
  invocation.catch(() => {});
  return integration.result({
    statusCode: 202,
    executedVersion: "",
    requestId: crypto.randomUUID(),
    payload: null,
  });
}

const NEVER = new AbortController().signal;

/**
 * Resolves with what SendTaskSuccess brings; rejects with what SendTaskFailure does, for want of heartbeats, and when
 * nothing waits any more: the token of an execution that was stopped, or of a branch that was, ends nothing.
 */
function waitForToken(
  { run }: Visit<TaskNode>,
  { token, heartbeatSeconds }: NonNullable<TaskStep["callback"]>,
  clock: Scope,
): Promise<Payload> {
  return new Promise((resolve, reject) => {
    let beat: Scope | undefined;
    const heartbeat = () => {
      beat?.cancel();
      if (heartbeatSeconds === undefined) return;
      beat = clock.open();
      timeout(heartbeatSeconds, beat, "States.HeartbeatTimeout").catch(reject);
    };
    run.services.waiting.set(token, {
      succeed: (output) => resolve(Payload.parse(output)),
      fail: (error, cause) => reject(new StateFailure(error, cause)),
      heartbeat,
    });
    clock.signal.addEventListener("abort", () => reject(new Interrupted()), { once: true });
    heartbeat();
  });
}

/** AWS says States.Timeout of both clocks; Retry and Catch tell them apart. */
class TimedOut extends StateFailure {
  constructor(matchedAs: "States.Timeout" | "States.HeartbeatTimeout") {
    super("States.Timeout", undefined, matchedAs);
  }
}

/** Rejects when the time is up; stays silent when the clock is stopped before. */
async function timeout(
  seconds: number | undefined,
  clock: Scope,
  matchedAs: "States.Timeout" | "States.HeartbeatTimeout" = "States.Timeout",
): Promise<never> {
  const silence = new Promise<never>(() => {});
  if (seconds === undefined) return silence;
  try {
    await sleepUntil(Date.now() + seconds * 1000, clock);
  } catch {
    return silence;
  }
  throw new TimedOut(matchedAs);
}

function recorded(visit: Visit<TaskNode>, integration: Integration, thrown: unknown): unknown {
  if (!(thrown instanceof StateFailure)) return thrown;
  const { error, reason } = thrown;
  if (thrown instanceof TimedOut)
    visit.emit(integration.events.timedOut, integration.failed(error, undefined));
  else visit.emit(integration.events.failed, integration.failed(error, reason));
  return thrown;
}

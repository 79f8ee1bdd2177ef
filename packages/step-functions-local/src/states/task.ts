/**
 * A task: schedule, start, invoke, and record how it went. The function is not invoked before the events that led
 * to it are committed. After a restart a task that had been started is invoked again, with the same payload and
 * without new events; one whose result had been recorded is not.
 */
import { type Scope, sleepUntil } from "../engine/scope.ts";
import type { Step } from "../engine/thread.ts";
import type { Transition, Visit } from "../engine/visit.ts";
import { dataLimitExceeded, StateFailure } from "../failure.ts";
import { directFunction } from "../integrations/direct-function.ts";
import type { Integration } from "../integrations/integration.ts";
import { lambdaInvoke } from "../integrations/lambda-invoke.ts";
import { Payload } from "../payload.ts";
import type { TaskNode } from "../program/types.ts";

type TaskStep = Extract<Step, { kind: "task" }>;

export async function task(visit: Visit<TaskNode>): Promise<Transition> {
  const { node, run, thread } = visit;
  const integration =
    node.functionArn === undefined ? lambdaInvoke(run.services.home) : directFunction(node.functionArn);
  if (thread.step?.kind !== "task") await schedule(visit, integration);
  if (thread.step?.kind === "task" && thread.step.result === undefined) {
    const result = await attempt(visit, integration);
    visit.emit(integration.events.succeeded, integration.succeeded(result.text));
    thread.step.result = result.text;
    run.save(thread);
  }
  const result = Payload.parse((thread.step as { result: string }).result);
  return visit.leave(node, result, { result: result.value });
}

async function schedule(visit: Visit<TaskNode>, integration: Integration): Promise<void> {
  const { node, run, thread } = visit;
  const given = node.arguments === undefined ? visit.input : await visit.evaluate(node.arguments);
  if (given.exceedsLimit()) throw dataLimitExceeded(node.name);
  const timeoutInSeconds = await seconds(visit, "timeoutSeconds");
  const heartbeatInSeconds = await seconds(visit, "heartbeatSeconds");
  const { functionName, payload } = integration.request(given, visit);
  const limits = {
    ...(timeoutInSeconds === undefined ? {} : { timeoutInSeconds }),
    ...(heartbeatInSeconds === undefined ? {} : { heartbeatInSeconds }),
  };
  visit.emit(integration.events.scheduled, { ...integration.scheduled(given.text), ...limits });
  visit.emit(integration.events.started, integration.started);
  thread.step = { kind: "task", functionName, payload: payload.text, timeoutSeconds: timeoutInSeconds };
  run.save(thread);
}

async function seconds(visit: Visit<TaskNode>, field: "timeoutSeconds" | "heartbeatSeconds") {
  const value = await visit.evaluateAs<number>("number", visit.node[field]);
  if (value === undefined || (Number.isInteger(value) && value > 0)) return value;
  const name = field === "timeoutSeconds" ? "TimeoutSeconds" : "HeartbeatSeconds";
  throw visit.runtimeFailure(`The ${name} field must be a positive integer but was: ${value}`);
}

/** Invokes the function within the state's timeout; what goes wrong is recorded as the task's event. */
async function attempt(visit: Visit<TaskNode>, integration: Integration): Promise<Payload> {
  const { run, thread } = visit;
  const { functionName, payload, timeoutSeconds } = thread.step as TaskStep;
  const call = visit.scope.open();
  const clock = visit.scope.open();
  try {
    await run.durable();
    visit.scope.check();
    const invocation = run.services.invoker.invoke(functionName, JSON.parse(payload), {
      signal: call.signal,
    });
    const answer = await Promise.race([
      invocation.catch((error: Error) => Promise.reject(integration.refused(error))),
      timeout(timeoutSeconds, clock),
    ]);
    const result = integration.result(answer);
    if (result.exceedsLimit()) throw dataLimitExceeded(integration.name);
    return result;
  } catch (thrown) {
    visit.scope.check();
    call.cancel();
    throw recorded(visit, integration, thrown);
  } finally {
    clock.cancel();
    visit.scope.closed(call);
    visit.scope.closed(clock);
  }
}

class TimedOut extends StateFailure {
  constructor() {
    super("States.Timeout", undefined);
  }
}

/** Rejects when the time is up; stays silent when the clock is stopped before. */
async function timeout(seconds: number | undefined, clock: Scope): Promise<never> {
  const silence = new Promise<never>(() => {});
  if (seconds === undefined) return silence;
  try {
    await sleepUntil(Date.now() + seconds * 1000, clock);
  } catch {
    return silence;
  }
  throw new TimedOut();
}

function recorded(visit: Visit<TaskNode>, integration: Integration, thrown: unknown): unknown {
  if (!(thrown instanceof StateFailure)) return thrown;
  const { error, reason } = thrown;
  if (thrown instanceof TimedOut)
    visit.emit(integration.events.timedOut, integration.failed(error, undefined));
  else visit.emit(integration.events.failed, integration.failed(error, reason));
  return thrown;
}

/** The execution that a test of a state seems to be in: an Express one, of which nothing is kept. */
import { randomUUID } from "node:crypto";
import { expressArn, type Home, stateMachineArn } from "../arn.ts";
import { Run } from "../engine/run.ts";
import { type FunctionInvoker, NO_JOURNAL } from "../engine/services.ts";
import { newThread } from "../engine/thread.ts";
import { Visit } from "../engine/visit.ts";
import { newExecution } from "../execution.ts";
import type { Details, EventType } from "../history.ts";
import type { Json } from "../payload.ts";
import type { JsonObject } from "../program/definition.ts";
import type { TestStateRequest } from "./form.ts";
import { firstItem } from "./items.ts";
import { LONE_STATE, type StateUnderTest } from "./request.ts";

export type Bench = {
  invoker: FunctionInvoker;
  home: Home;
  timeScale: number;
  now: () => number;
};

export class TestRun extends Run {
  readonly #context: JsonObject | undefined;
  /** What the state's events say, by their types. */
  readonly events = new Map<EventType, Details | undefined>();

  constructor(options: ConstructorParameters<typeof Run>[0], context: JsonObject | undefined) {
    super(options);
    this.#context = context;
  }

  /** AWS calls any state that is tested StateName there (GitHub localstack/localstack, test_state_with_variables). */
  override contextOf(...[thread, node, item]: Parameters<Run["contextOf"]>): Json {
    return this.#context ?? super.contextOf(thread, { ...node, name: LONE_STATE }, item);
  }

  override record(...[thread, type, details]: Parameters<Run["record"]>): number {
    this.events.set(type, details);
    return thread.head;
  }
}

export type Given = { context: JsonObject | undefined; variables: JsonObject | undefined };

/** The state entered, with its input and what it was given besides. */
export function visitUnderTest(
  bench: Bench,
  request: TestStateRequest,
  state: StateUnderTest,
  { context, variables }: Given,
): Visit {
  const { input = "{}", roleArn = "" } = request;
  const machineArn = stateMachineArn(bench.home, randomUUID());
  const name = randomUUID();
  const execution = newExecution({
    ...{ sequence: 0, revisionId: "", stateMachineArn: machineArn, name, roleArn, input },
    arn: expressArn(machineArn, name, "").replace(/:$/, ""),
    startDate: bench.now(),
  });
  const thread = newThread({
    ...{ id: 0, parent: undefined, index: 0, isSilent: false, state: state.node.name, input, head: 2 },
    item: state.map && firstItem(state.map, input),
  });
  thread.entered = { eventId: 2, previousEventId: 1, at: bench.now() };
  thread.variables = variables ?? {};
  const retries = request.stateConfiguration?.retrierRetryCount ?? 0;
  if (retries > 0) thread.retries = [retries];
  const program = { startAt: state.node.name, states: new Map(), timeoutSeconds: undefined };
  const services = { ...bench, journal: NO_JOURNAL, waiting: new Map(), random: () => 1 };
  const runThread = () => Promise.reject(new Error("A test runs one state."));
  const run = new TestRun(
    { execution, program, threads: [thread], services, runThread, onEnd() {} },
    context,
  );
  return new Visit(run, thread, state.node, run.scope);
}

/**
 * TestState: one state, run alone, as AWS has it since November 2025. Without a mock the state does what it does in an
 * execution; with one, a Task, Map or Parallel has the mocked result or error instead of running what it would, and
 * everything before and after is its own: arguments, items, tolerances, Retry, Catch, Assign and Output.
 *
 * Retries are told, never made: `retrierRetryCount` says how many there have been.
 */
import { randomUUID } from "node:crypto";
import { failureOf } from "../engine/recovery.ts";
import type { Transition, Visit } from "../engine/visit.ts";
import { StateFailure, thresholdExceeded } from "../failure.ts";
import type { EventType } from "../history.ts";
import { type Json, Payload } from "../payload.ts";
import { isObject, type JsonObject } from "../program/definition.ts";
import type { MapNode, ParallelNode, TaskNode } from "../program/types.ts";
import { decideRetry, matchesError } from "../retry.ts";
import { ServiceError } from "../service-error.ts";
import { execute } from "../states/index.ts";
import { type MapItems, mapItems } from "../states/items.ts";
import { itemsValue, tolerances, toleratedFailures } from "../states/map.ts";
import { taskArguments } from "../states/task.ts";
import { type Bench, type Given, type TestRun, visitUnderTest } from "./bench.ts";
import type { TestStateRequest } from "./form.ts";
import { batchesOf, readItems } from "./items.ts";
import {
  type Mock,
  readContext,
  readMock,
  readVariables,
  type StateUnderTest,
  stateUnderTest,
} from "./request.ts";

export type TestStateAnswer = {
  status: "SUCCEEDED" | "FAILED" | "RETRIABLE" | "CAUGHT_ERROR";
  output?: string;
  error?: string;
  cause?: string;
  nextState?: string;
  inspectionData?: InspectionData;
};

type InspectionData = {
  input?: string;
  afterArguments?: string;
  afterItemSelector?: string;
  afterItemBatcher?: string;
  afterItemsPointer?: string;
  result?: string;
  variables?: string;
  errorDetails?: { catchIndex?: number; retryIndex?: number; retryBackoffIntervalSeconds?: number };
  maxConcurrency?: number;
  toleratedFailureCount?: number;
  toleratedFailurePercentage?: number;
};

/** AWS runs a test for so long. */
const LONGEST_SECONDS = 300;

/** @throws ServiceError of what AWS refuses */
export async function runTest(bench: Bench, request: TestStateRequest): Promise<TestStateAnswer> {
  const state = stateUnderTest(request);
  const mock = readMock(request, state);
  const context = readContext(request.context, state);
  const variables = readVariables(request.variables);
  const test = new StateTest(bench, request, state, { context, variables });
  const answer = await test.run(mock);
  const { inspectionLevel = "INFO" } = request;
  return inspectionLevel === "INFO" ? answer : { ...answer, inspectionData: test.inspected };
}

class StateTest {
  readonly inspected: InspectionData;
  readonly #request: TestStateRequest;
  readonly #state: StateUnderTest;
  readonly #run: TestRun;
  readonly #visit: Visit;

  constructor(bench: Bench, request: TestStateRequest, state: StateUnderTest, given: Given) {
    this.#request = request;
    this.#state = state;
    this.#visit = visitUnderTest(bench, request, state, given);
    this.#run = this.#visit.run as TestRun;
    this.inspected = { input: request.input ?? "{}" };
  }

  async run(mock: Mock | undefined): Promise<TestStateAnswer> {
    const visit = this.#visit;
    const late = setTimeout(() => this.#run.interrupt(), LONGEST_SECONDS * 1000);
    try {
      const transition = mock === undefined ? await execute(visit) : await this.#mocked(mock);
      return this.#answer("SUCCEEDED", transition);
    } catch (thrown) {
      if (thrown instanceof ServiceError) throw thrown;
      if (this.#run.scope.signal.aborted) return { status: "FAILED", error: "States.Timeout" };
      return await this.#failed(failureOf(visit, thrown));
    } finally {
      clearTimeout(late);
      if (mock === undefined) this.#inspectEvents();
    }
  }

  #mocked(mock: Mock): Promise<Transition> {
    switch (this.#state.node.type) {
      case "Task":
        return this.#mockedTask(this.#visit as Visit<TaskNode>, mock);
      case "Map":
        return this.#mockedMap(this.#visit as Visit<MapNode>, mock);
      default:
        return this.#mockedParallel(this.#visit as Visit<ParallelNode>, mock);
    }
  }

  async #mockedTask(visit: Visit<TaskNode>, mock: Mock): Promise<Transition> {
    if (visit.node.isCallback || /\.waitForTaskToken$/.test(String(this.#state.json.Resource))) {
      const callback = { token: randomUUID(), heartbeatSeconds: undefined, isSubmitted: false };
      const nothing = { isScheduled: false, functionName: "", payload: "", timeoutSeconds: undefined };
      visit.thread.step = { kind: "task", ...nothing, callback };
    }
    const given = await taskArguments(visit);
    if (visit.node.arguments !== undefined) this.inspected.afterArguments = given.text;
    await visit.number("TimeoutSeconds", visit.node.timeoutSeconds);
    await visit.number("HeartbeatSeconds", visit.node.heartbeatSeconds);
    const result = resultOf(mock);
    this.inspected.result = result.text;
    return visit.leave(visit.node, result, { result: result.value });
  }

  async #mockedParallel(visit: Visit<ParallelNode>, mock: Mock): Promise<Transition> {
    if (visit.node.arguments !== undefined) await visit.evaluate(visit.node.arguments);
    const result = resultOf(mock);
    return visit.leave(visit.node, result, { result: result.value });
  }

  async #mockedMap(visit: Visit<MapNode>, mock: Mock): Promise<Transition> {
    const { node } = visit;
    const { json } = this.#state;
    this.inspected.maxConcurrency = (await visit.number("MaxConcurrency", node.maxConcurrency)) ?? 0;
    const items = mapItems(await this.#items(visit), node.isDistributed) as MapItems;
    const inputs = await this.#iterationInputs(visit, items);
    const tolerated = await tolerances(visit);
    if (tolerated.count !== undefined) this.inspected.toleratedFailureCount = tolerated.count;
    if (tolerated.percentage !== undefined) this.inspected.toleratedFailurePercentage = tolerated.percentage;
    const failures = this.#request.stateConfiguration?.mapIterationFailureCount ?? 0;
    if (failures > inputs.length) {
      const bound = "must be less than or equal to the number of Map iterations";
      throw new ServiceError("ValidationException", `Map iteration failure count ${bound}`);
    }
    const most = toleratedFailures(tolerated, items.length);
    if (most !== undefined && failures > most) throw thresholdExceeded();
    if (
      "result" in mock &&
      json.ResultWriter === undefined &&
      (mock.result as Json[]).length !== inputs.length
    ) {
      const message = "Input array does not equal the mocked result array's size.";
      throw new ServiceError("ValidationException", message);
    }
    const result = resultOf(mock);
    return visit.leave(node, result, { result: result.value });
  }

  /** What the ItemReader would have read is part of the request. */
  async #items(visit: Visit<MapNode>): Promise<Json> {
    if (visit.node.itemReader === undefined) return itemsValue(visit);
    const data = this.#request.stateConfiguration?.mapItemReaderData;
    if (data === undefined) {
      const message = "ItemReader data must be specified when testing a Map state with ItemReader specified.";
      throw new ServiceError("ValidationException", message);
    }
    const reader = (await visit.evaluate(visit.node.itemReader)).value as JsonObject;
    const config = isObject(reader.ReaderConfig) ? reader.ReaderConfig : {};
    const items = readItems(data, config);
    if (config.ItemsPointer !== undefined) this.inspected.afterItemsPointer = JSON.stringify(items);
    return items;
  }

  /** One for each iteration: an item, as the ItemSelector makes it, or a batch of them. */
  async #iterationInputs(visit: Visit<MapNode>, items: MapItems): Promise<Json[]> {
    const { itemSelector, itemBatcher } = visit.node;
    const inputs: Json[] = [];
    for (let index = 0; index < items.length; index++) {
      const item = items.at(index);
      const plain = item.Key === undefined ? item.Value : { Key: item.Key, Value: item.Value };
      inputs.push(itemSelector === undefined ? plain : (await visit.evaluate(itemSelector, {}, item)).value);
    }
    if (itemSelector !== undefined) this.inspected.afterItemSelector = JSON.stringify(inputs);
    if (itemBatcher === undefined) return inputs;
    const batches = batchesOf(inputs, (await visit.evaluate(itemBatcher)).value as JsonObject);
    this.inspected.afterItemBatcher = JSON.stringify(batches);
    return batches;
  }

  async #failed(failure: StateFailure): Promise<TestStateAnswer> {
    const { node } = this.#state;
    const shown = {
      ...(failure.error === undefined ? {} : { error: failure.error }),
      ...(failure.reason === undefined ? {} : { cause: failure.reason }),
    };
    this.#inspectVariables(undefined);
    if (failure.isFatal || !("retry" in node)) return { status: "FAILED", ...shown };
    const retryIndex = node.retry.findIndex(({ ErrorEquals }) =>
      matchesError(ErrorEquals, failure.matchedAs),
    );
    if (retryIndex >= 0) {
      const made = node.retry.map((_, at) => (at === retryIndex ? this.#retriesMade() : 0));
      const decision = decideRetry(node.retry, made, failure.matchedAs, () => 1);
      this.inspected.errorDetails = { retryIndex };
      if (decision !== undefined) {
        this.inspected.errorDetails.retryBackoffIntervalSeconds = Math.round(decision.delaySeconds);
        return { status: "RETRIABLE", ...shown };
      }
    }
    const catchIndex = node.catch.findIndex(({ errorEquals }) =>
      matchesError(errorEquals, failure.matchedAs),
    );
    const catcher = node.catch[catchIndex];
    if (catcher === undefined) return { status: "FAILED", ...shown };
    this.inspected.errorDetails = { ...this.inspected.errorDetails, catchIndex };
    const errorOutput = { Error: failure.error ?? "", Cause: failure.reason ?? "" };
    try {
      const transition = await this.#visit.leave(catcher, Payload.of(errorOutput), { errorOutput });
      return { ...this.#answer("CAUGHT_ERROR", transition), ...shown };
    } catch (thrown) {
      const { error, reason } = failureOf(this.#visit, thrown);
      return { status: "FAILED", error: error ?? "", cause: reason ?? "" };
    }
  }

  #retriesMade(): number {
    return this.#request.stateConfiguration?.retrierRetryCount ?? 0;
  }

  #answer(status: TestStateAnswer["status"], { output, next, assigned }: Transition): TestStateAnswer {
    this.#inspectVariables(assigned);
    return { status, output: output.text, ...(next === undefined ? {} : { nextState: next }) };
  }

  /** Those that were given and those that the state assigned, when there are any. */
  #inspectVariables(assigned: Transition["assigned"]): void {
    const all = { ...this.#visit.thread.variables, ...assigned };
    if (Object.keys(all).length > 0) this.inspected.variables = JSON.stringify(all);
  }

  /** What a function that was really called was handed, and what it answered. */
  #inspectEvents(): void {
    const text = (type: EventType, field: string) =>
      this.#run.events.get(type)?.[field] as string | undefined;
    const given = text("TaskScheduled", "parameters") ?? text("LambdaFunctionScheduled", "input");
    const result = text("TaskSucceeded", "output") ?? text("LambdaFunctionSucceeded", "output");
    const { node } = this.#state;
    if (node.type === "Task" && node.arguments !== undefined && given !== undefined)
      this.inspected.afterArguments = given;
    if (result !== undefined) this.inspected.result = result;
  }
}

function resultOf(mock: Mock): Payload {
  if ("error" in mock) throw new StateFailure(mock.error, mock.cause);
  return Payload.of(mock.result);
}

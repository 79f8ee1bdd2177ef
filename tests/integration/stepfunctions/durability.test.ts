/**
 * What a restart must not change. A crash is a copy of the database taken while an execution runs: a process that
 * dies at that instant leaves exactly that.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type HistoryEvent, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { describe, expect, onTestFinished, test } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { functionArn, functions, type Handler } from "./support/functions.ts";
import { create, finished, history, outline, start, stepFunctions } from "./support/step-functions.ts";

const end = { Type: "Pass", End: true };
const machine = (States: object) => ({ StartAt: Object.keys(States)[0], States });
const task = (name: string, fields: object) => ({ Type: "Task", Resource: functionArn(name), ...fields });

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "step-functions-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Starts, lets the execution come to where `until` holds, stops, and starts again on the same file. */
async function restarted(
  definition: object,
  handlers: { [name: string]: Handler },
  options: { timeScale?: number } = {},
) {
  const database = join(folder(), "states.db");
  const { invoker, calls } = functions(handlers);
  const before = await stepFunctions({ database, invoker, ...options });
  const executionArn = await start(before.client, await create(before.client, definition), { n: 1 });
  return {
    calls,
    executionArn,
    async restart() {
      await before.stop();
      return (await stepFunctions({ database, invoker, ...options })).client;
    },
    before: before.client,
  };
}

describe("A restart", () => {
  test("A task that was under way is invoked again, without its events", async () => {
    let attempt = 0;
    const handler = (payload: unknown, signal: AbortSignal) => {
      attempt += 1;
      if (attempt > 1) return { attempt, payload };
      return new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    };
    const definition = machine({ T: task("step", { Next: "P" }), P: end });
    const { calls, executionArn, restart } = await restarted(definition, { step: handler });
    await eventually(async () => expect(calls).toHaveLength(1));
    const client = await restart();
    expect((await finished(client, executionArn)).output).toBe('{"attempt":2,"payload":{"n":1}}');
    expect(outline(await history(client, executionArn))).toEqual([
      "1<-0 ExecutionStarted",
      "2<-0 TaskStateEntered T",
      "3<-2 LambdaFunctionScheduled",
      "4<-3 LambdaFunctionStarted",
      "5<-4 LambdaFunctionSucceeded",
      "6<-5 TaskStateExited T",
      "7<-6 PassStateEntered P",
      "8<-7 PassStateExited P",
      "9<-8 ExecutionSucceeded",
    ]);
  });

  test("A wait keeps the deadline it had", async () => {
    const { executionArn, restart, before } = await restarted(
      machine({ W: { Type: "Wait", Seconds: 1, End: true } }),
      {},
    );
    await eventually(async () =>
      expect((await history(before, executionArn)).length).toBeGreaterThanOrEqual(2),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    const client = await restart();
    const restartedAt = Date.now();
    const { startDate, stopDate } = await finished(client, executionArn);
    const began = startDate?.getTime() ?? 0;
    const took = (stopDate?.getTime() ?? 0) - began;
    expect(took).toBeGreaterThanOrEqual(1000);
    // A wait that began anew would end a second after the restart.
    expect(took).toBeLessThan(restartedAt - began + 1000);
  });

  test("A machine's timeout counts from the original start, and may pass while nothing runs", async () => {
    const definition = { ...machine({ W: { Type: "Wait", Seconds: 60, End: true } }), TimeoutSeconds: 1 };
    const { executionArn, restart, before } = await restarted(definition, {});
    await eventually(async () =>
      expect((await history(before, executionArn)).length).toBeGreaterThanOrEqual(2),
    );
    const client = await restart();
    const { status, startDate, stopDate } = await finished(client, executionArn);
    expect([status, (stopDate?.getTime() ?? 0) - (startDate?.getTime() ?? 0)]).toEqual(["TIMED_OUT", 1000]);
  });

  test("The count of retries goes on", async () => {
    const handler = () => {
      throw Object.assign(new Error("no"), { name: "Broken" });
    };
    const Retry = [{ ErrorEquals: ["Broken"], IntervalSeconds: 300, MaxAttempts: 2 }];
    const definition = machine({ T: task("step", { Retry, End: true }) });
    const { calls, executionArn, restart } = await restarted(
      definition,
      { step: handler },
      { timeScale: 0.001 },
    );
    await eventually(async () => expect(calls.length).toBeGreaterThanOrEqual(1));
    expect((await finished(await restart(), executionArn)).error).toBe("Broken");
    expect(calls).toHaveLength(3);
  });

  test("What is over stays as it was", async () => {
    const database = join(folder(), "states.db");
    const before = await stepFunctions({ database });
    const executionArn = await start(before.client, await create(before.client, machine({ P: end })), "in");
    const [execution, events] = [
      await finished(before.client, executionArn),
      await history(before.client, executionArn),
    ];
    await before.stop();
    const { client } = await stepFunctions({ database });
    const { $metadata: _, ...again } = await finished(client, executionArn);
    expect(execution).toMatchObject(again);
    expect(await history(client, executionArn)).toEqual(events);
  });
});

describe("A crash at any instant", () => {
  const definition = machine({
    First: task("step", { Assign: { first: "{% $states.result %}" }, Next: "Both" }),
    Both: {
      Type: "Parallel",
      Branches: [
        machine({ Pause: { Type: "Wait", Seconds: 20, Next: "Inner" }, Inner: task("step", { End: true }) }),
        machine({
          Each: {
            Type: "Map",
            Items: [1, 2, 3, 4, 5],
            MaxConcurrency: 2,
            ItemSelector: { item: "{% $states.context.Map.Item.Value %}", first: "{% $first %}" },
            ItemProcessor: machine({
              Work: task("step", { Retry: [{ ErrorEquals: ["Flaky"], IntervalSeconds: 5 }], Next: "Shape" }),
              Shape: { ...end, Output: "{% $states.input.item * 10 %}" },
            }),
            End: true,
          },
        }),
      ],
      Next: "Last",
    },
    Last: { ...end, Output: { first: "{% $first %}", both: "{% $states.input %}" } },
  });

  /** Answers with its payload, a little later; the third item fails at first. `onStep` is told of each that begins. */
  function steps(onStep = () => {}) {
    let failures = 1;
    const step = async (payload: unknown) => {
      onStep();
      await new Promise((resolve) => setTimeout(resolve, 2));
      const isFlaky = (payload as { item?: number }).item === 3 && failures-- > 0;
      if (isFlaky) throw Object.assign(new Error("once"), { name: "Flaky" });
      return payload;
    };
    return functions({ step });
  }

  test("leads to the same output over the same events, each once", async () => {
    const path = folder();
    const database = join(path, "states.db");
    const copies: string[] = [];
    const crash = () => void copies.push(copy(database, join(path, `${copies.length}.db`)));
    const { client } = await stepFunctions({ database, timeScale: 0.001, invoker: steps(crash).invoker });
    const stateMachineArn = await create(client, definition);
    const timer = setInterval(crash, 1);
    const started = await client.send(
      new StartExecutionCommand({ stateMachineArn, name: "one", input: '{"n":1}' }),
    );
    const executionArn = started.executionArn as string;
    const { output } = await finished(client, executionArn);
    clearInterval(timer);
    const uninterrupted = types(await history(client, executionArn));

    const crashes = new Set<number>();
    for (const crashed of copies) {
      const restarted = await stepFunctions({
        database: crashed,
        timeScale: 0.001,
        invoker: steps().invoker,
      });
      const events = await history(restarted.client, executionArn).catch(() => []);
      if (events.length > 0 && !crashes.has(events.length)) {
        crashes.add(events.length);
        expect((await finished(restarted.client, executionArn)).output).toBe(output);
        const all = await history(restarted.client, executionArn);
        expect(all.map(({ id }) => id)).toEqual(all.map((_, index) => index + 1));
        expect(all.every(({ id = 0, previousEventId = 0 }) => previousEventId < id)).toBe(true);
        expect(withoutFlaw(types(all))).toEqual(withoutFlaw(uninterrupted));
      }
      await restarted.stop();
    }
    expect(crashes.size).toBeGreaterThan(5);
  });

  function copy(database: string, to: string): string {
    for (const suffix of ["", "-wal"])
      if (existsSync(database + suffix)) copyFileSync(database + suffix, to + suffix);
    return to;
  }

  const types = (events: HistoryEvent[]) => events.map(({ type }) => `${type}`).toSorted();

  /** A flaky step is as good as new in the copy of a world in which it has failed before, and the other way round. */
  const withoutFlaw = (events: string[]) => events.filter((type) => !type.startsWith("LambdaFunction"));
});

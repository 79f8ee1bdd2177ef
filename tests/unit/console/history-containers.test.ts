/** Parallel and Map in histories: what is inside of what, what was aborted, what was tried again. */
import { readHistory, type Visit } from "step-functions-local/console/model/history/index.ts";
import { describe, expect, test } from "vitest";
import { history } from "./support/events.ts";

const read = (text: string) => readHistory(history(text));
const outline = (visits: Visit[]) =>
  visits.map(({ state, status, parent, iteration }) => {
    const place = parent === undefined ? "" : ` in ${parent.state}`;
    return `${state} ${status}${place}${iteration === undefined ? "" : ` item ${iteration}`}`;
  });

describe("Parallel", () => {
  test("Its branches are inside of it, and what follows is not", () => {
    const { visits } = read(`
      1<-0 ExecutionStarted
      2<-0 ParallelStateEntered P
      3<-2 ParallelStateStarted
      4<-3 PassStateEntered A1
      5<-3 PassStateEntered B1
      6<-4 PassStateExited A1
      7<-5 PassStateExited B1
      8<-6 PassStateEntered A2
      9<-8 PassStateExited A2
      10<-9 ParallelStateSucceeded
      11<-9 ParallelStateExited P
      12<-11 PassStateEntered After`);
    expect(outline(visits)).toEqual([
      "P succeeded",
      "A1 succeeded in P",
      "B1 succeeded in P",
      "A2 succeeded in P",
      "After running",
    ]);
    expect(visits[3]?.previous).toBe(visits[1]);
    expect(visits[4]?.previous).toBe(visits[0]);
  });

  test("When a branch fails, its task has failed and what runs beside it was aborted; Catch goes on", () => {
    const { visits } = read(`
      2<-0 ParallelStateEntered P
      3<-2 ParallelStateStarted
      4<-3 TaskStateEntered Failing
      5<-3 WaitStateEntered Waiting
      6<-4 LambdaFunctionScheduled
      7<-6 LambdaFunctionStarted
      8<-7 LambdaFunctionFailed {"error":"Boom"}
      9<-8 TaskStateAborted
      10<-5 WaitStateAborted
      11<-8 ParallelStateFailed
      12<-11 ParallelStateExited P
      13<-12 PassStateEntered Handled`);
    expect(outline(visits)).toEqual([
      "P caught",
      "Failing failed in P",
      "Waiting aborted in P",
      "Handled running",
    ]);
    expect(visits[0]?.failure).toEqual({ error: "Boom" });
  });

  test("A task that was waiting to be tried again when its sibling failed was aborted", () => {
    const { visits } = read(`
      2<-0 ParallelStateEntered P
      3<-2 ParallelStateStarted
      4<-3 TaskStateEntered Retrying
      5<-3 WaitStateEntered Slow
      6<-4 TaskScheduled
      7<-6 TaskFailed {"error":"Busy"}
      8<-5 WaitStateExited Slow
      9<-8 FailStateEntered Failing
      10<-7 TaskStateAborted
      11<-9 ParallelStateFailed
      12<-11 ExecutionFailed {"error":"Boom"}`);
    expect(outline(visits)).toEqual([
      "P failed",
      "Retrying aborted in P",
      "Slow succeeded in P",
      "Failing failed in P",
    ]);
  });

  test("Tried again, it leaves the visits of its earlier attempts behind", () => {
    const { visits } = read(`
      2<-0 ParallelStateEntered P
      3<-2 ParallelStateStarted
      4<-3 FailStateEntered Branch
      5<-4 ParallelStateStarted
      6<-5 FailStateEntered Branch
      7<-6 ParallelStateStarted
      8<-7 FailStateEntered Branch
      9<-8 ParallelStateFailed
      10<-9 ExecutionFailed {"error":"Boom","cause":"no"}`);
    expect(visits.map(({ isSuperseded }) => isSuperseded)).toEqual([false, true, true, false]);
    expect(visits[0]?.attempts.map(({ status }) => status)).toEqual(["failed", "failed", "failed"]);
    expect(visits[0]).toMatchObject({ status: "failed", failure: { error: "Boom", cause: "no" } });
  });

  test("The failure of an inner one is retried by the outer one", () => {
    const { visits } = read(`
      2<-0 ParallelStateEntered Outer
      3<-2 ParallelStateStarted
      4<-3 ParallelStateEntered Inner
      5<-4 ParallelStateStarted
      6<-5 FailStateEntered Failing
      7<-6 ParallelStateFailed
      8<-7 ParallelStateStarted
      9<-8 ParallelStateEntered Inner`);
    expect(outline(visits)).toEqual([
      "Outer running",
      "Inner failed in Outer",
      "Failing failed in Inner",
      "Inner running in Outer",
    ]);
    expect(visits[0]?.attempts.map(({ status }) => status)).toEqual(["failed", "running"]);
  });
});

describe("Map", () => {
  const nested = `
    2<-0 MapStateEntered Outer
    3<-2 MapStateStarted {"length":2}
    4<-3 MapIterationStarted Outer {"index":0}
    5<-4 MapStateEntered Inner
    6<-5 MapStateStarted {"length":1}
    7<-6 MapIterationStarted Inner {"index":0}
    8<-7 PassStateEntered Step
    9<-8 PassStateExited Step
    10<-9 MapIterationSucceeded Inner {"index":0}
    11<-10 MapStateSucceeded
    12<-10 MapStateExited Inner
    13<-12 MapIterationSucceeded Outer {"index":0}
    14<-12 MapIterationStarted Outer {"index":1}
    15<-14 MapStateEntered Inner`;

  test("Each item's states know which item they are of, however deep", () => {
    const { visits, stepOf } = read(nested);
    expect(outline(visits)).toEqual([
      "Outer running",
      "Inner succeeded in Outer item 0",
      "Step succeeded in Inner item 0",
      "Inner running in Outer item 1",
    ]);
    expect(visits[0]?.items).toBe(2);
    expect(visits[3]?.previous).toBeUndefined();
    expect(stepOf.get(13)).toBe(visits[0]);
  });

  test("A failing item ends the others, and the Map is caught or has failed", () => {
    const failing = `
      2<-0 MapStateEntered M
      3<-2 MapStateStarted {"length":2}
      4<-3 MapIterationStarted M {"index":0}
      5<-3 MapIterationStarted M {"index":1}
      6<-4 ChoiceStateEntered Choose
      7<-5 WaitStateEntered Pause
      8<-6 MapIterationFailed M {"index":0}
      9<-7 WaitStateAborted
      10<-7 MapIterationAborted M {"index":1}
      11<-6 MapStateFailed`;
    const inside = ["Choose failed in M item 0", "Pause aborted in M item 1"];
    expect(outline(read(`${failing}\n12<-11 ExecutionFailed`).visits)).toEqual(["M failed", ...inside]);
    expect(outline(read(`${failing}\n12<-11 MapStateExited M`).visits)).toEqual(["M caught", ...inside]);
  });

  test("A redrive goes on with the items that had not succeeded", () => {
    const { visits } = read(`
      2<-0 MapStateEntered M
      3<-2 MapStateStarted {"length":2}
      4<-3 MapIterationStarted M {"index":0}
      5<-4 TaskStateEntered Call
      6<-5 TaskScheduled
      7<-6 TaskFailed {"error":"Boom"}
      8<-7 TaskStateAborted
      9<-7 MapIterationFailed M {"index":0}
      10<-7 MapStateFailed
      11<-10 ExecutionFailed {"error":"Boom"}
      12<-11 ExecutionRedriven
      13<-12 TaskScheduled
      14<-13 TaskSucceeded
      15<-14 TaskStateExited Call
      16<-15 MapIterationSucceeded M {"index":0}
      17<-15 MapIterationStarted M {"index":1}
      18<-17 TaskStateEntered Call`);
    expect(outline(visits)).toEqual(["M running", "Call succeeded in M item 0", "Call running in M item 1"]);
  });
});

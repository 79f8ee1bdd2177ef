/** How states stand, given the visits to them; which ways were taken; which state is shown first. */
import { readHistory } from "step-functions-local/console/model/history/index.ts";
import {
  END,
  edgeKey,
  START,
  stateToShow,
  takenEdges,
  viewStates,
  visitToShow,
} from "step-functions-local/console/model/states.ts";
import { variablesAt } from "step-functions-local/console/model/variables.ts";
import { describe, expect, test } from "vitest";
import { history } from "./support/events.ts";

const visitsOf = (text: string) => readHistory(history(text)).visits;

const handled = `
  2<-0 TaskStateEntered Call
  3<-2 TaskScheduled
  4<-3 TaskFailed {"error":"Busy"}
  5<-4 TaskScheduled
  6<-5 TaskFailed {"error":"Boom"}
  7<-6 TaskStateExited Call
  8<-7 TaskStateEntered Handle
  9<-8 TaskScheduled
  10<-9 TaskSucceeded
  11<-10 TaskStateExited Handle {"assignedVariables":{"x":"1"}}
  12<-11 FailStateEntered End {"input":"{}"}`;

const items = `
  2<-0 MapStateEntered M
  3<-2 MapStateStarted {"length":3}
  4<-3 MapIterationStarted M {"index":0}
  5<-3 MapIterationStarted M {"index":1}
  6<-4 WaitStateEntered Step
  7<-5 WaitStateEntered Step
  8<-6 WaitStateExited Step
  9<-8 MapIterationSucceeded M {"index":0}`;

describe("a state's status", () => {
  test("is that of its visit, with how often it was tried again", () => {
    const states = viewStates(visitsOf(handled));
    expect(states.get("Call")).toMatchObject({ status: "caught", retries: 1 });
    expect(states.get("Handle")).toMatchObject({ status: "succeeded", retries: 0 });
    expect(states.get("End")).toMatchObject({ status: "failed" });
  });

  test("in a Map is in progress as long as one item is, with the items counted", () => {
    expect(viewStates(visitsOf(items)).get("Step")).toMatchObject({
      status: "running",
      counts: { running: 1, succeeded: 1 },
    });
  });

  test("in a loop is that of the last visit", () => {
    const loop = `
      2<-0 PassStateEntered A
      3<-2 PassStateExited A
      4<-3 ChoiceStateEntered B
      5<-4 ChoiceStateExited B
      6<-5 PassStateEntered A`;
    expect(viewStates(visitsOf(loop)).get("A")).toMatchObject({ status: "running", counts: { running: 1 } });
  });

  test("is of the last attempt of the Parallel around it", () => {
    const retried = `
      2<-0 ParallelStateEntered P
      3<-2 ParallelStateStarted
      4<-3 WaitStateEntered A
      5<-3 FailStateEntered B
      6<-5 ParallelStateStarted
      7<-6 WaitStateEntered A`;
    expect(viewStates(visitsOf(retried)).get("A")).toMatchObject({ status: "running" });
    expect(viewStates(visitsOf(retried)).get("B")).toMatchObject({ status: "failed" });
  });
});

describe("the ways taken", () => {
  test("lead from the start over each state to where the execution ended", () => {
    expect([...takenEdges(visitsOf(handled), false)]).toEqual([
      edgeKey(START, "Call"),
      edgeKey("Call", "Handle"),
      edgeKey("Handle", "End"),
      edgeKey("End", END),
    ]);
  });

  test("lead to the end only when the execution has succeeded", () => {
    const visits = visitsOf("2<-0 PassStateEntered A\n3<-2 PassStateExited A");
    expect(takenEdges(visits, false)).not.toContain(edgeKey("A", END));
    expect(takenEdges(visits, true)).toContain(edgeKey("A", END));
  });
});

describe("the state shown first", () => {
  test("is the one in progress", () => {
    expect(stateToShow(visitsOf(items), false)).toBe("Step");
  });

  test("is the one that the error came from, not those that handled it or passed it on", () => {
    const visits = visitsOf(`${handled}\n13<-12 ExecutionFailed {"error":"Boom"}`);
    expect(stateToShow(visits, false)).toBe("Call");
  });

  test("is the last one of an execution that succeeded, and none before the first", () => {
    expect(stateToShow(visitsOf(handled), true)).toBe("End");
    expect(stateToShow([], false)).toBeUndefined();
  });

  test("and of its visits the one that is not done", () => {
    const visits = visitsOf(items).filter(({ state }) => state === "Step");
    expect(visitToShow(visits)?.iteration).toBe(1);
  });
});

test("Variables are readable from the state after the one that assigned them, and inside of it", () => {
  const visits = visitsOf(`
    2<-0 PassStateEntered A
    3<-2 PassStateExited A {"assignedVariables":{"x":"1","y":"1"}}
    4<-3 ParallelStateEntered P
    5<-4 ParallelStateStarted
    6<-5 PassStateEntered B
    7<-6 PassStateExited B {"assignedVariables":{"y":"2"}}
    8<-7 PassStateEntered C`);
  expect(visits.map(variablesAt)).toEqual([{}, { x: "1", y: "1" }, { x: "1", y: "1" }, { x: "1", y: "2" }]);
});

/** Histories into visits, on sequences of events as AWS and the local endpoint record them. */
import { readHistory, type Visit } from "step-functions-local/console/model/history/index.ts";
import { describe, expect, test } from "vitest";
import { history } from "./support/events.ts";

const visitsOf = (text: string) => readHistory(history(text)).visits;
const outline = (visits: Visit[]) => visits.map(({ state, status }) => `${state} ${status}`);

describe("a task", () => {
  const retried = `
    1<-0 ExecutionStarted
    2<-0 TaskStateEntered Call {"input":"1"}
    3<-2 TaskScheduled {"parameters":"{}"}
    4<-3 TaskStarted
    5<-4 TaskFailed {"error":"Busy","cause":"later"}
    6<-5 TaskScheduled {"parameters":"{}"}
    7<-6 TaskStarted`;

  test("that runs is in progress, and its attempts are told apart", () => {
    const [visit] = visitsOf(retried);
    expect(visit).toMatchObject({ state: "Call", type: "Task", status: "running", input: "1", enteredAt: 2 });
    expect(visit?.attempts).toMatchObject([
      { number: 1, status: "failed", startedAt: 4, endedAt: 5, error: "Busy", cause: "later" },
      { number: 2, status: "running", startedAt: 7, parameters: "{}" },
    ]);
    expect(visit?.endedAt).toBeUndefined();
  });

  test("that a retry mended has succeeded, with its output and what it assigned", () => {
    const [visit] = visitsOf(`${retried}
      8<-7 TaskSucceeded {"output":"2"}
      9<-8 TaskStateExited Call {"output":"3","assignedVariables":{"x":"4"}}`);
    expect(visit).toMatchObject({ status: "succeeded", output: "3", assigned: { x: "4" }, endedAt: 9 });
    expect(visit?.attempts[1]).toMatchObject({ status: "succeeded", output: "2", endedAt: 8 });
  });

  test("that is left after its failure was caught, and the state that handles it follows it", () => {
    const visits = visitsOf(`${retried}
      8<-7 TaskTimedOut {"error":"States.Timeout"}
      9<-8 TaskStateExited Call {"output":"{}"}
      10<-9 PassStateEntered Handle`);
    expect(outline(visits)).toEqual(["Call caught", "Handle running"]);
    expect(visits[0]?.failure).toEqual({ error: "States.Timeout" });
    expect(visits[1]?.previous).toBe(visits[0]);
  });

  test("whose failure ends the execution has failed; a direct Lambda integration is read alike", () => {
    const [visit] = visitsOf(`
      1<-0 ExecutionStarted
      2<-0 TaskStateEntered Call
      3<-2 LambdaFunctionScheduled {"input":"{}"}
      4<-3 LambdaFunctionStarted
      5<-4 LambdaFunctionFailed {"error":"Boom"}
      6<-5 ExecutionFailed {"error":"Boom","cause":"no"}`);
    expect(visit).toMatchObject({ status: "failed", endedAt: 6, failure: { error: "Boom" } });
    expect(visit?.attempts).toMatchObject([{ status: "failed", parameters: "{}" }]);
  });

  test("that was under way when the execution was stopped or timed out was aborted, and so its attempt", () => {
    for (const end of ["ExecutionAborted", "ExecutionTimedOut"]) {
      const [visit] = visitsOf(`${retried}\n8<-0 ${end}`);
      expect(visit).toMatchObject({ status: "aborted", endedAt: 8 });
      expect(visit?.attempts.at(-1)).toMatchObject({ status: "aborted", endedAt: 8 });
    }
  });
});

describe("an evaluation that fails", () => {
  test("belongs to the state that it names, though it points back to what that followed", () => {
    const { visits, stepOf } = readHistory(
      history(`
        1<-0 ExecutionStarted
        2<-0 PassStateEntered First
        3<-2 PassStateExited First {"output":"1"}
        4<-3 PassStateEntered Second
        5<-3 EvaluationFailed {"state":"Second","error":"States.QueryEvaluationError","location":"Output"}
        6<-5 ExecutionFailed {"error":"States.QueryEvaluationError"}`),
    );
    expect(outline(visits)).toEqual(["First succeeded", "Second failed"]);
    expect(visits[1]?.failure).toMatchObject({ location: "Output" });
    expect(stepOf.get(5)).toBe(visits[1]);
  });
});

describe("a redrive", () => {
  const failed = `
    1<-0 ExecutionStarted
    2<-0 PassStateEntered First
    3<-2 PassStateExited First {"output":"1"}
    4<-3 TaskStateEntered Call
    5<-4 TaskScheduled
    6<-5 TaskStarted
    7<-6 TaskFailed {"error":"Boom"}
    8<-7 ExecutionFailed {"error":"Boom"}
    9<-8 ExecutionRedriven {"redriveCount":1}`;

  test("goes on in the state that had failed, with a new attempt", () => {
    const visits = visitsOf(`${failed}
      10<-9 TaskScheduled
      11<-10 TaskStarted
      12<-11 TaskSucceeded {"output":"2"}
      13<-12 TaskStateExited Call {"output":"2"}
      14<-13 ExecutionSucceeded {"output":"2"}`);
    expect(outline(visits)).toEqual(["First succeeded", "Call succeeded"]);
    expect(visits[1]?.attempts).toMatchObject([
      { redrive: 0, status: "failed" },
      { redrive: 1, status: "succeeded" },
    ]);
  });

  test("shows the state as in progress again at once", () => {
    expect(outline(visitsOf(failed))).toEqual(["First succeeded", "Call running"]);
  });

  test("enters a Fail state once more, from where it was entered before", () => {
    const visits = visitsOf(`
      1<-0 ExecutionStarted
      2<-0 PassStateEntered First
      3<-2 PassStateExited First
      4<-3 FailStateEntered End
      5<-4 ExecutionFailed {"error":"Boom"}
      6<-5 ExecutionRedriven
      7<-6 FailStateEntered End
      8<-7 ExecutionFailed {"error":"Boom"}`);
    expect(outline(visits)).toEqual(["First succeeded", "End failed", "End failed"]);
    expect(visits[2]?.previous).toBe(visits[0]);
  });
});

test("Events that are not known change nothing", () => {
  const known = "1<-0 ExecutionStarted\n2<-0 WaitStateEntered Pause";
  expect(outline(visitsOf(`${known}\n3<-2 SomethingNew\n4<-3 WaitStateExited Pause`))).toEqual([
    "Pause succeeded",
  ]);
});

/** The rows of the tables, and the pace of asking. */

import fc from "fast-check";
import { eventRow, filterEvents, merge } from "step-functions-local/console/model/events.ts";
import { readHistory } from "step-functions-local/console/model/history/index.ts";
import { pollDelay } from "step-functions-local/console/model/poll.ts";
import { timeline } from "step-functions-local/console/model/timeline.ts";
import { describe, expect, test } from "vitest";
import { history } from "./support/events.ts";

const events = history(`
  1<-0 ExecutionStarted {"input":"{}"}
  2<-1 PassStateEntered Quick
  3<-2 PassStateExited Quick
  4<-3 ParallelStateEntered Both
  5<-4 ParallelStateStarted
  6<-5 TaskStateEntered Call
  7<-6 TaskScheduled
  8<-7 TaskFailed {"error":"Boom"}
  9<-8 TaskScheduled`);
const { visits, stepOf } = readHistory(events);

describe("the timeline", () => {
  const [quick, both, call] = timeline(visits, 0, 10);

  test("has each state's time as shares of the whole, up to now for what runs", () => {
    expect(quick).toMatchObject({ depth: 0, after: 2, duration: 1, span: { from: 0.2, to: 0.3 } });
    expect(both).toMatchObject({ duration: 6, span: { from: 0.4, to: 1, status: "running" } });
  });

  test("has each attempt of a task, inside of what it is in", () => {
    expect(call).toMatchObject({
      depth: 1,
      attempts: [
        { from: 0.7, to: 0.8, status: "failed" },
        { from: 0.9, to: 1, status: "running" },
      ],
    });
  });

  test("is sorted by time, by duration or by name", () => {
    const names = (order: "time" | "duration" | "name") =>
      timeline(visits, 0, 10, order).map(({ visit }) => visit.state);
    expect(names("time")).toEqual(["Quick", "Both", "Call"]);
    expect(names("duration")).toEqual(["Both", "Call", "Quick"]);
    expect(names("name")).toEqual(["Both", "Call", "Quick"]);
  });

  test("of an execution that took no time has bars nevertheless", () => {
    for (const { span } of timeline(visits, 4, 4))
      expect([span.from, span.to].every(Number.isFinite)).toBe(true);
  });
});

describe("the table of events", () => {
  const rows = events.map((event) => eventRow(event, { visits, stepOf }, 1));

  test("says of each event what it is about, when it was, and its details", () => {
    expect(rows[7]).toMatchObject({
      id: 8,
      type: "TaskFailed",
      after: 7,
      tone: "bad",
      details: { error: "Boom" },
    });
    expect(rows[7]?.step?.state).toBe("Call");
    expect(rows[0]).toMatchObject({ step: undefined, details: { input: "{}" } });
  });

  test("is filtered by words of type, state and error, all of which must be there", () => {
    const ids = (text: string) => filterEvents(rows, text).map(({ id }) => id);
    expect(ids("call task")).toEqual([6, 7, 8, 9]);
    expect(ids("BOOM")).toEqual([8]);
    expect(ids("call quick")).toEqual([]);
    expect(ids(" ")).toHaveLength(events.length);
  });

  test("grows by the newest events, however much they overlap", () => {
    fc.assert(
      fc.property(fc.nat(events.length), fc.nat(events.length), (known, from) => {
        const merged = merge(events.slice(0, known), events.slice(Math.min(known, from)));
        expect(merged).toEqual(events);
      }),
    );
  });
});

describe("asking again", () => {
  const situation = { isLive: true, isHidden: false, failures: 0, quietFor: 0 };

  test("is frequent while something runs, rarer when nothing happens, rare when it is over", () => {
    const delays = [situation, { ...situation, quietFor: 60_000 }, { ...situation, isLive: false }].map(
      pollDelay,
    );
    expect(delays).toEqual([400, 1_500, 5_000]);
  });

  test("is put off longer and longer while it fails, up to 20 seconds", () => {
    const delays = [1, 2, 3, 10].map((failures) => pollDelay({ ...situation, failures }));
    expect(delays).toEqual([1_000, 2_000, 4_000, 20_000]);
  });

  test("waits until somebody looks", () => {
    expect(pollDelay({ ...situation, isHidden: true, failures: 3 })).toBeUndefined();
  });
});

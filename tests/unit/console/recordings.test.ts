/** Every execution recorded on AWS is understood: each state that was entered, and how it ended. */
import { readFileSync } from "node:fs";
import type { HistoryEvent } from "step-functions-local/console/model/aws.ts";
import { readHistory } from "step-functions-local/console/model/history/index.ts";
import { describe, expect, test } from "vitest";

type Recorded = { id: number | number[]; type: string; previousEventId: number; [details: string]: unknown };
type Recording = {
  name: string;
  parallelSorted?: boolean;
  expected: { status: string; output?: unknown; events: Recorded[] };
};

const file = new URL("../../fixtures/asl-recorded-on-aws/cases.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { cases: Recording[] };
/** The others lost ids and events when they were recorded. */
const whole = cases.filter(({ parallelSorted }) => parallelSorted !== true);

/** Times were replaced in the recordings: each event is a second after the one before it. */
const eventsOf = ({ expected }: Recording) =>
  expected.events.map((event) => ({ ...event, timestamp: Number(event.id) })) as unknown as HistoryEvent[];

describe.each(whole)("$name", (recording) => {
  const { status } = recording.expected;
  const events = eventsOf(recording);
  const { visits, stepOf } = readHistory(events);

  test("has a visit for each state that was entered, and a step for each event of a state", () => {
    const entered = events.filter(({ type }) => type.endsWith("StateEntered"));
    expect(visits.map(({ state }) => state)).toEqual(
      entered.map(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name),
    );
    const ofStates = events.filter(({ type }) => !type.startsWith("Execution"));
    expect(ofStates.filter(({ id }) => !stepOf.has(id))).toEqual([]);
  });

  test("ends every visit as the execution ended", () => {
    const outermost = visits.filter(({ parent }) => parent === undefined);
    expect(visits.filter((visit) => visit.status === "running")).toEqual([]);
    const ends = new Set(outermost.slice(0, -1).map((visit) => visit.status));
    expect([...ends].filter((end) => end !== "succeeded" && end !== "caught")).toEqual([]);
    expect(outermost.at(-1)?.status).toBe(status === "SUCCEEDED" ? "succeeded" : "failed");
  });
});

test("Most recordings are whole", () => {
  expect(whole.length).toBeGreaterThan(55);
});

/** Every execution recorded on AWS, run here through the SDK: the same outcome, the same path, the same events. */
import { describe, expect, test } from "vitest";
import { differences } from "./support/likeness.ts";
import { invokerOf, type RecordedEvent, type Recording, recordings } from "./support/recordings.ts";
import { run, stepFunctions } from "./support/step-functions.ts";

describe("Executions recorded on AWS", () => {
  for (const recording of recordings.filter(({ outdated }) => outdated === undefined)) {
    test(recording.name, () => matchesRecording(recording));
  }

  test("The one that is outdated, of a Map over an object, now runs", async () => {
    const outdated = recordings.filter(({ outdated }) => outdated !== undefined);
    expect(outdated.map(({ name }) => name)).toEqual([
      "scenarios/test_base_scenarios::test_map_state_items_eval_jsonata_variable_sampling_fail[object]",
    ]);
    const [recording] = outdated as [Recording];
    const { client } = await stepFunctions({ timeScale: 0.01 });
    const { output } = await run(client, recording.definition, recording.input);
    expect(output).toEqual([{ Key: "foo", Value: "bar" }]);
  });
});

async function matchesRecording(recording: Recording): Promise<void> {
  const { client } = await stepFunctions({ invoker: invokerOf(recording), timeScale: 0.01 });
  const { execution, events, output } = await run(client, recording.definition, recording.input);
  const { expected, parallelSorted = false } = recording;
  expect(execution.status).toBe(expected.status);
  const { error, cause } = execution;
  const outcome = { error, cause, output: expected.status === "SUCCEEDED" ? output : undefined };
  const recordedOutcome = { error: expected.error, cause: expected.cause, output: expected.output };
  expect(differences(outcome, recordedOutcome)).toEqual([]);

  const { events: recorded } = expected;
  const actual = events as unknown as RecordedEvent[];
  expect(steps(actual, parallelSorted)).toEqual(steps(recorded, parallelSorted));
  if (parallelSorted) expect(differences(damaged(actual), damaged(recorded))).toEqual([]);
  else expect(differences(actual, recorded)).toEqual([]);
}

/** The path of an execution: types of events and names of states. */
function steps(events: RecordedEvent[], parallelSorted: boolean): string[] {
  const path = events.map((event) => `${event.type} ${stateName(event)}`);
  return parallelSorted ? path.filter((step) => !LOST.some((lost) => step.startsWith(lost))).sort() : path;
}

function stateName(event: RecordedEvent): string {
  const details = (event.stateEnteredEventDetails ?? event.stateExitedEventDetails) as
    | { name: string }
    | undefined;
  return details?.name ?? "";
}

/** What the recorder lost, or put out of order, inside a Parallel; see the notes of the file. */
const LOST = ["ParallelStateSucceeded", "ParallelStateFailed"];

function damaged(events: RecordedEvent[]): unknown[] {
  const kept = events.filter(({ type }) => !LOST.includes(type));
  const inside = ({ type }: RecordedEvent) => type.startsWith("Task");
  const bare = kept.map((event) => (inside(event) ? { ...event, id: 0, previousEventId: 0 } : event));
  return bare.toSorted((one, other) => one.id - other.id || one.type.localeCompare(other.type));
}

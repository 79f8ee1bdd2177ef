import fc from "fast-check";
import type { HistoryEvent } from "step-functions-local/history.ts";
import { readBatch, writeBatch } from "step-functions-local/store/event-batch.ts";
import { expect, test } from "vitest";

const payload = fc.oneof(fc.string(), fc.string({ minLength: 33 }), fc.constant("x".repeat(50)));
const details = fc.option(
  fc.record(
    {
      name: fc.string(),
      input: payload,
      output: payload,
      parameters: payload,
      inputDetails: fc.constant({ truncated: false }),
      length: fc.nat(),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  { nil: undefined },
);
const event = fc.record(
  {
    id: fc.nat(),
    previousEventId: fc.nat(),
    timestamp: fc.nat(),
    type: fc.constantFrom("PassStateEntered", "TaskScheduled"),
    details,
  },
  { noNullPrototype: true },
) as fc.Arbitrary<HistoryEvent>;

test("Events are read as they were written", () => {
  fc.assert(
    fc.property(fc.array(event), (events) => {
      expect(readBatch(writeBatch(events))).toEqual(events);
    }),
  );
});

test("A text that many events share is written once", () => {
  const input = "y".repeat(1000);
  const one: HistoryEvent = {
    ...{ id: 1, previousEventId: 0, timestamp: 0, type: "PassStateEntered" },
    details: { input },
  };
  expect(writeBatch(Array(100).fill(one)).length).toBeLessThan(10_000);
});

import { expect, test } from "vitest";
import { crowd } from "../../support/faults/crowd.ts";

/** Of the model, for a persona that passes its first interview. */
const CALLS = 2;

test("20 users at once, and a model of 5 calls a second: all ready and checked, without a storm of retries", async () => {
  const [users, perSecond] = [20, 5];
  const { personas, calls } = await crowd({ users, perSecond, timeScale: 0.2 });
  const done = personas.map(({ status, fidelity }) => ({ status, passed: fidelity?.passed }));
  expect(done).toEqual(personas.map(() => ({ status: "ready", passed: true })));
  expect(calls.filter(({ accepted }) => accepted)).toHaveLength(CALLS * users);
  expect(calls.length).toBeLessThan(4 * CALLS * users);
  expect(calls.length).toBeGreaterThan(CALLS * users);
});

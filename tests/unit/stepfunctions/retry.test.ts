import fc from "fast-check";
import { decideRetry, matchesError, RESULT_TOO_LARGE, type Retrier } from "step-functions-local/retry.ts";
import { describe, expect, test } from "vitest";

const always = (value: number) => () => value;

describe("Which errors a Retrier or Catcher takes", () => {
  const cases: [errorEquals: string[], error: string | undefined, takes: boolean][] = [
    [["Throttled"], "Throttled", true],
    [["Throttled"], "Refused", false],
    [["Throttled"], undefined, false],
    [["States.ALL"], "Throttled", true],
    [["States.ALL"], undefined, true],
    [["States.ALL"], "States.Timeout", true],
    [["States.ALL"], "States.QueryEvaluationError", true],
    [["States.ALL"], "States.DataLimitExceeded", false],
    [["States.DataLimitExceeded"], "States.DataLimitExceeded", true],
    [["States.ALL"], RESULT_TOO_LARGE, true],
    [["States.DataLimitExceeded"], RESULT_TOO_LARGE, true],
    [["Throttled"], RESULT_TOO_LARGE, false],
    [["States.ALL"], "States.Runtime", false],
    [["States.Runtime"], "States.Runtime", false],
    [["States.TaskFailed"], "Throttled", true],
    [["States.TaskFailed"], "States.Timeout", false],
    [["States.Timeout"], "States.HeartbeatTimeout", true],
  ];
  for (const [errorEquals, error, takes] of cases) {
    test(`${errorEquals} ${takes ? "takes" : "does not take"} ${error ?? "a failure without a name"}`, () => {
      expect(matchesError(errorEquals, error)).toBe(takes);
    });
  }
});

describe("The decision to try again", () => {
  test("Without numbers, there are three retries, after 1, 2 and 4 seconds", () => {
    expect(delays([{ ErrorEquals: ["States.ALL"] }], "Boom")).toEqual([1, 2, 4]);
  });

  test("The delay grows by the rate up to the cap", () => {
    const retrier = {
      ErrorEquals: ["Boom"],
      IntervalSeconds: 2,
      BackoffRate: 3,
      MaxAttempts: 4,
      MaxDelaySeconds: 20,
    };
    expect(delays([retrier], "Boom")).toEqual([2, 6, 18, 20]);
  });

  test("Full jitter draws from zero to the capped delay", () => {
    const jittered: Retrier = {
      ErrorEquals: ["Boom"],
      IntervalSeconds: 8,
      MaxDelaySeconds: 10,
      JitterStrategy: "FULL",
    };
    expect(decideRetry([jittered], [1], "Boom", always(0.25))?.delaySeconds).toBe(2.5);
  });

  test("An error that no retrier names is not tried again", () => {
    expect(decideRetry([{ ErrorEquals: ["Throttled"] }], [], "Refused", always(0))).toBeUndefined();
  });

  test("A retrier that is used up decides against, even when a later one would match", () => {
    const retriers = [{ ErrorEquals: ["Boom"], MaxAttempts: 0 }, { ErrorEquals: ["States.ALL"] }];
    expect(decideRetry(retriers, [], "Boom", always(0))).toBeUndefined();
  });

  test("Each retrier counts for itself", () => {
    const retriers = [{ ErrorEquals: ["A"] }, { ErrorEquals: ["B"] }];
    expect(decideRetry(retriers, [3, 1], "B", always(0))).toEqual({ delaySeconds: 2, attempts: [3, 2] });
  });

  test("No retrier is tried more often than its attempts, and no delay leaves its bounds", () => {
    fc.assert(
      fc.property(
        retrierArbitrary,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (retrier, chance) => {
          const waited = delays([retrier], "Boom", chance);
          expect(waited).toHaveLength(retrier.MaxAttempts);
          for (const delay of waited) {
            expect(delay).toBeGreaterThanOrEqual(0);
            expect(delay).toBeLessThanOrEqual(retrier.MaxDelaySeconds);
          }
        },
      ),
    );
  });
});

const retrierArbitrary = fc.record({
  ErrorEquals: fc.constant<string[]>(["Boom"]),
  IntervalSeconds: fc.integer({ min: 1, max: 60 }),
  BackoffRate: fc.double({ min: 1, max: 5, noNaN: true }),
  MaxAttempts: fc.integer({ min: 0, max: 12 }),
  MaxDelaySeconds: fc.integer({ min: 61, max: 600 }),
  JitterStrategy: fc.constantFrom("FULL" as const, "NONE" as const),
});

/** The delays of all retries until the retriers give up. */
function delays(retriers: Retrier[], error: string, chance = 0.5): number[] {
  const waited: number[] = [];
  let attempts: number[] = [];
  for (;;) {
    const decision = decideRetry(retriers, attempts, error, always(chance));
    if (decision === undefined) return waited;
    waited.push(decision.delaySeconds);
    attempts = decision.attempts;
  }
}

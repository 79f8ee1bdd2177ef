/**
 * Every fault of the model's endpoint alone, in every ordered pair, and in random sequences: each
 * generation ends as the policy says, after exactly the calls that it says. SEED=random tries others, FAULTS_SEQUENCES
 * more (1,000 take five minutes).
 */
import { GENERATION_ERRORS } from "@persona-ai/core/persona/failure.ts";
import type { Fault } from "@persona-ai/local/bedrock/faults.ts";
import fc from "fast-check";
import { Resource } from "sst/resource";
import { afterAll, expect, test } from "vitest";
import { expectWhole, generated, newcomer } from "../../support/faults/generations.ts";
import { type Outcome, predict, readPolicy } from "../../support/faults/policy.ts";
import { startFaultStack } from "../../support/faults/stack.ts";
import { forgetCalls, modelCalls, setFaults } from "../../support/generation.ts";

const SEQUENCES = Number(process.env.FAULTS_SEQUENCES ?? 250);

const stack = await startFaultStack();
afterAll(stack.close);

const policy = readPolicy();
const ada = await newcomer();
const FAULTS: Fault[] = [
  "throttle",
  "unavailable",
  "timeout",
  "malformed",
  "refuse",
  "access_denied",
  "drop",
  "unfaithful",
];

async function expectAsPredicted(faults: readonly Fault[]): Promise<void> {
  await forgetCalls();
  await setFaults(...faults);
  const persona = await generated(stack, ada);

  const { calls, paid, outcome } = predict(faults, policy);
  const modelIds = { primary: Resource.Model.id, fallback: Resource.Model.fallbackId };
  const made = (await modelCalls()).map(({ modelId, fault }) => ({ modelId, fault }));
  expect(made).toEqual(calls.map(({ role, fault }) => ({ modelId: modelIds[role], fault })));
  expect(persona).toMatchObject(shown(outcome, paid, modelIds));
  await expectWhole(ada, persona);
}

function shown(outcome: Outcome, paid: number, modelIds: Record<"primary" | "fallback", string>): object {
  if (outcome.status === "failed") {
    return { status: "failed", error: GENERATION_ERRORS[outcome.error as keyof typeof GENERATION_ERRORS] };
  }
  const { passed, attempts, warnings } = outcome.fidelity;
  return {
    status: "ready",
    model: modelIds[outcome.role],
    usage: { calls: paid },
    fidelity: { passed, attempts, warnings: warnings.map((code) => ({ code })) },
  };
}

test.each(FAULTS)("a generation with the one fault %s ends as the policy says", async (fault) => {
  await expectAsPredicted([fault]);
});

test.each(FAULTS)(
  "a generation with the fault %s and any other after it ends as the policy says",
  async (first) => {
    for (const second of FAULTS) await expectAsPredicted([first, second]);
  },
);

type Run = [fault: Fault, length: number];
const runs = (weight: number, faults: Fault[], max: number) => ({
  weight,
  arbitrary: fc.tuple(fc.constantFrom(...faults), fc.integer({ min: 1, max })) as fc.Arbitrary<Run>,
});

/** Runs of a fault, long enough to use up the attempts of both models, and seldom what ends it all. */
const sequence = fc
  .array(
    fc.oneof(
      runs(5, ["ok", "unfaithful"], 1),
      runs(3, ["throttle"], 11),
      runs(3, ["unavailable", "timeout", "drop"], 5),
      runs(1, ["malformed"], 2),
      runs(1, ["refuse", "access_denied"], 1),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((some) => some.flatMap(([fault, length]) => Array<Fault>(length).fill(fault)).slice(0, 20));

test(`a generation with any sequence of faults ends as the policy says (${SEQUENCES} of them)`, async () => {
  await fc.assert(fc.asyncProperty(sequence, expectAsPredicted), { numRuns: SEQUENCES });
});

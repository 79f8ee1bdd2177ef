/**
 * Faults of Lambda at every step: once, which a retry mends, in the middle of a step, at each of its requests to the
 * table; and always, which ends in MarkFailed, or else in the event of the execution's end, or else in the sweep.
 */
import { failureOf } from "@persona-ai/core/persona/failure.ts";
import { Workflow } from "@persona-ai/core/workflow";
import { afterAll, describe, expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import type { Cut, FunctionFault, Invocation } from "../../support/faults/functions.ts";
import { expectWhole, generate, newcomer, seen, sweepLater } from "../../support/faults/generations.ts";
import { startFaultStack } from "../../support/faults/stack.ts";
import { forgetCalls, modelCalls } from "../../support/generation.ts";

const stack = await startFaultStack();
afterAll(stack.close);

/** What the state machine is told of each. */
const ERRORS = {
  killed_before: "Runtime.ExitError",
  killed_after: "Runtime.ExitError",
  out_of_memory: "Runtime.ExitError",
  timed_out: "Sandbox.Timedout",
  throttled: "Lambda.TooManyRequestsException",
  service_down: "Lambda.ServiceException",
} as const satisfies Record<Exclude<FunctionFault, object>, string>;
const FAULTS = Object.entries(ERRORS).map(([fault, error]) => ({
  fault: fault as keyof typeof ERRORS,
  error,
}));

const STEPS = [
  "FetchResponses",
  "SynthesizeTraits",
  "GenerateProfile",
  "InterviewPersona",
  "PersistPersona",
  "MarkReady",
];
/** A failure of the interview costs the persona nothing but a warning. */
const NEEDED = STEPS.filter((step) => step !== "InterviewPersona");
const CALLS = 2;

const ada = await newcomer();

async function generateWith(choose: (invocation: Invocation) => FunctionFault | undefined) {
  await forgetCalls();
  const plan = stack.functions.plan(ada.userId, choose);
  await generate(stack, ada);
  plan.end();
  const calls = (await modelCalls()).length;
  return { persona: await seen(ada), calls, faults: plan.faults };
}

const always =
  (faulty: Record<string, FunctionFault>) =>
  ({ name }: Invocation) =>
    faulty[name];

test("a generation without faults runs each step once, with one call to write and one to interview", async () => {
  const plan = stack.functions.plan(ada.userId, () => undefined);
  await generate(stack, ada);
  plan.end();
  expect(plan.invocations).toEqual(STEPS);
});

describe.each(FAULTS)("$fault", ({ fault, error }) => {
  test.each(STEPS)("once at %s: ready, without a call of the model more", async (step) => {
    const { persona, calls, faults } = await generateWith(({ name, attempt }) =>
      name === step && attempt === 1 ? fault : undefined,
    );
    expect({ faults, calls, persona }).toMatchObject({
      faults: 1,
      calls: CALLS,
      persona: { status: "ready", usage: { calls: CALLS }, fidelity: { passed: true } },
    });
    await expectWhole(ada, persona);
  });

  test.each(NEEDED)("always at %s: failed by MarkFailed, and ready when asked for again", async (step) => {
    const { persona } = await generateWith(always({ [step]: fault }));
    expect(persona).toMatchObject(outcomeOf(step, fault, error));
    await expectWhole(ada, persona);
    expect(await askedAgain()).toMatchObject({ status: "ready", version: persona.version + 1 });
  });

  test("always at the interview: ready, and it says that it was not checked", async () => {
    const { persona } = await generateWith(always({ InterviewPersona: fault }));
    const fidelity = { passed: false, attempts: 1, warnings: [{ code: "fidelity_not_checked" }] };
    expect(persona).toMatchObject({ status: "ready", fidelity });
    await expectWhole(ada, persona);
  });

  test.each(["killed_before", "throttled"] as const)(
    "always, and MarkFailed always %s: failed by the event, which knows why",
    async (second) => {
      const { persona } = await generateWith(always({ PersistPersona: fault, MarkFailed: second }));
      expect(persona).toMatchObject({ status: "failed", error: failureOf(error) });
      await expectWhole(ada, persona);
      expect(await askedAgain()).toMatchObject({ status: "ready", version: persona.version + 1 });
    },
  );

  test("always, and MarkFailed and the event's handler, too: failed by the sweep, which knows why", async () => {
    const nets = { MarkFailed: "killed_before", ExecutionStatus: "killed_before" } as const;
    const { persona: stuck } = await generateWith(always({ FetchResponses: fault, ...nets }));
    expect(stuck.status).toBe("generating");
    await sweepLater();
    const persona = await seen(ada);
    expect(persona).toMatchObject({ status: "failed", error: failureOf(error) });
    await expectWhole(ada, persona);
    expect(await askedAgain()).toMatchObject({ status: "ready", version: persona.version + 1 });
  });
});

/** A step that did its work and could not say so has done it all the same. */
function outcomeOf(step: string, fault: FunctionFault, error: string) {
  const done = fault === "killed_after" || fault === "out_of_memory" || fault === "timed_out";
  return step === "MarkReady" && done ? { status: "ready" } : { status: "failed", error: failureOf(error) };
}

async function askedAgain() {
  await generate(stack, ada);
  return seen(ada);
}

test.each([
  ["FetchResponses", "killed_before", 2],
  ["GenerateProfile", "killed_before", 2],
  ["GenerateProfile", "killed_after", 1],
  ["PersistPersona", "killed_before", 0],
  ["MarkReady", "killed_before", 0],
] as const)(
  "failed because %s was always %s, it is tried again with %i calls",
  async (step, fault, calls) => {
    const { persona: failed } = await generateWith(always({ [step]: fault }));
    await forgetCalls();
    const { body } = accepted(await ada.client.post("/personas/me/retry"));
    await stack.ended(Workflow.executionArn({ personaId: body.persona.id, version: body.persona.version }));
    const persona = await seen(ada);
    expect(persona).toMatchObject({
      status: "ready",
      version: failed.version + 1,
      usage: { calls: CALLS },
    });
    await expectWhole(ada, persona);
    expect(await modelCalls()).toHaveLength(calls);
  },
);

describe.each(STEPS)("%s, killed", (step) => {
  test.each(["before", "after"] as const)("%s any of its requests to the table: ready", async (when) => {
    let reached = 0;
    const paidTwice: number[] = [];
    for (let request = 1; ; request++) {
      const cut: Cut = { request, when };
      const { persona, calls, faults } = await generateWith(({ name, attempt }) =>
        name === step && attempt === 1 ? { killed: cut } : undefined,
      );
      expect(persona).toMatchObject({ status: "ready", fidelity: { passed: true } });
      await expectWhole(ada, persona);
      if (faults === 0) break;
      reached += 1;
      expect(calls).toBeLessThanOrEqual(CALLS + 1);
      if (calls > CALLS) paidTwice.push(request);
    }
    expect(reached).toBeGreaterThan(0);
    expect(paidTwice.length).toBeLessThanOrEqual(asks(step) && when === "before" ? 1 : 0);
  });
});

/** Before the request that keeps it, the answer of the model is there and unheard; before and after all others it is not. */
const asks = (step: string): boolean => ["GenerateProfile", "InterviewPersona"].includes(step);

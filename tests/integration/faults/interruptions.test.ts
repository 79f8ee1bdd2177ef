/**
 * Executions that are ended from outside, at any step: stopped while its function runs, timed out, redriven after the
 * end. The persona fails with the reason, by the event of the end alone, whatever a function does that still runs;
 * and it can be asked for again at once.
 */
import {
  DescribeStateMachineCommand,
  RedriveExecutionCommand,
  SFNClient,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { Workflow } from "@persona-ai/core/workflow";
import { Resource } from "sst/resource";
import { afterAll, describe, expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { eventually } from "../../support/eventually.ts";
import { expectWhole, generated, newcomer, seen } from "../../support/faults/generations.ts";
import { startFaultStack } from "../../support/faults/stack.ts";

const stack = await startFaultStack();
afterAll(stack.close);

const STEPS = [
  "FetchResponses",
  "SynthesizeTraits",
  "GenerateProfile",
  "InterviewPersona",
  "PersistPersona",
  "MarkReady",
];
const ada = await newcomer();
const sfn = new SFNClient({});

/** A generation whose step waits, from when it has arrived there, until it is let go. */
async function holding(step: string) {
  const gate = Promise.withResolvers<void>();
  const arrival = Promise.withResolvers<void>();
  const plan = stack.functions.plan(ada.userId, ({ name }) => {
    if (name !== step) return undefined;
    arrival.resolve();
    return { held: gate.promise };
  });
  const { body } = accepted(await ada.client.post("/personas/generate", { analysisId: ada.analysisId }));
  const letGo = async () => {
    gate.resolve();
    await plan.idle();
    plan.end();
  };
  const executionArn = Workflow.executionArn({ ...body.persona, personaId: body.persona.id });
  return { executionArn, arrived: arrival.promise, letGo };
}

async function heldAt(step: string) {
  const held = await holding(step);
  await held.arrived;
  return held;
}

const STOPPED = { status: "failed", error: { code: "generation_stopped", retryable: true } };
const TIMED_OUT = { status: "failed", error: { code: "generation_timed_out", retryable: true } };

describe.each(STEPS)("stopped in %s", (step) => {
  test("it fails as stopped, and what the function still does changes nothing", async () => {
    const { executionArn, letGo } = await heldAt(step);
    await sfn.send(new StopExecutionCommand({ executionArn }));
    expect(await stack.ended(executionArn)).toBe("ABORTED");
    const persona = await seen(ada);
    expect(persona).toMatchObject(STOPPED);
    await letGo();
    expect(await seen(ada)).toEqual(persona);
    await expectWhole(ada, persona);
    expect(await generated(stack, ada)).toMatchObject({ status: "ready", version: persona.version + 1 });
  });
});

test("a late function of a stopped generation does not touch the next one", async () => {
  const { executionArn, letGo } = await heldAt("PersistPersona");
  await sfn.send(new StopExecutionCommand({ executionArn }));
  await stack.ended(executionArn);
  const next = await heldAt("MarkReady");
  await letGo();
  expect(await seen(ada)).toMatchObject({ status: "generating", step: "persisting_persona" });
  await next.letGo();
  await stack.ended(next.executionArn);
  await expectWhole(ada, await seen(ada));
  expect(await seen(ada)).toMatchObject({ status: "ready" });
});

test("redriven after it was stopped, an execution changes nothing", async () => {
  const { executionArn, letGo } = await heldAt("GenerateProfile");
  await sfn.send(new StopExecutionCommand({ executionArn }));
  await stack.ended(executionArn);
  await letGo();
  const persona = await seen(ada);
  await sfn.send(new RedriveExecutionCommand({ executionArn }));
  await eventually(async () => expect((await Workflow.describe(executionArn))?.status).toBe("FAILED"));
  expect(await seen(ada)).toEqual(persona);
  await expectWhole(ada, persona);
});

describe("timed out", () => {
  test("with the machine's time up, it fails as timed out, and is ready when asked for again", async () => {
    const restore = await redefine((definition) => {
      definition.TimeoutSeconds = 2;
    });
    // Its time may be up before it arrives.
    const { executionArn, letGo } = await holding("GenerateProfile");
    expect(await stack.ended(executionArn)).toBe("TIMED_OUT");
    const persona = await seen(ada);
    expect(persona).toMatchObject(TIMED_OUT);
    await letGo();
    await expectWhole(ada, persona);
    await restore();
    expect(await generated(stack, ada)).toMatchObject({ status: "ready", version: persona.version + 1 });
  });

  test("with a step's time up as often as it is tried, it fails as timed out, by MarkFailed", async () => {
    const restore = await redefine(({ States }) => {
      for (const retrier of States.PersistPersona!.Retry) retrier.MaxAttempts = 1;
      States.PersistPersona!.TimeoutSeconds = 1;
    });
    const { executionArn, letGo } = await holding("PersistPersona");
    expect(await stack.ended(executionArn)).toBe("FAILED");
    const persona = await seen(ada);
    expect(persona).toMatchObject(TIMED_OUT);
    await letGo();
    await expectWhole(ada, persona);
    await restore();
    expect(await generated(stack, ada)).toMatchObject({ status: "ready", version: persona.version + 1 });
  });
});

type Definition = {
  TimeoutSeconds: number;
  States: Record<string, { TimeoutSeconds: number; Retry: { MaxAttempts: number }[] }>;
};

/** The deployed machine with a change; what is returned takes it back. */
async function redefine(change: (definition: Definition) => void): Promise<() => Promise<void>> {
  const stateMachineArn = Resource.PersonaGeneration.arn;
  const { definition = "" } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
  const changed = JSON.parse(definition) as Definition;
  change(changed);
  const update = async (text: string) => {
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: text }));
  };
  await update(JSON.stringify(changed));
  return () => update(definition);
}

/**
 * While a release is deployed, executions of the one before are under way: its definition calls today's functions, and
 * hands them what its states carried (statistics, traits, texts). The fixture is that definition.
 */
import { readFileSync } from "node:fs";
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { substitute } from "@persona-ai/local/stack/workflow.ts";
import { functions } from "@persona-ai/workflows/functions.ts";
import { handler as generateProfile } from "@persona-ai/workflows/generate-profile.ts";
import { handler as interviewPersona } from "@persona-ai/workflows/interview-persona.ts";
import { handler as markReady } from "@persona-ai/workflows/mark-ready.ts";
import { handler as persistPersona } from "@persona-ai/workflows/persist-persona.ts";
import { handler as synthesizeTraits } from "@persona-ai/workflows/synthesize-traits.ts";
import { afterEach, expect, test } from "vitest";
import { generate, setFaults, settled } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { ownStack } from "../../support/stack.ts";
import { answerAsPeers, readyAnalysis } from "../../support/surveys.ts";
import { claimed } from "./claimed.ts";

await ownStack();
afterEach(() => setFaults());

const FIXTURE = new URL("../../fixtures/previous-release/persona-generation.asl.data.json", import.meta.url);
const states = new SFNClient({});

/** Of a persona that is ready, the next version is claimed, and nothing of it made yet. */
async function claimedAgain() {
  const client = await signUp("Grace");
  const analysis = await readyAnalysis(client);
  await answerAsPeers(analysis, 3);
  const before = await generate(client, analysis.id);
  const generation = { userId: client.user.id, personaId: before.id, version: 2, analysisId: analysis.id };
  await claimed(generation, new Date(), true);
  return { client, before, generation };
}

test.each([
  ["at once", []],
  ["after a second profile", ["unfaithful"]],
  ["without an interview", ["ok", "refuse"]],
] as const)(
  "an execution of the previous definition makes a persona with today's functions, %s",
  async (_, faults) => {
    const { client, before, generation } = await claimedAgain();
    const definition = substitute(readFileSync(FIXTURE, "utf8"), Object.keys(functions), {
      PlainProfileAllowed: false,
    });
    const roleArn = "arn:aws:iam::000000000000:role/previous";
    const name = `previous-${generation.personaId}`;
    const { stateMachineArn } = await states.send(
      new CreateStateMachineCommand({ name, definition, roleArn }),
    );
    await setFaults(...faults);
    await states.send(new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(generation) }));
    const after = await settled(client);
    expect(after).toMatchObject({ status: "ready", version: 2, traits: before.traits });
    expect(after.profile?.name).toBe("Grace");
  },
);

test("what the previous release's first functions had handed on is not needed, and of peers' sums not used", async () => {
  const { client, before, generation } = await claimedAgain();
  const person = { name: "Grace" };
  const moments = { n: 4, items: [], scales: {} };
  const statistics = { instrument: "sapa-bfi-25", peers: moments, excluded: 1 };
  await synthesizeTraits({ generation, person, statistics });
  const common = { generation, model: "primary", person, language: "en", traits: before.traits };
  const { model, usage } = await generateProfile({ ...common, openAnswers: [] });
  await interviewPersona({ ...common, attempt: 1, profile: before.profile });
  await persistPersona({
    generation,
    traits: before.traits,
    written: { profile: before.profile, model, usage },
    attempts: 1,
    interview: { ...before.fidelity, deviations: [] },
    usage: { "profile:1": usage },
  });
  await markReady({ generation });
  const after = await settled(client);
  expect(after).toMatchObject({ status: "ready", version: 2, traits: before.traits });
  expect(after.fidelity?.meanAbsoluteDifference).toBeGreaterThan(0);
});

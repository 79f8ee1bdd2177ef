/** Every step twice, or too late: the outcome is the same. */
import type { Fidelity } from "@persona-ai/core/fidelity";
import { fail, ready } from "@persona-ai/core/persona/generation.ts";
import { persist } from "@persona-ai/core/persona/work.ts";
import { entities } from "@persona-ai/core/table";
import { handler as fetchResponses } from "@persona-ai/workflows/fetch-responses.ts";
import { handler as markFailed } from "@persona-ai/workflows/mark-failed.ts";
import { handler as markReady } from "@persona-ai/workflows/mark-ready.ts";
import { handler as persistPersona } from "@persona-ai/workflows/persist-persona.ts";
import { expect, test } from "vitest";
import { generate } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { readyAnalysis } from "../../support/surveys.ts";

async function finished() {
  const client = await signUp();
  const analysis = await readyAnalysis(client);
  const persona = await generate(client, analysis.id);
  const generation = { userId: client.user.id, personaId: persona.id, version: 1, analysisId: analysis.id };
  return { client, analysis, persona, generation };
}

/** As if the generation had not ended yet. */
async function rewind({ userId, version }: { userId: string; version: number }) {
  await entities().persona.patch({ userId }).set({ status: "generating" }).go();
  await entities().personaVersion.patch({ userId, version }).set({ status: "generating" }).go();
}

const seen = async (client: Awaited<ReturnType<typeof signUp>>) => (await client.get("/personas/me")).body;

test("PersistPersona and MarkReady, run again, leave what the first run left", async () => {
  const { client, persona, generation } = await finished();
  await rewind(generation);
  const { usage, fidelity } = persona;
  await persist(generation, { interview: { ...fidelity, deviations: [] } as unknown as Fidelity.Interview });
  const payload = { generation, attempts: 1, interview: { passed: true }, usage: { "profile:1": usage } };
  await persistPersona(payload);
  await persistPersona(payload);
  await markReady({ generation });
  await markReady({ generation });
  const { readyAt: _then, ...after } = await seen(client);
  const { readyAt: _now, ...before } = persona;
  expect(after).toEqual(before);
});

test("MarkFailed after the persona became ready changes nothing", async () => {
  const { client, persona, generation } = await finished();
  await markFailed({ generation, error: "States.Timeout" });
  expect(await seen(client)).toEqual(persona);
});

test("MarkReady after the generation was marked failed is refused, and the persona stays failed", async () => {
  const { client, generation } = await finished();
  await rewind(generation);
  await markFailed({ generation, error: "States.Timeout" });
  await expect(markReady({ generation })).rejects.toThrow(
    expect.objectContaining({ name: "GenerationSuperseded" }),
  );
  expect(await seen(client)).toMatchObject({ status: "failed", error: { code: "generation_timed_out" } });
});

test("a step of a version that has been overtaken writes nothing", async () => {
  const { client, analysis, persona, generation } = await finished();
  await generate(client, analysis.id);
  const before = await seen(client);
  const { traits, profile, usage, fidelity } = persona;
  const result = {
    traits: traits!,
    profile: profile!,
    model: "late",
    usage: usage!,
    fidelity: fidelity!,
  };
  await expect(persist(generation, result)).rejects.toThrow(
    expect.objectContaining({ name: "GenerationSuperseded" }),
  );
  await expect(ready(generation)).rejects.toThrow(expect.objectContaining({ name: "GenerationSuperseded" }));
  expect(await fail(generation, { code: "late", message: "late", retryable: true })).toBe(false);
  await expect(fetchResponses({ generation })).rejects.toThrow(
    expect.objectContaining({ name: "GenerationSuperseded" }),
  );
  expect(await seen(client)).toEqual(before);
});

test("FetchResponses names what is wrong when the analysis is going", async () => {
  const { analysis, generation } = await finished();
  await rewind(generation);
  const { userId } = generation;
  await entities()
    .analysis.patch({ userId, analysisId: analysis.id })
    .set({ deletedAt: new Date().toISOString() })
    .go();
  await expect(fetchResponses({ generation })).rejects.toThrow(
    expect.objectContaining({ name: "AnalysisNotFound" }),
  );
});

test("a payload that is not the step's is refused before anything is written", async () => {
  await expect(markReady({ generation: { userId: "usr_1" } })).rejects.toThrow(/personaId/);
});

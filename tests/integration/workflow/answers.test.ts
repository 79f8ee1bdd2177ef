/** What the model answered is kept: a step that is run again does not ask again, and what was paid for is counted. */
import type { Model } from "@persona-ai/core/model";
import { paid, remembering, spend } from "@persona-ai/core/persona/answers.ts";
import { entities } from "@persona-ai/core/table";
import { handler as generateProfile } from "@persona-ai/workflows/generate-profile.ts";
import { handler as interviewPersona } from "@persona-ai/workflows/interview-persona.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetCalls, generate, modelCalls, setFaults } from "../../support/generation.ts";
import { meanwhile } from "../../support/meanwhile.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { ownStack } from "../../support/stack.ts";
import { readyAnalysis } from "../../support/surveys.ts";
import { persona } from "../memory/conversations.ts";

await ownStack();
afterEach(() => setFaults());

/** A generation that is under way, as far as the table tells, and what its steps are called with. */
async function underWay() {
  const client = await signUp("Grace");
  const { traits, profile } = persona;
  const { id: analysisId } = await readyAnalysis(client);
  const { personaId } = await storePersona(client, { analysisId, status: "generating" });
  const generation = { userId: client.user.id, personaId, version: 1, analysisId };
  const { userId, version } = generation;
  await entities().personaVersion.patch({ userId, version }).set({ status: "generating" }).go();
  const common = { generation, model: "primary", person: { name: "Grace" }, language: "en", traits };
  return { generation, writing: { ...common, openAnswers: [] }, interviewing: { ...common, profile } };
}

const versionOf = async ({ userId, version }: { userId: string; version: number }) => {
  const { data } = await entities().personaVersion.get({ userId, version }).go({ consistent: true });
  return data;
};

const kept = async (generation: { userId: string; version: number }) =>
  (await versionOf(generation))?.answers ?? [];

describe("a step whose result was lost", () => {
  beforeEach(forgetCalls);

  test("writes the same profile again without a call", async () => {
    const { writing } = await underWay();
    await forgetCalls();
    const first = await generateProfile(writing);
    expect(await generateProfile(writing)).toEqual(first);
    expect(await modelCalls()).toHaveLength(1);
  });

  test("and whose first answer was malformed goes on from there", async () => {
    const { writing } = await underWay();
    await forgetCalls();
    await setFaults("malformed", "unavailable");
    await expect(generateProfile(writing)).rejects.toMatchObject({ name: "ModelUnavailable" });
    const { usage } = await generateProfile(writing);
    expect(usage.calls).toBe(2);
    expect((await modelCalls()).map(({ fault }) => fault)).toEqual(["malformed", "unavailable", "ok"]);
  });

  test("and whose fallback takes another form of question asks that afresh, with all that was paid for counted", async () => {
    const { generation, writing } = await underWay();
    await forgetCalls();
    const before = paid(await kept(generation))["profile:1"]?.calls ?? 0;
    await setFaults("malformed", "unavailable");
    await expect(generateProfile(writing)).rejects.toMatchObject({ name: "ModelUnavailable" });
    await generateProfile({ ...writing, model: "fallback" });
    expect((await modelCalls()).map(({ fault }) => fault)).toEqual(["malformed", "unavailable", "ok"]);
    expect(paid(await kept(generation))["profile:1"]?.calls).toBe(before + 2);
  });

  test("interviews without a call, and the second interview is one of its own", async () => {
    const { interviewing } = await underWay();
    await forgetCalls();
    const first = await interviewPersona({ ...interviewing, attempt: 1 });
    expect(await interviewPersona({ ...interviewing, attempt: 1 })).toEqual(first);
    expect(await modelCalls()).toHaveLength(1);
    await interviewPersona({ ...interviewing, attempt: 2 });
    expect(await modelCalls()).toHaveLength(2);
  });

  test("writes the second profile anew, and that once", async () => {
    const { writing } = await underWay();
    await forgetCalls();
    await generateProfile(writing);
    const feedback = [{ trait: "openness", t: 40, difference: -12 }];
    await generateProfile({ ...writing, feedback });
    await generateProfile({ ...writing, feedback });
    expect(await modelCalls()).toHaveLength(2);
  });

  test("but whose answers were both malformed asks afresh, and all of them are counted", async () => {
    const { generation, writing } = await underWay();
    await setFaults("malformed", "malformed");
    await expect(generateProfile(writing)).rejects.toMatchObject({ name: "ProfileMalformed" });
    expect((await generateProfile(writing)).usage.calls).toBe(3);
    expect(paid(await kept(generation))["profile:1"]?.calls).toBe(3);
  });
});

describe("a call that brings no answer", () => {
  test.each(["drop", "timeout"] as const)(
    "by %s is estimated in the persona's usage, apart from what was answered",
    async (fault) => {
      const client = await signUp("Grace");
      const analysis = await readyAnalysis(client);
      await setFaults(fault, "ok", fault);
      const { usage } = await generate(client, analysis.id);
      expect(usage).toMatchObject({ calls: 2, broken: { calls: 2 } });
      expect(usage?.broken?.inputTokens).toBeGreaterThan(500);
      expect(usage?.broken?.outputTokens ?? 0).toBeGreaterThan(fault === "drop" ? 0 : -1);
      const { body } = await client.get("/personas/me/versions");
      expect(body.items[0].usage).toEqual(usage);
    },
  );

  test("and was throttled before it began has cost nothing", async () => {
    const client = await signUp("Grace");
    const analysis = await readyAnalysis(client);
    await setFaults("throttle", "unavailable");
    const { usage } = await generate(client, analysis.id);
    expect(usage).toEqual({ calls: 2, inputTokens: expect.any(Number), outputTokens: expect.any(Number) });
  });
});

describe("an answer of the model", () => {
  test("that a late attempt keeps while the others are used up is not lost", async () => {
    const { generation } = await underWay();
    const keep = (text: string) =>
      remembering(generation, "profile:1", async () => answer(text))({ ...request, system: [{ text }] });
    await keep("early");
    meanwhile("UpdateItemCommand", () => keep("late"));
    await spend(generation, "profile:1");
    const { answers } = (await versionOf(generation))!;
    expect(answers?.map(({ spent }) => spent)).toEqual([true, undefined]);
  });

  const answer = (text: string): Model.Answer => ({
    content: [{ text }],
    stopReason: "end_turn",
    usage: { inputTokens: 10, outputTokens: 2 },
    modelId: "model-1",
    latencyMs: 1,
  });
  const request = { modelId: "model-1", messages: [] };

  test("is kept until the version is ready, and shown to nobody", async () => {
    const { generation } = await underWay();
    await remembering(generation, "profile:1", async () => answer("kept"))(request);
    expect((await versionOf(generation))?.answers).toHaveLength(1);
    const client = await signUp("Grace");
    const analysis = await readyAnalysis(client);
    const { id } = await generate(client, analysis.id);
    const done = { userId: client.user.id, personaId: id, version: 1 };
    expect(await versionOf(done)).not.toHaveProperty("answers");
    expect((await client.get("/personas/me/versions")).body.items[0]).not.toHaveProperty("answers");
  });

  test("is to one request of one question, whichever model it was sent to", async () => {
    const { generation } = await underWay();
    const said = ["one", "two", "three"].map(answer);
    const model: Model.Converse = async () => said.shift() ?? answer("no more");
    const further = { ...request, system: [{ text: "Another request." }] };
    const profile = remembering(generation, "profile:1", model);
    await profile(request);
    await remembering(generation, "interview:1", model)(request);
    await profile(further);
    const again = remembering(generation, "profile:1", model);
    expect(await again({ ...further, modelId: "another" })).toEqual(answer("three"));
    expect(await again(request)).toEqual(answer("one"));
    expect(await again({ ...request, system: [{ text: "Never sent." }] })).toEqual(answer("no more"));
    expect(paid(await kept(generation))).toEqual({
      "profile:1": { calls: 3, inputTokens: 30, outputTokens: 6 },
      "interview:1": { calls: 1, inputTokens: 10, outputTokens: 2 },
    });
  });

  test("of a generation that is no longer current is not kept, and the step is told", async () => {
    const { generation } = await underWay();
    const { userId, version } = generation;
    await entities().personaVersion.patch({ userId, version }).set({ status: "failed" }).go();
    const late = remembering(generation, "profile:1", async () => answer("late"))(request);
    await expect(late).rejects.toMatchObject({ name: "GenerationSuperseded" });
    expect(await versionOf(generation)).not.toHaveProperty("answers");
    await spend(generation, "profile:1");
    expect(paid(await kept(generation))).toEqual({});
  });

  test("that the table does not take is used all the same, and a warning is logged", async () => {
    const { generation } = await underWay();
    const logged = vi.spyOn(console, "warn").mockImplementation(() => {});
    const tooLarge = answer("x".repeat(500_000));
    expect(await remembering(generation, "profile:1", async () => tooLarge)(request)).toEqual(tooLarge);
    const [line] = logged.mock.calls.map(([text]) => JSON.parse(text));
    expect(line).toMatchObject({ level: "WARN", question: "profile:1" });
    logged.mockRestore();
    expect(paid(await kept(generation))).toEqual({});
  });
});

/** The workflow's specification: every path that a generation can take, each from request to outcome. */
import { Resource } from "sst/resource";
import { afterEach, describe, expect, test } from "vitest";
import { attemptsOf } from "../../support/faults/policy.ts";
import { type Fault, generate, runOf, setFaults } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { ownStack } from "../../support/stack.ts";
import { answerAsPeers, openAnalysis, readyAnalysis } from "../../support/surveys.ts";

await ownStack();
afterEach(() => setFaults());

const HAPPY = [
  "FetchResponses",
  "SynthesizeTraits",
  "GenerateProfile",
  "InterviewPersona",
  "PersistPersona",
  "MarkReady",
];
/** Attempts with the first model, and with both together. */
const PRIMARY = attemptsOf("GenerateProfile", "ModelThrottled");
const bothOn = (error: string) =>
  attemptsOf("GenerateProfile", error) + attemptsOf("GenerateProfileWithFallback", error);
const times = (count: number, fault: Fault): Fault[] => Array.from({ length: count }, () => fault);

async function generateWith(...faults: Fault[]) {
  const client = await signUp("Grace");
  const analysis = await readyAnalysis(client);
  await setFaults(...faults);
  return { client, analysis, persona: await generate(client, analysis.id) };
}

describe("ready", () => {
  test("from the owner's response and three peers'", async () => {
    const client = await signUp("Grace");
    const analysis = await readyAnalysis(client);
    await answerAsPeers(analysis, 3);
    const persona = await generate(client, analysis.id);

    expect(persona).toMatchObject({ status: "ready", step: "done", version: 1, analysisId: analysis.id });
    expect(persona.traits?.raters).toEqual({ self: 1, peers: 3, waiting: 0, excluded: 0 });
    expect(persona.profile?.name).toContain("Grace");
    expect(persona).toMatchObject({ model: Resource.Model.id, usage: { calls: 2 } });
    expect(await runOf(client)).toEqual(HAPPY.map((state) => `${state}:succeeded×1`));
  });

  test("from three peers' responses alone", async () => {
    const client = await signUp();
    const analysis = await openAnalysis(client);
    await answerAsPeers(analysis, 3);
    const { status, traits } = await generate(client, analysis.id);
    expect(status).toBe("ready");
    expect(traits?.raters).toEqual({ self: 0, peers: 3, waiting: 0, excluded: 0 });
  });

  test("after the model was throttled twice", async () => {
    const { client, persona } = await generateWith("throttle", "throttle");
    expect(persona).toMatchObject({ status: "ready", model: Resource.Model.id });
    expect(await runOf(client)).toContain("GenerateProfile:succeeded×3");
  });

  test.each(["unavailable", "timeout", "drop"] as const)(
    "after a model call that ended in %s",
    async (fault) => {
      const { client, persona } = await generateWith(fault);
      expect(persona.status).toBe("ready");
      expect(await runOf(client)).toContain("GenerateProfile:succeeded×2");
    },
  );

  test("after a malformed answer was asked for again, both calls counted", async () => {
    const { client, persona } = await generateWith("malformed");
    expect(persona).toMatchObject({ status: "ready", usage: { calls: 3 } });
    expect(await runOf(client)).toContain("GenerateProfile:succeeded×1");
  });

  test("by the fallback model when the first stays throttled, and the persona and its run say so", async () => {
    const { client, persona } = await generateWith(...times(PRIMARY, "throttle"));
    expect(persona).toMatchObject({ status: "ready", model: Resource.Model.fallbackId });
    expect(await runOf(client)).toEqual(
      expect.arrayContaining([
        `GenerateProfile:failed×${PRIMARY}`,
        "GenerateProfileWithFallback:succeeded×1",
      ]),
    );
  });
});

describe("failed, with a code and whether trying again can help", () => {
  test.each([
    ["refused by the model", ["refuse"], "model_refused", false],
    ["access to both models denied", times(2, "access_denied"), "model_access_denied", false],
    ["malformed twice by both models", times(4, "malformed"), "profile_malformed", true],
    ["both models throttled", times(bothOn("ModelThrottled"), "throttle"), "model_throttled", true],
    ["both models down", times(bothOn("ModelUnavailable"), "unavailable"), "model_unavailable", true],
  ] as const)("%s", async (_what, faults, code, retryable) => {
    const { client, persona } = await generateWith(...faults);
    expect(persona).toMatchObject({ status: "failed", error: { code, retryable } });
    expect(persona).not.toHaveProperty("profile");
    expect((await runOf(client)).at(-1)).toBe("MarkFailed:succeeded×1");
  });

  test("and the next generation is a version of its own, the failed one kept", async () => {
    const { client, analysis, persona: failed } = await generateWith("refuse");
    const again = await generate(client, analysis.id);
    expect(again).toMatchObject({ id: failed.id, version: 2, status: "ready" });
    expect(again).not.toHaveProperty("error");
    const { body } = await client.get("/personas/me/versions");
    expect(body.items).toMatchObject([
      { version: 2, status: "ready" },
      { version: 1, status: "failed", error: { code: "model_refused" } },
    ]);
  });
});

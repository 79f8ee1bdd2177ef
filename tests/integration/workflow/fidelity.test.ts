/** A persona is interviewed before it is published: every path from there, each from request to outcome. */
import { Resource } from "sst/resource";
import { afterEach, describe, expect, test } from "vitest";
import { attemptsOf } from "../../support/faults/policy.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { type Fault, forgetCalls, generate, modelCalls, runOf, setFaults } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { readyAnalysis } from "../../support/surveys.ts";

await ownFaultStack();
afterEach(() => setFaults());

/** Attempts of a state with the first model. */
const THROTTLED = attemptsOf("InterviewPersona", "ModelThrottled");
const DOWN = attemptsOf("InterviewPersona", "ModelUnavailable");
const LATE = attemptsOf("InterviewPersona", "ModelTimeout");
const times = (count: number, fault: Fault): Fault[] => Array.from({ length: count }, () => fault);
const throttled = times(THROTTLED, "throttle");

async function generateWith(...faults: Fault[]) {
  const client = await signUp("Grace");
  const analysis = await readyAnalysis(client);
  await setFaults(...faults);
  const persona = await generate(client, analysis.id);
  const codes = persona.fidelity?.warnings.map(({ code }) => code);
  return { client, persona, codes, run: await runOf(client) };
}

/** What stands between SynthesizeTraits and PersistPersona. */
const middle = (run: string[]) => run.slice(2, -2);

describe("a persona that is like its person", () => {
  test("is published with its figures, after one interview and without a warning", async () => {
    const { client, persona } = await generateWith();
    expect(persona).toMatchObject({
      status: "ready",
      fidelity: { passed: true, attempts: 1, warnings: [] },
      usage: { calls: 2 },
    });
    const { profileCorrelation, meanAbsoluteDifference, domains } = persona.fidelity!;
    expect(profileCorrelation).toBeGreaterThan(0.8);
    expect(meanAbsoluteDifference).toBeLessThan(7);
    const { t, difference } = domains!.extraversion;
    expect(t - difference).toBeCloseTo(persona.traits!.domains.extraversion.t, 9);
    const { body } = await client.get("/personas/me/versions");
    expect(body.items[0].fidelity).toEqual(persona.fidelity);
  });

  test.each([
    ["throttled", ["ok", "throttle"], 2, "InterviewPersona:succeeded×2"],
    ["unavailable", ["ok", "unavailable"], 2, "InterviewPersona:succeeded×2"],
    ["broken off", ["ok", "drop"], 2, "InterviewPersona:succeeded×2"],
    ["malformed once", ["ok", "malformed"], 3, "InterviewPersona:succeeded×1"],
  ] as [string, Fault[], number, string][])(
    "is so after an interview that was %s first, and the profile is not written again",
    async (_what, faults, calls, interviewed) => {
      const { persona, run } = await generateWith(...faults);
      expect(persona).toMatchObject({ fidelity: { passed: true, attempts: 1 }, usage: { calls } });
      expect(middle(run)).toEqual(["GenerateProfile:succeeded×1", interviewed]);
    },
  );
});

describe("a persona that is unlike its person", () => {
  const REWRITTEN = [
    "GenerateProfile:succeeded×1",
    "InterviewPersona:succeeded×1",
    "RewriteProfile:succeeded×1",
    "InterviewRewrittenPersona:succeeded×1",
  ];

  test.each([
    ["by its profile", ["unfaithful"]],
    ["by its answers", ["ok", "unfaithful"]],
  ] as [string, Fault[]][])("%s is written once more, and passes", async (_how, faults) => {
    const { persona, run } = await generateWith(...faults);
    expect(persona).toMatchObject({
      status: "ready",
      fidelity: { passed: true, attempts: 2, warnings: [] },
      usage: { calls: 4 },
    });
    expect(middle(run)).toEqual(REWRITTEN);
  });

  test.each([
    [["unfaithful", "ok", "unfaithful"]],
    [["ok", "unfaithful", "ok", "unfaithful"]],
    [["unfaithful", "unfaithful", "unfaithful", "unfaithful"]],
  ] as Fault[][][])("twice, under %j, is published as it is with a warning", async (faults) => {
    const { persona, codes, run } = await generateWith(...faults);
    expect(persona).toMatchObject({
      status: "ready",
      step: "done",
      fidelity: { passed: false, attempts: 2 },
      usage: { calls: 4 },
    });
    expect(persona.fidelity?.meanAbsoluteDifference).toBeGreaterThan(10);
    expect(persona.profile?.name).toContain("Grace");
    expect(codes).toEqual(["fidelity_low"]);
    expect(middle(run)).toEqual(REWRITTEN);
  });

  test.each([
    ["refused", ["refuse"], "RewriteProfile:failed×1", 3],
    ["malformed twice", ["malformed", "malformed"], "RewriteProfile:failed×1", 4],
    ["throttled to the end", throttled, `RewriteProfile:failed×${THROTTLED}`, 2],
  ] as [string, Fault[], string, number][])(
    "is published as it is when writing it again is %s, with a warning for each",
    async (_what, faults, rewritten, calls) => {
      const { persona, codes, run } = await generateWith("unfaithful", "ok", ...faults);
      expect(persona).toMatchObject({
        status: "ready",
        fidelity: { passed: false, attempts: 1 },
        usage: { calls },
      });
      expect(codes).toEqual(["fidelity_low", "persona_not_rewritten"]);
      expect(middle(run).at(-1)).toBe(rewritten);
    },
  );
});

describe("a persona whose interview the other model does not answer", () => {
  test.each([
    ["is throttled twice", ["throttle", "throttle"], "InterviewPersona:succeeded×2", 2],
    ["is not to be had", ["end_of_life"], "InterviewPersona:succeeded×1", 2],
    ["is denied", ["access_denied"], "InterviewPersona:succeeded×1", 2],
    ["answers malformed twice", ["malformed", "malformed"], "InterviewPersona:succeeded×1", 4],
  ] as [string, Fault[], string, number][])(
    "because it %s: the one that wrote does",
    async (_what, faults, interviewed, calls) => {
      await forgetCalls();
      const { persona, run } = await generateWith("ok", ...faults);
      const { id, fallbackId } = Resource.Model;
      expect(persona).toMatchObject({
        model: id,
        fidelity: { passed: true, attempts: 1, warnings: [], model: id },
        usage: { calls },
      });
      expect(middle(run)).toEqual(["GenerateProfile:succeeded×1", interviewed]);
      expect((await modelCalls()).map(({ modelId }) => modelId)).toEqual([
        id,
        ...Array(faults.length).fill(fallbackId),
        id,
      ]);
    },
  );
});

describe("a persona whose interview is not answered", () => {
  /** By both models, from the second attempt on. */
  const byBoth = (attempts: number, fault: Fault) => times(2 * attempts - 1, fault);
  test.each([
    ["throttled to the end", byBoth(THROTTLED, "throttle"), `InterviewPersona:failed×${THROTTLED}`, 1],
    ["down", byBoth(DOWN, "unavailable"), `InterviewPersona:failed×${DOWN}`, 1],
    ["timed out to the end", byBoth(LATE, "timeout"), `InterviewPersona:failed×${LATE}`, 1],
    ["refused", ["refuse"], "InterviewPersona:failed×1", 2],
    ["malformed four times", times(4, "malformed"), "InterviewPersona:failed×1", 5],
    [
      "malformed, then throttled to the end",
      ["malformed", ...byBoth(THROTTLED, "throttle")],
      `InterviewPersona:failed×${THROTTLED}`,
      2,
    ],
    ["denied by both models", ["access_denied", "access_denied"], "InterviewPersona:failed×1", 1],
  ] as [string, Fault[], string, number][])(
    "but %s is published with a warning that it was not checked, every answered call counted",
    async (_what, faults, interviewed, calls) => {
      const { persona, codes, run } = await generateWith("ok", ...faults);
      expect(persona).toMatchObject({
        status: "ready",
        fidelity: { passed: false, attempts: 1 },
        usage: { calls },
      });
      expect(persona.fidelity).not.toHaveProperty("meanAbsoluteDifference");
      expect(codes).toEqual(["fidelity_not_checked"]);
      expect(middle(run)).toEqual(["GenerateProfile:succeeded×1", interviewed]);
    },
  );

  test("after it was written once more is published with the second profile, unchecked", async () => {
    const { persona, codes, run } = await generateWith("unfaithful", "ok", "ok", "refuse");
    expect(persona).toMatchObject({ fidelity: { passed: false, attempts: 2 }, usage: { calls: 4 } });
    expect(codes).toEqual(["fidelity_not_checked"]);
    expect(middle(run).at(-1)).toBe("InterviewRewrittenPersona:failed×1");
  });
});

/** What the calls of a generation ask the model, how many they can be, and how large what the workflow carries gets. */

import { GetExecutionHistoryCommand, SFNClient } from "@aws-sdk/client-sfn";
import { Instrument } from "@persona-ai/core/instrument";
import { dataBetween } from "@persona-ai/core/model/delimited.ts";
import { Profile } from "@persona-ai/core/profile";
import { entities } from "@persona-ai/core/table";
import { Resource } from "sst/resource";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { attemptsOf } from "../../support/faults/policy.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import {
  type Fault,
  forgetCalls,
  generate,
  type ModelCall,
  modelCalls,
  runOf,
  setFaults,
  toolOf,
} from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { answerAsPeers, openAnalysis, readyAnalysis } from "../../support/surveys.ts";

await ownFaultStack();
beforeEach(forgetCalls);
afterEach(() => setFaults());

const throttled: Fault[] = Array.from(
  { length: attemptsOf("GenerateProfile", "ModelThrottled") },
  () => "throttle",
);
const userOf = ({ request }: ModelCall) => request.messages[0]!.content.map(({ text }) => text).join("");

async function generateWith(faults: Fault[], fields: object = {}) {
  const client = await signUp("Grace");
  const analysis = await readyAnalysis(client, fields);
  await setFaults(...faults);
  const persona = await generate(client, analysis.id);
  return { client, persona, calls: await modelCalls() };
}

describe("an interview", () => {
  test("knows the persona's texts alone: no traits, scores or evidence, and nothing that anybody answered", async () => {
    const client = await signUp("Grace");
    const question = "What is Grace like on a Tuesday?";
    const analysis = await openAnalysis(client, { questions: [question] });
    await answerAsPeers(analysis, 3);
    const persona = await generate(client, analysis.id);
    const calls = await modelCalls();
    expect(calls.map(toolOf)).toEqual(["write_profile", "answer_items"]);

    const asked = JSON.stringify(calls[1]!.request);
    for (const evidence of Profile.evidenceOf(persona.traits!)) expect(asked).not.toContain(evidence);
    for (const { t, score, percentile } of Object.values(persona.traits!.domains)) {
      for (const figure of [t, score, percentile]) expect(asked).not.toContain(figure.toFixed(1));
    }
    expect(asked).not.toMatch(
      /openness|conscientiousness|extraversion|agreeableness|neuroticism|percentile/i,
    );
    expect(asked).not.toContain(question);
    const { text } = calls[1]!.request.system[0]!;
    expect(dataBetween("persona", text!)).toMatchObject({ summary: persona.profile!.summary });
  });

  test("asks every item of the instrument, shuffled, in the analysis's language", async () => {
    const { calls } = await generateWith([], { instrument: "ipip-neo-120", language: "ru" });
    const { items } = await Instrument.survey("ipip-neo-120", "ru");
    const asked = dataBetween("items", userOf(calls.at(-1)!)) as object;
    const texts = items.map(({ text }) => text);
    expect(Object.values(asked).toSorted()).toEqual(texts.toSorted());
    expect(Object.values(asked)).not.toEqual(texts);
  });

  const { id: primary, fallbackId: fallback } = Resource.Model;
  const times = (fault: Fault, model: string, count: number) =>
    Array(count).fill({ fault, model }) as Fault[];
  const late = attemptsOf("InterviewPersona", "ModelTimeout");

  test.each([
    ["the first wrote", [], primary, fallback],
    ["the fallback wrote, because the first was busy for a while", throttled, fallback, primary],
    ["the second profile, too, is the first's", ["unfaithful"], primary, fallback],
  ] as [string, Fault[], string, string][])(
    "is held with the other of two models: %s",
    async (_which, faults, writer, other) => {
      const { persona, calls } = await generateWith(faults);
      expect(persona).toMatchObject({ model: writer, fidelity: { passed: true, model: other } });
      const answered = calls.filter(({ status }) => status === 200);
      expect(answered.map((call) => [toolOf(call), call.modelId])).toEqual(
        answered.map((_, i) => (i % 2 === 0 ? ["write_profile", writer] : ["answer_items", other])),
      );
    },
  );

  test.each([
    ["at its end of life", times("end_of_life", fallback, 9), 1],
    ["not subscribed to", times("not_subscribed", fallback, 9), 1],
    ["throttled for ever", times("throttle", fallback, 99), 2],
    ["down for ever", times("unavailable", fallback, 99), 2],
    ["silent for ever", times("timeout", fallback, 99), late],
  ] as [string, Fault[], number][])(
    "is held with the model that wrote where the other is %s",
    async (_how, faults, attempts) => {
      const { client, persona } = await generateWith(faults);
      expect(persona).toMatchObject({ model: primary, fidelity: { passed: true, model: primary } });
      expect(await runOf(client)).toContain(`InterviewPersona:succeeded×${attempts}`);
    },
  );

  test("is held with the fallback that wrote where the first model is gone altogether", async () => {
    const { persona, calls } = await generateWith(times("end_of_life", primary, 9));
    expect(persona).toMatchObject({ model: fallback, fidelity: { passed: true, model: fallback } });
    expect(calls.filter(({ status }) => status === 200)).toHaveLength(2);
  });
});

test("a second writer is told what was off, and the first is not", async () => {
  const { persona, calls } = await generateWith(["unfaithful"]);
  const [first, , second] = calls.map(userOf);
  expect(dataBetween("came_out", first!)).toBeUndefined();
  const told = dataBetween("came_out", second!) as string[];
  const extreme = Object.entries(persona.traits!.domains).find(([, { level }]) => level !== "average")!;
  const side = extreme[1].level === "high" ? "low" : "high";
  expect(told.find((line) => line.startsWith(extreme[0]))).toMatch(new RegExp(`points too ${side}`));
});

describe("the calls of a generation", () => {
  test("are eight at most where each model can be had, all of them counted with their tokens", async () => {
    const { persona, calls } = await generateWith([
      ...(["malformed", "unfaithful", "malformed", "ok"] as const),
      ...(["malformed", "unfaithful", "malformed", "ok"] as const),
      ...(["malformed", "malformed", "malformed"] as const),
    ]);
    expect(persona).toMatchObject({ status: "ready", fidelity: { passed: false, attempts: 2 } });
    expect(calls).toHaveLength(8);
    const sum = (side: "inputTokens" | "outputTokens") =>
      calls.reduce((total, { response }) => total + response!.usage[side], 0);
    expect(persona.usage).toEqual({
      calls: 8,
      inputTokens: sum("inputTokens"),
      outputTokens: sum("outputTokens"),
    });
  });

  test("are begun anew by a fallback model that takes another form of request, and both are counted", async () => {
    const { persona, calls } = await generateWith(["malformed", ...throttled]);
    expect(persona).toMatchObject({ model: Resource.Model.fallbackId, usage: { calls: 3 } });
    const written = calls.filter((call) => call.status === 200 && toolOf(call) === "write_profile");
    expect(written.map(({ modelId }) => modelId)).toEqual([Resource.Model.id, Resource.Model.fallbackId]);
    expect(written[1]?.request.messages).toHaveLength(1);
  });

  test("that were answered are not made again when a later one of the step fails", async () => {
    const { persona, calls } = await generateWith(["malformed", "throttle", "ok", "malformed", "drop"]);
    expect(persona).toMatchObject({ status: "ready", usage: { calls: 4 } });
    expect(calls.map(({ fault }) => fault)).toEqual([
      ...["malformed", "throttle", "ok", "malformed", "drop"],
      "ok",
    ]);
  });
});

test.each(["en", "hy", "hi"])(
  "no payload of a run with 120 items in %s and a second profile is over 32 KiB",
  async (language) => {
    const { client, persona } = await generateWith(["unfaithful"], { instrument: "ipip-neo-120", language });
    expect(persona).toMatchObject({ status: "ready", fidelity: { passed: true, attempts: 2 } });
    const { data } = await entities().persona.get({ userId: client.user.id }).go();
    const { events = [] } = await new SFNClient({}).send(
      new GetExecutionHistoryCommand({ executionArn: data?.executionArn, maxResults: 1000 }),
    );
    const payloads = events.flatMap((event) => [
      event.stateEnteredEventDetails?.input,
      event.stateExitedEventDetails?.output,
      ...Object.values(event.stateExitedEventDetails?.assignedVariables ?? {}),
      event.taskScheduledEventDetails?.parameters,
      event.taskSucceededEventDetails?.output,
    ]);
    const sizes = payloads.filter((text) => text !== undefined).map((text) => Buffer.byteLength(text));
    expect(sizes.length).toBeGreaterThan(25);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(32 * 1024);
  },
);

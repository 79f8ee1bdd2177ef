/** Every model of the table, asked for everything that this project asks of a model, by the strict double. */
import { chatRequest } from "@persona-ai/core/chat/prompt.ts";
import { Fidelity } from "@persona-ai/core/fidelity";
import { Instrument } from "@persona-ai/core/instrument";
import { Remembered, rememberRequest, TOOL_NAME } from "@persona-ai/core/memory/memory-prompt.ts";
import { Model } from "@persona-ai/core/model";
import type { Model as Row } from "@persona-ai/core/model/models.ts";
import { Profile } from "@persona-ai/core/profile";
import { describe, expect, test, vi } from "vitest";
import { personAt } from "../../unit/profile/people.ts";
import { clientFor, endpoint } from "./endpoint.ts";

vi.hoisted(() => {
  process.env.SST_RESOURCE_Model = JSON.stringify({ id: "a.b", fallbackId: "a.c" });
});

const bedrock = await endpoint();
const client = clientFor(bedrock.url);
const converse: Model.Converse = (request) => Model.converse(request, { client });

const traits = personAt([62, 40, 58, 35, 50]);
const input = { person: { name: "Ada" }, language: "en", traits, openAnswers: [] };
const feedback = [{ trait: "openness", t: 48, difference: -14 }];
const survey = await Instrument.survey("sapa-bfi-25", "en");
/** As it is called: by its first profile, or as it is. */
const callable = ({ id, profiles }: Row) => (profiles[0] ? `${profiles[0]}.${id}` : id);
const MODELS = Model.models().map((model) => [model.name, callable(model)] as const);

async function refused(): Promise<unknown[]> {
  return (await bedrock.calls()).filter(({ status }) => status !== 200);
}

describe.each(MODELS)("%s", (_name, modelId) => {
  test.each([
    ["a profile", undefined],
    ["a profile once more", feedback],
  ])("writes %s", async (_what, told) => {
    const { profile, model, usage } = await Profile.write(
      { ...input, feedback: told },
      { modelId, converse },
    );
    expect(profile.name).toBe("Ada");
    expect({ model, calls: usage.calls }).toEqual({ model: modelId, calls: 1 });
    expect(await refused()).toEqual([]);
  });

  test("mends or is asked again what it gets wrong", async () => {
    await bedrock.setFaults("stringified", "malformed");
    const first = await Profile.write(input, { modelId, converse });
    expect(first.usage.calls).toBe(1);
    const second = await Profile.write(input, { modelId, converse });
    expect(second.usage.calls).toBe(2);
    expect(await refused()).toEqual([]);
  });

  test("is interviewed", async () => {
    const { profile } = await Profile.write(input, { modelId, converse });
    const { usage } = await Fidelity.interview(
      { person: {}, language: "en", traits, profile },
      { modelId, converse },
    );
    expect(usage.calls).toBe(1);
    expect(survey.items).toHaveLength(25);
    expect(await refused()).toEqual([]);
  });

  test("talks", async () => {
    const { profile } = await Profile.write(input, { modelId, converse });
    const turns = [{ role: "user" as const, content: "What did you think of the evening?" }];
    const context = { memories: [], leaving: [], turns };
    const request = chatRequest({ name: "Ada", profile, traits, language: "en" }, context, modelId);
    const events: Model.StreamEvent[] = [];
    for await (const event of Model.stream(request, { client })) events.push(event);
    expect(events.at(-1)).toMatchObject({ type: "end", stopReason: "end_turn" });
    expect(events.length).toBeGreaterThan(1);
    expect(await refused()).toEqual([]);
  });

  test("remembers", async () => {
    const context = { memories: [], leaving: [], turns: [] };
    const request = rememberRequest({ message: "I like tea.", answer: "So do I." }, context, modelId);
    const reply = Model.readData(await converse(request), { name: TOOL_NAME, schema: Remembered });
    expect(reply).toMatchObject({ kind: "usable", value: { facts: [expect.anything()] } });
    expect(await refused()).toEqual([]);
  });
});

test("a model that is not in the table is asked in the form that every model takes", async () => {
  const { profile } = await Profile.write(input, { modelId: "acme.brand-new-1", converse });
  expect(profile.name).toBe("Ada");
});

/** What is said of a model before it is deployed, of answers with the fields of GetFoundationModel and GetInferenceProfile. */
import { DEFAULT_MODELS } from "@persona-ai/core/model/defaults.ts";
import { expect, test } from "vitest";
import { judge } from "../../infra/model-check.ts";

const arn = (id: string) => ({ modelArn: `arn:aws:bedrock:eu-west-1::foundation-model/${id}` });
const active = {
  inferenceTypesSupported: ["ON_DEMAND", "INFERENCE_PROFILE"],
  responseStreamingSupported: true,
  modelLifecycle: { status: "ACTIVE" },
};
const SONNET = "anthropic.claude-sonnet-5-5";
const profile = { status: "ACTIVE", models: [arn(SONNET)] };

test("nothing, of the defaults as Bedrock has them", () => {
  for (const id of Object.values(DEFAULT_MODELS)) {
    const models = [arn(id.replace("global.", ""))];
    expect(judge(id, { profile: { status: "ACTIVE", models }, model: active })).toEqual({
      refused: [],
      warned: [],
    });
  }
});

test("that it cannot be called: by its own id, where only profiles can; by a profile that is none; not streamed", () => {
  const byProfile = { ...active, inferenceTypesSupported: ["INFERENCE_PROFILE"] };
  expect(judge("anthropic.claude-sonnet-4-6", { model: byProfile }).refused).toEqual([
    expect.stringContaining("cannot be called by its own id"),
  ]);
  expect(
    judge(`eu.${SONNET}`, { profile: { status: "DELETING", models: [arn(SONNET)] } }).refused,
  ).toHaveLength(1);
  expect(judge(`eu.${SONNET}`, { profile: { status: "ACTIVE", models: [] } }).refused).toHaveLength(1);
  expect(judge(SONNET, { model: { ...active, responseStreamingSupported: false } }).refused).toHaveLength(1);
  expect(judge(`eu.${SONNET}`, { profile, model: byProfile }).refused).toEqual([]);
});

test("that it is Legacy, by Bedrock with its day, or by the table", () => {
  const modelLifecycle = { status: "LEGACY", endOfLifeTime: "2027-03-01T00:00:00Z" };
  expect(judge(`eu.${SONNET}`, { profile, model: { ...active, modelLifecycle } }).warned).toEqual([
    expect.stringContaining("is Legacy until 2027-03-01"),
  ]);
  const old = "anthropic.claude-sonnet-4-5-20250929-v1:0";
  expect(judge(`eu.${old}`, { profile: { status: "ACTIVE", models: [arn(old)] } }).warned).toHaveLength(1);
});

test("that the table does not know it; an application profile is known by its model", () => {
  expect(judge("acme.brand-new-1", { model: active }).warned).toEqual([
    expect.stringContaining("not in the table"),
  ]);
  const own = "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abc";
  expect(judge(own, { profile, model: active })).toEqual({ refused: [], warned: [] });
});

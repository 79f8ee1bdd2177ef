import type { Model } from "@persona-ai/core/model";
import { Profile } from "@persona-ai/core/profile";
import { describe, expect, test } from "vitest";
import { personAt } from "./people.ts";
import { profileWith } from "./profiles.ts";

const input = {
  person: { name: "Ada" },
  language: "en",
  traits: personAt([62, 40, 50, 35, 50]),
  openAnswers: [],
};
const good = profileWith(["openness:high"], ["agreeableness:low"]);
const untrue = profileWith(["openness:low"], ["agreeableness:low"]);

type Said = Pick<Model.Answer, "content" | "stopReason">;
const call = (toolInput: unknown, stopReason: Model.Answer["stopReason"] = "tool_use"): Said => ({
  content: [{ toolUse: { toolUseId: "tooluse_1", name: "write_profile", input: toolInput as never } }],
  stopReason,
});
const text = (words: string, stopReason: Model.Answer["stopReason"] = "end_turn"): Said => ({
  content: [{ text: words }],
  stopReason,
});

const six = (letter: string) => Array.from({ length: 6 }, (_, i) => `${i}${letter.repeat(79)}`);

/** A model that says these things in turn, and what it was asked. */
function modelThatSays(...answers: Said[]) {
  const requests: Model.Request[] = [];
  const converse: Model.Converse = async (request) => {
    requests.push(request);
    const said = answers[requests.length - 1];
    if (!said) throw new Error("asked once too often");
    return { ...said, usage: { inputTokens: 100, outputTokens: 10 }, modelId: request.modelId, latencyMs: 1 };
  };
  return { requests, write: () => Profile.write(input, { modelId: "model-1", converse }) };
}

describe("writing a profile", () => {
  test("takes one call when the first answer is good", async () => {
    const model = modelThatSays(call(good));
    expect(await model.write()).toEqual({
      profile: good,
      model: "model-1",
      usage: { calls: 1, inputTokens: 100, outputTokens: 10 },
    });
  });

  test.each([
    ["lacks a field", call({ ...good, voice: undefined }), "voice"],
    ["claims what the traits do not bear out", call(untrue), "strengths.0.evidence.0"],
    ["was cut off", call({}, "max_tokens"), "cut off"],
    ["is prose", text("Ada is lovely."), "no call of write_profile"],
    [
      "calls another tool",
      { content: [{ toolUse: { toolUseId: "t", name: "x", input: {} } }], stopReason: "tool_use" },
      "no call",
    ],
  ] satisfies [string, Said, string][])(
    "asks once more when the answer %s, and says what is wrong",
    async (_, bad, issue) => {
      const model = modelThatSays(bad, call(good));
      const { profile, usage } = await model.write();
      expect(profile).toEqual(good);
      expect(usage).toEqual({ calls: 2, inputTokens: 200, outputTokens: 20 });
      expect(JSON.stringify(model.requests[1]?.messages?.at(-1))).toContain(issue);
    },
  );

  test("asks again in the same conversation, with an error as the tool's result", async () => {
    const model = modelThatSays(call(untrue), call(good));
    await model.write();
    const [first, second] = model.requests;
    expect(second?.messages?.slice(0, 1)).toEqual(first?.messages);
    expect(second?.messages?.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(second?.messages?.[1]?.content).toEqual(call(untrue).content);
    expect(second?.messages?.[2]?.content?.[0]?.toolResult).toMatchObject({
      toolUseId: "tooluse_1",
      status: "error",
    });
    expect(second?.toolConfig).toEqual(first?.toolConfig);
  });

  test("asks the same again after an answer without content, which no conversation may contain", async () => {
    const model = modelThatSays({ content: [], stopReason: "malformed_model_output" }, call(good));
    await model.write();
    expect(model.requests[1]).toEqual(model.requests[0]);
  });

  test("fails with the issues after a second malformed answer, and asks no third time", async () => {
    const model = modelThatSays(text("No tool."), call(untrue));
    const error = await model.write().catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(Profile.ProfileMalformed);
    expect(error).toMatchObject({ name: "ProfileMalformed", code: "profile_malformed", kind: "upstream" });
    expect((error as Error).message).toContain("strengths.0.evidence.0");
    expect(model.requests).toHaveLength(2);
  });

  test("keeps the message of a hopeless answer short", async () => {
    const hopeless = call(profileWith(six("x"), six("y")));
    const error = await modelThatSays(hopeless, hopeless)
      .write()
      .catch((failure: unknown) => failure);
    expect((error as Error).message.length).toBeLessThan(2_600);
    expect((error as Error).message).toContain("and 3 more");
  });

  test.each(["content_filtered", "guardrail_intervened"] as const)(
    "takes %s for a refusal, at once",
    async (reason) => {
      const model = modelThatSays(text("I can't help with that.", reason));
      await expect(model.write()).rejects.toMatchObject({ name: "ModelRefused", code: "model_refused" });
      expect(model.requests).toHaveLength(1);
    },
  );

  test("does not ask again when the context window was too small", async () => {
    const model = modelThatSays({ content: [], stopReason: "model_context_window_exceeded" });
    await expect(model.write()).rejects.toMatchObject({ name: "ModelRejected" });
  });
});

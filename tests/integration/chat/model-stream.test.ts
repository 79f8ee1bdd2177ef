/** The model word by word: what it says, how it ends, how long it is waited for, and the guardrail on every call. */
import { Model } from "@persona-ai/core/model";
import { describe, expect, test, vi } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { clientFor, endpoint, MODEL } from "../bedrock/endpoint.ts";

const { GUARDRAIL } = vi.hoisted(() => {
  const guardrail = { id: "gr123", version: "2" };
  process.env.SST_RESOURCE_Model = JSON.stringify({ id: "a.b", fallbackId: "a.c", guardrail });
  return { GUARDRAIL: { guardrailIdentifier: guardrail.id, guardrailVersion: guardrail.version } };
});

const bedrock = await endpoint();
const client = clientFor(bedrock.url);
const request = {
  modelId: MODEL,
  messages: [{ role: "user" as const, content: [{ text: "Hello! How are you doing today?" }] }],
};
type Options = Parameters<typeof Model.stream>[1];

async function heard(options: Options = {}) {
  const events: Model.StreamEvent[] = [];
  const error = await (async () => {
    for await (const event of Model.stream(request, { client, ...options })) events.push(event);
  })().catch((thrown: Error) => thrown);
  const text = events.map((event) => (event.type === "text" ? event.text : "")).join("");
  return { events, text, error };
}

test("says what Converse says, in pieces, and then why it ended and what it used", async () => {
  const whole = await Model.converse(request, { client });
  const { events, text, error } = await heard();
  expect(error).toBeUndefined();
  expect(text).toBe(whole.content[0]?.text);
  expect(events.length).toBeGreaterThan(2);
  const { stopReason, usage, modelId } = whole;
  expect(events.at(-1)).toEqual({ type: "end", stopReason, usage, modelId });
});

test.each([
  ["throttle", "ModelThrottled"],
  ["unavailable", "ModelUnavailable"],
  ["timeout", "ModelTimeout"],
  ["access_denied", "ModelAccessDenied"],
])("%s fails as %s, before a word is said", async (fault, name) => {
  await bedrock.setFaults(fault);
  const { events, error } = await heard();
  expect(events).toEqual([]);
  expect(error).toMatchObject({ name });
});

test("a connection that breaks is a ModelUnavailable, after what was said", async () => {
  await bedrock.setFaults("drop");
  const { text, error } = await heard();
  expect(text).not.toBe("");
  expect(error).toMatchObject({ name: "ModelUnavailable" });
});

describe("a slow model", () => {
  test("is not waited for longer than for the first text", async () => {
    await bedrock.setFaults("slow");
    const { events, error } = await heard({ firstTextMs: 50 });
    expect(events).toEqual([]);
    expect(error).toMatchObject({ name: "ModelTimeout" });
  });

  test("is not waited for longer than from one event to the next", async () => {
    await bedrock.setFaults("stall");
    const { text, error } = await heard({ idleMs: 10 });
    expect(text).not.toBe("");
    expect(error).toMatchObject({ name: "ModelTimeout" });
  });

  test("is stopped by the signal, whose reason is the error", async () => {
    await bedrock.setFaults("stall");
    const reader = new AbortController();
    const reason = new Error("The reader went away.");
    const said: string[] = [];
    const listening = (async () => {
      for await (const event of Model.stream(request, { client, signal: reader.signal })) {
        said.push(event.type);
        reader.abort(reason);
      }
    })();
    await expect(listening).rejects.toBe(reason);
    expect(said).toEqual(["text"]);
    await eventually(async () => expect((await bedrock.calls()).at(-1)).toMatchObject({ aborted: true }));
  });

  test("is stopped when its listener leaves the loop", async () => {
    await bedrock.setFaults("stall");
    for await (const _ of Model.stream(request, { client })) break;
    await eventually(async () => expect((await bedrock.calls()).at(-1)).toMatchObject({ aborted: true }));
  });

  test("is not called when the signal was aborted before", async () => {
    const { error } = await heard({ signal: AbortSignal.abort() });
    expect(error).toMatchObject({ name: "AbortError" });
    expect(await bedrock.calls()).toEqual([]);
  });
});

test("the guardrail goes with every call, and holds back what it has not looked at", async () => {
  await Model.converse(request, { client });
  await heard();
  const configs = (await bedrock.calls()).map(
    (call) => (call.request as Record<string, unknown>).guardrailConfig,
  );
  const streamed = { ...GUARDRAIL, streamProcessingMode: "sync" };
  expect(configs).toEqual([streamed, streamed]);
});

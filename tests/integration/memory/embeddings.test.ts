/** Memories that are found by a model of embeddings, of which the double knows words by their parts; and without it. */
import { Actor } from "@persona-ai/core/actor.ts";
import { Id } from "@persona-ai/core/id.ts";
import { embed, vectorOf } from "@persona-ai/core/model/embed.ts";
import { entities } from "@persona-ai/core/table";
import { readSecrets } from "@persona-ai/local/stack/data.ts";
import { stackEnvironment } from "@persona-ai/local/stack/environment.ts";
import { readSettings } from "@persona-ai/local/stack/settings.ts";
import { Resource } from "sst/resource";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { forgetCalls, modelCalls } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { ownStack } from "../../support/stack.ts";
import { say, withPersona } from "../chat/support.ts";

const TITAN = "amazon.titan-embed-text-v2:0";
await ownStack();
const settings = readSettings({ EMBEDDING_MODEL_ID: TITAN });
const { SST_RESOURCE_Model: link = "" } = stackEnvironment(settings, await readSecrets(undefined), {});
Object.assign(Resource.Model, JSON.parse(link));
afterAll(() => void Reflect.deleteProperty(Resource.Model, "embeddingId"));
vi.spyOn(console, "warn").mockImplementation(() => {});
/** A search waits a second for its embedding, and goes by words then: here it waits. */
vi.spyOn(AbortSignal, "timeout").mockImplementation(() => new AbortController().signal);
const ada = await withPersona("Ada", { visibility: "public" });
const { path, personaId } = ada;
const fail = (...faults: object[]) =>
  fetch(`${process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME}/_faults`, {
    method: "PUT",
    body: JSON.stringify(faults),
  });
afterEach(() => fail());

const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

test.each([TITAN, "cohere.embed-multilingual-v3", "global.cohere.embed-v4:0"])(
  "%s is asked as it wants to be, and what is alike is near",
  async (modelId) => {
    const texts = ["Loves macrophotography.", "Loves macrophotography!", "Has two daughters in Lyon."];
    const found = await embed(texts, "search_document", modelId);
    const [one, same, other] = found!.map((embedding) => vectorOf(embedding, modelId)!);
    expect(cosine(one!, same!)).toBeGreaterThan(0.99);
    expect(cosine(one!, other!)).toBeLessThan(0.5);
    expect(vectorOf(found![0], "another-model")).toBeUndefined();
  },
);

test("what the endpoint does not know, and what a model does not take, is refused in Bedrock's words", async () => {
  const invoke = async (modelId: string, body: object) => {
    const url = `${process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME}/model/${modelId}/invoke`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    return { status: response.status, message: (await response.json()).message };
  };
  expect(await invoke("cohere.embed-english-v3", { inputText: "Hello" })).toEqual({
    status: 400,
    message:
      "Malformed input request: #: required key [texts] not found#: required key [input_type] not found#: extraneous key [inputText] is not permitted, please reformat your input and try again.",
  });
  expect(await invoke(TITAN, { inputText: "Hello", dimensions: 3 })).toMatchObject({ status: 400 });
  expect(await invoke("amazon.no-such-model", { inputText: "Hello" })).toMatchObject({ status: 400 });
});

/** Somebody of whom forty things are known, of which the first is the oldest; it is put by the API. */
async function known(text: string) {
  const bob = await signUp("Bob");
  accepted(await say(bob, path, "Hello!"));
  const key = { userId: bob.user.id, personaId };
  const at = new Date().toISOString();
  const memoryAt = (i: number) => ({
    ...{ ...key, memoryId: Id.create("memory", 1_700_000_000_000 + i), createdAt: at, updatedAt: at },
    ...{ text: `Owns book number ${i}.`, messageId: Id.create("message", 1_700_000_000_000 + i) },
  });
  const memories = Array.from({ length: 40 }, (_, i) => memoryAt(i));
  await entities().memory.put(memories).go();
  const of = `/personas/${personaId}/memories`;
  accepted(await bob.patch(`${of}/${memories[0]!.memoryId}`, { text }));
  const itemOf = async () =>
    (
      await entities()
        .memory.get({ ...key, memoryId: memories[0]!.memoryId })
        .go({ consistent: true })
    ).data;
  return { bob, of, id: memories[0]!.memoryId, itemOf };
}

async function askedWith(content: string, bob: Awaited<ReturnType<typeof signUp>>): Promise<string> {
  await forgetCalls();
  accepted(await say(bob, path, content));
  const call = (await modelCalls()).find(({ request }) => "messages" in request);
  return JSON.stringify(call?.request);
}

test("a memory is found by another form of its word, and by its words alone where the model fails", async () => {
  const { bob } = await known("Loves macrophotography.");
  expect(await askedWith("Do I like photography?", bob)).toContain("macrophotography");
  await fail({ fault: "access_denied", model: TITAN, times: 100 });
  expect(await askedWith("Do I like photography, too?", bob)).not.toContain("macrophotography");
  expect(await askedWith("What of macrophotography?", bob)).toContain("Loves macrophotography.");
});

test("what is learned has its vector, which goes with it, and another one when its text is changed", async () => {
  const { bob, of, id, itemOf } = await known("Loves macrophotography.");
  const before = (await itemOf())?.embedding;
  expect(before?.by).toBe(TITAN);
  accepted(await bob.patch(`${of}/${id}`, { kind: "core" }));
  expect((await itemOf())?.embedding).toEqual(before);
  accepted(await bob.patch(`${of}/${id}`, { text: "Has a sister in Porto." }));
  expect((await itemOf())?.embedding?.vector).not.toBe(before?.vector);
  await fail({ fault: "throttle", model: TITAN, times: 100 });
  accepted(await bob.patch(`${of}/${id}`, { text: "Has a sister in Lisbon." }));
  expect(await itemOf()).not.toHaveProperty("embedding");
  await fail();
  accepted(await say(bob, path, "I have two cats called Sigi and Lale."));
  const { data } = await entities()
    .memory.query.primary({ userId: bob.user.id, personaId })
    .go({ pages: "all" });
  const learned = data.find(({ text }) => text.includes("Sigi"));
  expect(learned?.embedding?.by).toBe(TITAN);
  const told = await Actor.provide({ type: "user", userId: bob.user.id }, () => bob.get(of));
  expect(JSON.stringify(accepted(told).body)).not.toContain("embedding");
});

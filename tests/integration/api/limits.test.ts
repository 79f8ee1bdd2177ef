/** What one user may have on one day, with small limits. */
import { Actor } from "@persona-ai/core/actor.ts";
import { Chat } from "@persona-ai/core/chat";
import { entities } from "@persona-ai/core/table";
import { beforeEach, expect, test, vi } from "vitest";
import type { Answer, SignedIn } from "../../support/client.ts";
import { stopClock } from "../../support/clock.ts";
import { settled } from "../../support/generation.ts";
import { checkerOf, openApi, operationsOf } from "../../support/openapi.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { expectProblem } from "../../support/problem.ts";
import { allEvents, openStream } from "../../support/sse.ts";
import { readyAnalysis } from "../../support/surveys.ts";
import { history, say, withPersona } from "../chat/support.ts";

const { MESSAGES, TOKENS, GENERATIONS } = vi.hoisted(() => {
  const shared = JSON.parse(process.env.SST_RESOURCE_Limits ?? "{}");
  const limits = { ...shared, messagesPerDay: 3, tokensPerDay: 100_000, generationsPerDay: 2 };
  process.env.SST_RESOURCE_Limits = JSON.stringify(limits);
  return { MESSAGES: 3, TOKENS: 100_000, GENERATIONS: 2 };
});
const DAY_MS = 24 * 60 * 60 * 1000;

const { path, personaId } = await withPersona("Ada", { visibility: "public" });
/** No day ends in the middle of a test. */
beforeEach(stopClock);
const json = { Accept: "application/json" };
const today = () => new Date().toISOString().slice(0, 10);
const used = async ({ user }: SignedIn) =>
  (await entities().dailyUse.get({ userId: user.id, day: today() }).go({ consistent: true })).data;

function expectLeft({ headers }: Pick<Answer, "headers">, limit: number, remaining: number): void {
  expect(headers.get("RateLimit-Limit")).toBe(String(limit));
  expect(headers.get("RateLimit-Remaining")).toBe(String(remaining));
  expect(headers.get("RateLimit-Policy")).toBe(`${limit};w=86400`);
  const midnight = DAY_MS - (Date.now() % DAY_MS);
  const reset = Number(headers.get("RateLimit-Reset"));
  expect(Math.abs(reset - midnight / 1000)).toBeLessThan(1);
}

function expectReached(answer: Answer, counter: string, limit: number): void {
  expectProblem(answer, 429, `daily_${counter}_reached`);
  expectLeft(answer, limit, 0);
  expect(answer.headers.get("Retry-After")).toBe(answer.headers.get("RateLimit-Reset"));
}

test("messages and regenerations count, each answer says what is left, and one too many is refused", async () => {
  const bob = await signUp("Bob");
  const whole = await say(bob, path, "One.");
  expectLeft(whole, MESSAGES, 2);
  const streamed = await openStream(bob, path, { content: "Two." });
  expectLeft(streamed, MESSAGES, 1);
  await allEvents(streamed);
  const [, last] = (await history(bob, path)).slice(-2);
  expectLeft(await bob.post(`${path}/${last?.id}/regenerate`, undefined, json), MESSAGES, 0);
  const said = await history(bob, path);
  const document = await openApi();
  const check = checkerOf(document);
  const operation = (id: string) => operationsOf(document).find((one) => one.id === id)!;
  const message = await bob.post(path, { content: "Three." });
  const again = await bob.post(`${path}/${said.at(-1)?.id}/regenerate`);
  for (const answer of [message, again]) expectReached(answer, "messages", MESSAGES);
  expect(check(operation("POST /personas/{id}/messages"), message)).toEqual([]);
  expect(check(operation("POST /personas/{id}/messages/{messageId}/regenerate"), again)).toEqual([]);
  expect(await history(bob, path)).toEqual(said);
});

test("of many messages at once, to different personas, no more than the limit come through", async () => {
  const bob = await signUp("Bob");
  const own = await withPersona("Eve", { visibility: "public" });
  const paths = Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? path : own.path));
  const answers = await Promise.all(paths.map((at) => say(bob, at, "Hello!")));
  const statuses = answers.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([200, 200, 200, ...Array(7).fill(429)]);
  expect((await used(bob))?.messages).toBe(MESSAGES);
});

test("another user's day, and one's own next day, are others", async () => {
  const bob = await signUp("Bob");
  for (const content of ["One.", "Two.", "Three."]) await say(bob, path, content);
  expect((await say(bob, path, "Four.")).status).toBe(429);
  expect((await say(await signUp("Eve"), path, "One.")).status).toBe(200);
  const tomorrow = () => Date.now() + DAY_MS;
  const turn = await Actor.provide({ type: "user", userId: bob.user.id }, () =>
    Chat.say(personaId, "Four, then.", { clock: tomorrow }),
  );
  expect(turn.allowance).toMatchObject({ limit: MESSAGES, remaining: MESSAGES - 1 });
  expect(await turn.answer()).toMatchObject({ status: "complete" });
});

test("tokens are counted, of the answer and of learning, and refuse the next message", async () => {
  const bob = await signUp("Bob");
  const { body } = await say(bob, path, "I have a sister in Porto.");
  const counted = (await used(bob))?.tokens ?? 0;
  expect(counted).toBeGreaterThan(body.usage.inputTokens + body.usage.outputTokens);
  await entities()
    .dailyUse.patch({ userId: bob.user.id, day: today() })
    .add({ tokens: TOKENS - counted })
    .go();
  expectReached(await bob.post(path, { content: "Hello again." }), "tokens", TOKENS);
  expect(await history(bob, path)).toHaveLength(2);
  expect((await used(bob))?.messages).toBe(1);
});

test("a message that is refused for another reason is not counted", async () => {
  const bob = await signUp("Bob");
  await say(bob, path, "One.");
  await say(bob, path, "Two.");
  const [first] = await history(bob, path);
  expectProblem(await bob.post(`${path}/${first?.id}/regenerate`), 409, "message_not_last");
  expectProblem(await bob.post(path, { content: "" }), 400, "invalid_request");
  expectProblem(await bob.post("/personas/per_x/messages", { content: "x" }), 404, "persona_not_found");
  expect((await used(bob))?.messages).toBe(2);
});

test("generations count when they are begun, and joining one does not", async () => {
  const bob = await signUp("Bob");
  const { id: analysisId } = await readyAnalysis(bob);
  const ask = () => bob.post("/personas/generate", { analysisId });
  for (let count = 1; count <= GENERATIONS; count++) {
    const asked = await Promise.all(Array.from({ length: 6 }, ask));
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([202]));
    for (const answer of asked) expectLeft(answer, GENERATIONS, GENERATIONS - count);
    expect((await used(bob))?.generations).toBe(count);
    await settled(bob);
  }
  const before = (await bob.get("/personas/me")).body;
  expectReached(await ask(), "generations", GENERATIONS);
  expect((await bob.get("/personas/me")).body).toEqual(before);
});

test("trying a failed generation again counts as one", async () => {
  const bob = await signUp("Bob");
  const { id: analysisId } = await readyAnalysis(bob);
  const error = { code: "model_unavailable", message: "Please try again.", retryable: true };
  await storePersona(bob, { analysisId, status: "failed", error });
  await entities().dailyUse.create({ userId: bob.user.id, day: today(), generations: GENERATIONS }).go();
  expectReached(await bob.post("/personas/me/retry"), "generations", GENERATIONS);
  expect((await bob.get("/personas/me")).body).toMatchObject({ status: "failed", version: 1 });
});

test("a day's count is kept for some days, and then expires", async () => {
  const bob = await signUp("Bob");
  await say(bob, path, "Hello!");
  const seconds = ((await used(bob))?.expiresAt ?? 0) - Date.now() / 1000;
  expect(seconds).toBeGreaterThan(2 * 86_400);
  expect(seconds).toBeLessThan(5 * 86_400);
});

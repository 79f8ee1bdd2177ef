/** How often in an hour what costs nothing may be begun, with small limits. */

import { Limit } from "@persona-ai/core/limit";
import { entities } from "@persona-ai/core/table";
import { serveApi } from "@persona-ai/local/stack/api.ts";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, anybody, type SignedIn, signIn } from "../../support/client.ts";
import { stopClock } from "../../support/clock.ts";
import { settled } from "../../support/generation.ts";
import { commandsDuring, meanwhile } from "../../support/meanwhile.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { freePorts } from "../../support/ports.ts";
import { expectProblem } from "../../support/problem.ts";
import { answersTo, openAnalysis, readyAnalysis } from "../../support/surveys.ts";

vi.hoisted(() => {
  const limits = JSON.parse(process.env.SST_RESOURCE_Limits ?? "{}");
  const writes = { addressWritesPerHour: 4, linkWritesPerHour: 2, userWritesPerHour: 3 };
  process.env.SST_RESOURCE_Limits = JSON.stringify({ ...limits, ...writes });
});

/** No hour, and no day, ends in the middle of a test. */
beforeEach(stopClock);

let seed = 0;
const submit = (shareToken: string, address: string): Promise<Answer> =>
  anybody.post(
    `/surveys/${shareToken}/responses`,
    { relation: "friend", answers: answersTo("sapa-bfi-25", ++seed) },
    { "X-Viewer-Address": address },
  );

function expectLimited(answer: Answer): void {
  expectProblem(answer, 429, "too_many_requests");
  expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(Number(answer.headers.get("Retry-After"))).toBeLessThanOrEqual(3600);
}

describe("a survey is answered", () => {
  test("so often by one link in an hour, whoever comes; another link has its own count", async () => {
    const ada = await signUp();
    const [one, other] = [await openAnalysis(ada), await openAnalysis(ada)];
    for (const address of ["192.0.2.1", "192.0.2.2"]) {
      expect((await submit(one.shareToken, address)).status).toBe(201);
    }
    expectLimited(await submit(one.shareToken, "192.0.2.3"));
    expect((await submit(other.shareToken, "192.0.2.3")).status).toBe(201);
  });

  test("so often from one address in an hour, by whatever links, also where none is", async () => {
    for (let i = 0; i < 4; i++) expect((await submit(`none-${i}`, "2001:db8::1")).status).toBe(404);
    const { shareToken } = await openAnalysis(await signUp());
    expectLimited(await submit(shareToken, "2001:db8:0:0:ffff::2"));
    expect((await submit(shareToken, "2001:db8:0:1::1")).status).toBe(201);
  });
});

test("so many sign-ins are begun from one address in an hour", async () => {
  const begin = () => anybody.get("/auth/google", { "X-Viewer-Address": "192.0.2.9" });
  for (let i = 0; i < 4; i++) expect((await begin()).status).toBe(302);
  expectLimited(await begin());
  const page = "http://localhost:5173/welcome";
  const ofPage = `/auth/google?redirect_uri=${encodeURIComponent(page)}`;
  const sentBack = await anybody.get(ofPage, { "X-Viewer-Address": "192.0.2.9" });
  expect(sentBack.headers.get("Location")).toBe(`${page}?error=too_many_requests`);
});

test("so much is begun by one user in an hour", async () => {
  const ada = await signUp();
  const create = () => ada.post("/analyses", { title: "Me", instrument: "sapa-bfi-25" });
  for (let i = 0; i < 3; i++) expect((await create()).status).toBe(201);
  expectLimited(await create());
});

describe("a persona is asked for", () => {
  const ask = (client: SignedIn, analysisId: string, headers: Record<string, string> = {}) =>
    client.post("/personas/generate", { analysisId }, headers);

  /** Somebody with an analysis, which is the first of their three writes. */
  async function somebody() {
    const client = await signUp();
    const { id: analysisId } = await readyAnalysis(client);
    return { client, analysisId, userId: client.user.id };
  }

  const countOf = async (userId: string) => {
    const { key } = Limit.dueWrite(userId);
    return (await entities().hourlyWrites.get(key).go({ consistent: true })).data?.count;
  };

  test("and counted in two requests to the table, of which the second claims it", async () => {
    const { client, analysisId, userId } = await somebody();
    await storePersona(client);
    const sent = await commandsDuring(() => ask(client, analysisId));
    expect(sent).toEqual(["TransactGetItemsCommand", "TransactWriteItemsCommand"]);
    expect(await countOf(userId)).toBe(2);
  });

  test("so often in an hour, by whom it is made and who joins alike", async () => {
    const { client, analysisId, userId } = await somebody();
    const [made, joined] = [await ask(client, analysisId), await ask(client, analysisId)];
    expect([made.status, joined.status]).toEqual([202, 202]);
    const refused = await ask(client, analysisId);
    expectLimited(refused);
    expect(refused.headers.get("Location")).toBeNull();
    expect(await countOf(userId)).toBe(3);
  });

  test.each([
    ["not said right", 400, { analysis: "ana_1" }],
    ["of no analysis", 404, { analysisId: "ana_1" }],
  ])("so often, also when it is %s", async (_, status, body) => {
    const client = await signUp();
    const asked = async () => client.post("/personas/generate", body);
    for (let i = 0; i < 3; i++) expect((await asked()).status).toBe(status);
    expectLimited(await asked());
  });

  test("as often as there are writes left, however many ask at once, and made once", async () => {
    const { client, analysisId, userId } = await somebody();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(client, analysisId)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, 202, ...Array.from({ length: 18 }, () => 429)]);
    expect(await countOf(userId)).toBe(3);
    expect(await settled(client)).toMatchObject({ status: "ready", version: 1 });
  });

  test("once too often, and nothing is claimed, nor kept of its name", async () => {
    const { client, analysisId, userId } = await somebody();
    for (let i = 0; i < 2; i++) await Limit.countWrite("user", userId);
    expectLimited(await ask(client, analysisId));
    expectLimited(await ask(client, analysisId, { "Idempotency-Key": "again" }));
    expect((await client.get("/personas/me")).status).toBe(404);
    const { data } = await entities().idempotency.query.primary({ userId }).go({ consistent: true });
    expect(data).toEqual([]);
  });

  test("with the last write used up in the last moment, and nothing is claimed", async () => {
    const { client, analysisId, userId } = await somebody();
    meanwhile("TransactWriteItemsCommand", async () => {
      for (let i = 0; i < 2; i++) await Limit.countWrite("user", userId);
    });
    expectLimited(await ask(client, analysisId));
    expect((await client.get("/personas/me")).status).toBe(404);
  });
});

test("what a day allows does not begin anew with a new account of the same person", async () => {
  const email = `eve@${crypto.randomUUID()}.example.com`;
  const first = await signIn(email);
  await entities()
    .dailyUse.put({
      userId: first.user.id,
      day: new Date().toISOString().slice(0, 10),
      messages: 7,
      expiresAt: 1,
    })
    .go();
  const before = await Limit.left("messages", first.user.id);
  expect((await first.delete("/users/me")).status).toBe(204);
  const second = await signIn(email);
  expect(second.user.id).not.toBe(first.user.id);
  expect((await Limit.left("messages", second.user.id)).remaining).toBe(before.remaining);
});

test("the local server tells the address that it sees, not what a caller says of it", async () => {
  const port = await freePorts();
  const echo = (request: Request) => Response.json(Object.fromEntries(request.headers));
  const server = await serveApi(async () => echo, port, "127.0.0.1");
  const headers = { "X-Viewer-Address": "203.0.113.1", "X-Edge-Secret": "guess" };
  const seen = (await (await fetch(`http://127.0.0.1:${port}/x`, { headers })).json()) as Record<
    string,
    string
  >;
  await server.close();
  expect(seen["x-viewer-address"]).toBe("127.0.0.1");
  expect(seen).not.toHaveProperty("x-edge-secret");
});

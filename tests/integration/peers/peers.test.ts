/** What is told of peers, and what is not: over the API, as owner, as peer, and as an owner who cheats. */
import { entities } from "@persona-ai/core/table";
import { Resource } from "sst/resource";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { anybody } from "../../support/client.ts";
import { stopClock } from "../../support/clock.ts";
import { forgetCalls, generate, modelCalls } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { ownStack } from "../../support/stack.ts";
import { answerSelf, answersTo, openAnalysis } from "../../support/surveys.ts";
import { itemsThatMention } from "../../support/whole-table.ts";

/** Of one's own, so that the whole table is a page or two. */
await ownStack();

/** No day ends in the middle of a test. */
beforeEach(stopClock);
afterEach(() => vi.restoreAllMocks());

async function setUp(fields: object = {}) {
  const ada = await signUp();
  const analysis = await openAnalysis(ada, { questions: ["What are they like?"], ...fields });
  await answerSelf(ada, analysis, 0);
  const questionId = analysis.questions[0]!.id;
  const path = `/surveys/${analysis.shareToken}/responses`;
  const content = (seed: number) => ({
    relation: "partner",
    answers: answersTo(analysis.instrument, seed),
    openAnswers: { [questionId]: `Word${seed} of a peer.` },
  });
  const answer = async (seed: number): Promise<{ id: string; receipt: string }> =>
    accepted(await anybody.post(path, content(seed))).body;
  const counts = async () => (await ada.get(`/analyses/${analysis.id}`)).body.responses;
  return { ada, analysis, path, content, answer, counts };
}

const peersOf = ({ traits }: Awaited<ReturnType<typeof generate>>) => ({
  raters: traits!.raters,
  t: traits!.domains.extraversion.peers?.t,
});

async function saidToModel(): Promise<string> {
  return JSON.stringify((await modelCalls()).map(({ request }) => request));
}

describe("peers", () => {
  test("wait until they are three, are whole T from then on, and the same however often one asks", async () => {
    const { ada, analysis, answer, counts } = await setUp();
    await answer(1);
    await answer(2);
    const two = peersOf(await generate(ada, analysis.id));
    expect(two).toEqual({ raters: { self: 1, peers: 0, waiting: 2, excluded: 0 }, t: undefined });
    await answer(3);
    expect(await counts()).toEqual({ self: 1, peer: 3, waiting: 3, excluded: 0 });
    const three = peersOf(await generate(ada, analysis.id));
    expect(three).toEqual({ raters: { self: 1, peers: 3, waiting: 0, excluded: 0 }, t: expect.any(Number) });
    expect(Number.isInteger(three.t)).toBe(true);
    expect(await counts()).toEqual({ self: 1, peer: 3, waiting: 0, excluded: 0 });
    await answer(4);
    const again = peersOf(await generate(ada, analysis.id));
    expect(again).toEqual({ raters: { self: 1, peers: 3, waiting: 1, excluded: 0 }, t: three.t });
  });

  test("are quoted to the model from then on, and not with who they are", async () => {
    const { ada, analysis, answer } = await setUp();
    await answer(1);
    await answer(2);
    await forgetCalls();
    await generate(ada, analysis.id);
    expect(await saidToModel()).not.toMatch(/Word\d of a peer/);
    await answer(3);
    await forgetCalls();
    await generate(ada, analysis.id);
    const said = await saidToModel();
    for (const seed of [1, 2, 3]) expect(said).toContain(`Word${seed} of a peer.`);
    expect(said).not.toContain("partner");
  });

  test("who withdraw are in nothing that is made later; who is left waits, and is used again with others", async () => {
    const { ada, analysis, answer, counts } = await setUp();
    const [first] = [await answer(1), await answer(2), await answer(3)];
    await generate(ada, analysis.id);
    expect(await anybody.delete(`/receipts/${first.receipt}`)).toMatchObject({ status: 204 });
    expect(await counts()).toEqual({ self: 1, peer: 2, waiting: 2, excluded: 0 });
    await forgetCalls();
    const without = peersOf(await generate(ada, analysis.id));
    expect(without).toEqual({ raters: { self: 1, peers: 0, waiting: 2, excluded: 0 }, t: undefined });
    expect(await saidToModel()).not.toMatch(/Word\d of a peer/);
    await answer(4);
    await forgetCalls();
    const later = peersOf(await generate(ada, analysis.id));
    expect(later.raters).toEqual({ self: 1, peers: 3, waiting: 0, excluded: 0 });
    const said = await saidToModel();
    expect(said).not.toContain("Word1 of a peer");
    expect(said).toContain("Word4 of a peer");
    expect(await itemsThatMention([first.id])).toEqual([]);
  });

  test("tell nothing of when or in which order they came, or who they are", async () => {
    const { ada, analysis, answer } = await setUp();
    const before = (await ada.get(`/analyses/${analysis.id}`)).body.updatedAt;
    const given: string[] = [];
    for (let seed = 1; seed <= 12; seed++) given.push((await answer(seed)).id);
    const { body } = await ada.get(`/analyses/${analysis.id}/responses`);
    const listed: { id: string; relation: string }[] = body.items;
    const peers = listed.filter(({ relation }) => relation === "peer");
    expect(Object.keys(peers[0]!).sort()).toEqual(["id", "receivedOn", "relation"]);
    const ids = peers.map(({ id }) => id);
    expect(ids).not.toEqual(given);
    expect(ids).not.toEqual(given.toReversed());
    expect(new Set(ids.map((id) => id.slice(4, 8))).size).toBeGreaterThan(6);
    expect((await ada.get(`/analyses/${analysis.id}`)).body.updatedAt).toBe(before);
    const stored = await itemsThatMention([given[0]!]);
    const now = new Date().toISOString().slice(0, 11);
    for (const item of stored) expect(item).not.toMatch(new RegExp(`${now}(?!00:00:00.000Z)\\d`));
  });

  test("that were careless are told when they are released, and not before", async () => {
    const { ada, analysis, answer, path, content, counts } = await setUp();
    const straight = Object.fromEntries(Object.keys(answersTo("sapa-bfi-25")).map((item) => [item, 3]));
    accepted(await anybody.post(path, { relation: "friend", answers: straight }));
    accepted(await anybody.post(path, { relation: "friend", answers: straight }));
    const { start } = (await anybody.get(`/surveys/${analysis.shareToken}`)).body;
    accepted(await anybody.post(path, { ...content(1), start }));
    await answer(2);
    await answer(3);
    const early = peersOf(await generate(ada, analysis.id));
    expect(early.raters).toEqual({ self: 1, peers: 0, waiting: 5, excluded: 0 });
    expect((await counts()).excluded).toBe(0);
    await answer(4);
    const late = peersOf(await generate(ada, analysis.id));
    expect(late.raters).toEqual({ self: 1, peers: 3, waiting: 0, excluded: 3 });
    expect(await counts()).toEqual({ self: 1, peer: 6, waiting: 0, excluded: 3 });
  });

  test("give the same answers once, but for straight lines", async () => {
    const { answer, path, content, counts } = await setUp();
    const first = await answer(5);
    expectProblem(await anybody.post(path, content(5)), 409, "duplicate_response");
    const { relation: _other, ...same } = content(5);
    expectProblem(await anybody.post(path, { ...same, relation: "friend" }), 409, "duplicate_response");
    const key = { "Idempotency-Key": "another" };
    expectProblem(await anybody.post(path, content(5), key), 409, "duplicate_response");
    await anybody.delete(`/receipts/${first.receipt}`);
    await answer(5);
    expect((await counts()).peer).toBe(1);
  });

  test("are as many as an analysis takes", async () => {
    const { path, content, answer, counts } = await setUp();
    const limits = { ...Resource.Limits, peersPerAnalysis: 3 };
    vi.spyOn(Resource, "Limits", "get").mockReturnValue(limits);
    const all = await Promise.all([1, 2, 3, 4, 5].map((seed) => anybody.post(path, content(seed))));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409]);
    expectProblem(await anybody.post(path, content(9)), 409, "analysis_full");
    expect((await counts()).peer).toBe(3);
    vi.restoreAllMocks();
    await answer(9);
  });
});

describe("a receipt", () => {
  test("shows its peer what they said, whether the survey is open or closed, and nobody else", async () => {
    const { ada, analysis, answer, content } = await setUp();
    const { id, receipt } = await answer(7);
    await ada.patch(`/analyses/${analysis.id}`, { status: "closed" });
    const { status, headers, body } = await anybody.get(`/receipts/${receipt}`);
    expect({ status, cache: headers.get("Cache-Control") }).toEqual({ status: 200, cache: "no-store" });
    expect(body).toEqual({
      ...content(7),
      id,
      title: "How I am",
      about: "Ada",
      instrument: "sapa-bfi-25",
      language: "en",
      questions: analysis.questions,
      receivedOn: new Date().toISOString().slice(0, 10),
    });
    for (const wrong of [id, receipt.toLowerCase(), `${receipt}A`]) {
      expectProblem(await anybody.get(`/receipts/${wrong}`), 404, "receipt_not_found");
      expectProblem(await anybody.delete(`/receipts/${wrong}`), 404, "receipt_not_found");
    }
    expect((await itemsThatMention([receipt])).length).toBe(0);
    const { body: exported } = await ada.get("/users/me/export");
    expect(JSON.stringify(exported)).not.toContain(receipt);
  });

  test("ends by being used, by the owner's deletion, and with the analysis", async () => {
    const { ada, analysis, answer } = await setUp();
    const [one, other, third] = [await answer(1), await answer(2), await answer(3)];
    await anybody.delete(`/receipts/${one.receipt}`);
    await ada.delete(`/analyses/${analysis.id}/responses/${other.id}`);
    for (const { receipt } of [one, other]) {
      expectProblem(await anybody.get(`/receipts/${receipt}`), 404, "receipt_not_found");
      expectProblem(await anybody.delete(`/receipts/${receipt}`), 404, "receipt_not_found");
    }
    await ada.delete(`/analyses/${analysis.id}`);
    expectProblem(await anybody.get(`/receipts/${third.receipt}`), 404, "receipt_not_found");
    expect(await itemsThatMention([analysis.id, third.id])).toEqual([]);
  });
});

describe("a link", () => {
  test("ends when there is a new one", async () => {
    const { ada, analysis, path, content } = await setUp();
    const { status, body } = await ada.post(`/analyses/${analysis.id}/share-token`, {});
    expect(status).toBe(201);
    expect(body.shareUrl).toMatch(new RegExp(`/app/s/${body.shareToken}$`));
    expect(body.shareToken).not.toBe(analysis.shareToken);
    expectProblem(await anybody.get(`/surveys/${analysis.shareToken}`), 404, "survey_not_found");
    expectProblem(await anybody.post(path, content(1)), 404, "survey_not_found");
    expect((await anybody.get(`/surveys/${body.shareToken}`)).status).toBe(200);
    expect((await ada.get(`/analyses/${analysis.id}`)).body).toMatchObject(body);
    expect(await itemsThatMention([analysis.shareToken])).toEqual([]);
  });
});

test("an owner who takes their fakes away and looks again gets no figure with a noise that is all its own", async () => {
  const { ada, analysis, answer } = await setUp();
  const [fake] = [await answer(1), await answer(2), await answer(3)];
  await generate(ada, analysis.id);
  let gone = fake;
  const variances: number[] = [];
  for (let seed = 4; seed < 7; seed++) {
    const [batch] = await batchesOf(analysis.id);
    variances.push(batch!.noise.variance);
    accepted(await ada.delete(`/analyses/${analysis.id}/responses/${gone.id}`));
    expect((await batchesOf(analysis.id)).map(({ status }) => status)).toEqual(["dissolved"]);
    gone = await answer(seed);
    const { raters } = peersOf(await generate(ada, analysis.id));
    expect(raters).toEqual({ self: 1, peers: 3, waiting: 0, excluded: 0 });
  }
  const first = (3 * 2.6) ** 2;
  expect(variances.map((variance) => Math.round(variance / first))).toEqual([1, 11, 21]);
});

async function batchesOf(analysisId: string) {
  const { data } = await entities().peerBatch.query.primary({ analysisId }).go({ consistent: true });
  return data;
}

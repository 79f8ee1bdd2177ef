/** What is new to somebody: answers that they have not read, responses that they have not seen. */
import { entities } from "@persona-ai/core/table";
import { beforeAll, describe, expect, test } from "vitest";
import { anybody, type SignedIn } from "../../support/client.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { answerAsPeers, answersTo, openAnalysis } from "../../support/surveys.ts";
import { type Owner, say, withPersona } from "../chat/support.ts";

const unreadOf = async (somebody: SignedIn) => (await somebody.get("/home")).body.unread;

let ada: Owner;
beforeAll(async () => {
  ada = await withPersona("Ada", { visibility: "public" });
});

describe("an answer", () => {
  test("is unread until its reader says so, or says something", async () => {
    const bob = await signUp("Bob");
    expect(await unreadOf(bob)).toEqual({ messages: 0, responses: 0 });
    const { body: first } = await say(bob, ada.path, "Hello!");
    expect(await unreadOf(bob)).toEqual({ messages: 1, responses: 0 });
    expect((await bob.get("/conversations")).body.items[0].unread).toBe(1);
    await say(bob, ada.path, "And how was your day?");
    expect((await unreadOf(bob)).messages).toBe(1);
    const late = await bob.put(`${ada.path}/${first.id}/read`);
    expect(late).toMatchObject({ status: 200, body: { unread: 1 } });
    const { body: page } = await bob.get(`${ada.path}?limit=1`);
    const { body } = await bob.put(`${ada.path}/${page.items[0].id}/read`);
    expect(body).toEqual({ unread: 0 });
    expect((await unreadOf(bob)).messages).toBe(0);
    await bob.put(`${ada.path}/${first.id}/read`);
    expect((await unreadOf(bob)).messages).toBe(0);
  });

  test("of several that were asked for at once is unread each, and read in part by an earlier mark", async () => {
    const bob = await signUp("Bob");
    for (const text of ["One.", "Two.", "Three."]) await say(bob, ada.path, text);
    // As when all were said before the first was answered.
    const key = { userId: bob.user.id, personaId: ada.personaId };
    await entities().conversation.patch(key).set({ unread: 3 }).go();
    expect((await unreadOf(bob)).messages).toBe(3);
    const { body } = await bob.get(`${ada.path}?role=assistant&limit=3`);
    const [, second] = body.items;
    expect((await bob.put(`${ada.path}/${second.id}/read`)).body).toEqual({ unread: 1 });
    expect((await bob.get("/conversations?unread=true")).body.items).toHaveLength(1);
    await bob.put(`${ada.path}/${body.items[0].id}/read`);
    expect((await bob.get("/conversations?unread=true")).body.items).toHaveLength(0);
    expect((await bob.get("/conversations?unread=false")).body.items).toHaveLength(1);
  });

  test("is marked by who it was for, and only where it is", async () => {
    const [bob, eve] = await Promise.all([signUp("Bob"), signUp("Eve")]);
    const { body } = await say(bob, ada.path, "Hello!");
    expectProblem(await eve.put(`${ada.path}/${body.id}/read`), 404, "message_not_found");
    expectProblem(await anybody.put(`${ada.path}/${body.id}/read`), 401, "authentication_required");
    expectProblem(await bob.put(`${ada.path}/${body.id}/read`, { upTo: 1 }), 400, "invalid_request", [
      "upTo",
    ]);
    expect((await unreadOf(bob)).messages).toBe(1);
  });

  test("goes with its conversation", async () => {
    const bob = await signUp("Bob");
    await say(bob, ada.path, "Hello!");
    await bob.delete(ada.path);
    expect((await unreadOf(bob)).messages).toBe(0);
  });
});

describe("a peer's response", () => {
  const answer = (shareToken: string, seed: number) =>
    anybody.post(`/surveys/${shareToken}/responses`, {
      relation: "friend",
      answers: answersTo("sapa-bfi-25", seed),
    });

  test("is new until its owner has seen as many; what comes meanwhile stays new", async () => {
    const eve = await signUp("Eve");
    const analysis = await openAnalysis(eve);
    const path = `/analyses/${analysis.id}`;
    await answerAsPeers(analysis, 3);
    const { body: before, headers } = await eve.get(path);
    expect(before.newResponses).toBe(3);
    expect((await unreadOf(eve)).responses).toBe(3);
    await answer(analysis.shareToken, 7);
    const seen = await eve.put(`${path}/seen`, { responses: before.responses.peer });
    expect(seen).toMatchObject({ status: 200, body: { newResponses: 1, responses: { peer: 4 } } });
    expect((await eve.put(`${path}/seen`, { responses: 0 })).body.newResponses).toBe(1);
    expect((await eve.put(`${path}/seen`, { responses: 4 })).body.newResponses).toBe(undefined);
    expect((await eve.put(`${path}/seen`, { responses: 1_000 })).body.newResponses).toBe(undefined);
    expect((await eve.get(path)).headers.get("ETag")).not.toBe(headers.get("ETag"));
  });

  test("that is withdrawn is not new any more, and hides none that comes after it", async () => {
    const eve = await signUp("Eve");
    const analysis = await openAnalysis(eve);
    const path = `/analyses/${analysis.id}`;
    const [first] = await answerAsPeers(analysis, 2);
    await eve.put(`${path}/seen`, { responses: 2 });
    await anybody.delete(`/receipts/${first!.body.receipt}`);
    const { body: left } = await eve.get(path);
    expect(left.responses.peer).toBe(1);
    expect(left).not.toHaveProperty("newResponses");
    await answer(analysis.shareToken, 9);
    expect((await eve.get(path)).body).toMatchObject({ newResponses: 1, responses: { peer: 2 } });
  });

  test("moves updatedAt by the day alone, and the ETag that one polls by", async () => {
    const eve = await signUp("Eve");
    const analysis = await openAnalysis(eve);
    const etag = (await eve.get(`/analyses/${analysis.id}`)).headers.get("ETag")!;
    expect((await eve.get(`/analyses/${analysis.id}`, { "If-None-Match": etag })).status).toBe(304);
    await answerAsPeers(analysis, 1);
    expect((await eve.get(`/analyses/${analysis.id}`, { "If-None-Match": etag })).status).toBe(200);
  });

  test("is marked by its owner alone, with a number", async () => {
    const [eve, bob] = await Promise.all([signUp("Eve"), signUp("Bob")]);
    const { id } = await openAnalysis(eve);
    expectProblem(await bob.put(`/analyses/${id}/seen`, { responses: 1 }), 404, "analysis_not_found");
    const nobodys = await anybody.put(`/analyses/${id}/seen`, { responses: 1 });
    expectProblem(nobodys, 401, "authentication_required");
    for (const responses of [-1, 1.5, "1", null]) {
      expectProblem(await eve.put(`/analyses/${id}/seen`, { responses }), 400, "invalid_request", [
        "responses",
      ]);
    }
  });
});

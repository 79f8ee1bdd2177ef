import { randomUUID } from "node:crypto";
import { entities } from "@persona-ai/core/table";
import { describe, expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { generate, settled } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { expectProblem } from "../../support/problem.ts";
import { answerAsPeers, answersTo, openAnalysis, readyAnalysis } from "../../support/surveys.ts";

/** Somebody with a persona, and it stays as it is. */
const eve = await signUp("Eve");
await storePersona(eve);
const newHandle = () => `h-${randomUUID().slice(0, 13)}`;

describe("without a persona", () => {
  test("there is nothing to see, change or delete", async () => {
    const ada = await signUp();
    for (const answer of [
      await ada.get("/personas/me"),
      await ada.get("/personas/me/run"),
      await ada.get("/personas/me/versions"),
      await ada.patch("/personas/me", { visibility: "public" }),
      await ada.patch("/personas/me", { handle: newHandle() }),
      await ada.delete("/personas/me"),
    ]) {
      expectProblem(answer, 404, "persona_not_found");
    }
  });

  test.each([
    ["nothing", undefined, ["", "analysisId"]],
    ["no analysis", {}, ["analysisId"]],
    ["an analysis of another type", { analysisId: 1 }, ["analysisId"]],
    ["an id too long", { analysisId: "x".repeat(129) }, ["analysisId"]],
    ["more than the analysis", { analysisId: "ana_1", model: "x" }, ["model"]],
  ])("none is made from %s", async (_what, body, paths) => {
    expectProblem(await eve.post("/personas/generate", body), 400, "invalid_request", paths);
  });

  test("none is made from an analysis that nobody has answered, or two peers, or careless ones", async () => {
    const ada = await signUp();
    const { id, ...analysis } = await openAnalysis(ada);
    const generate = () => ada.post("/personas/generate", { analysisId: id });
    expectProblem(await generate(), 409, "analysis_not_ready");
    await answerAsPeers(analysis, 2);
    expectProblem(await generate(), 409, "analysis_not_ready");
    const careless = Object.fromEntries(Object.keys(answersTo("sapa-bfi-25")).map((item) => [item, 3]));
    const { start } = (await anybody.get(`/surveys/${analysis.shareToken}`)).body;
    const response = { relation: "other", answers: careless, start };
    expect((await anybody.post(`/surveys/${analysis.shareToken}/responses`, response)).status).toBe(201);
    expectProblem(await generate(), 409, "analysis_not_ready");
    expectProblem(await ada.get("/personas/me"), 404, "persona_not_found");
  });
});

describe("a persona", () => {
  test("that is asked for is on its way at once, with where to look for it and when", async () => {
    const ada = await signUp();
    const { id } = await readyAnalysis(ada);
    const { status, headers, body } = await ada.post("/personas/generate", { analysisId: id });
    expect({ status, body }).toEqual({
      status: 202,
      body: {
        persona: {
          id: expect.stringMatching(/^per_[0-9A-HJKMNP-TV-Z]{26}$/),
          analysisId: id,
          version: 1,
          status: "generating",
          step: "queued",
          progress: 0,
          createdAt: expect.stringMatching(/Z$/),
          visibility: "private",
          chat: { audience: "signed_in" },
        },
      },
    });
    expect(headers.get("Location")).toBe("/personas/me");
    expect(headers.get("Retry-After")).toMatch(/^[1-9]\d*$/);
    expect((await ada.get("/personas/me")).body).toMatchObject({ id: body.persona.id, version: 1 });
    expect((await ada.get("/personas/me/run")).body.items).toEqual(expect.any(Array));
  });

  test("is told when it would be ready, did it take as long as the one before", async () => {
    const ada = await signUp();
    const { id: analysisId } = await readyAnalysis(ada);
    const begun = Date.now();
    expect(await generate(ada, analysisId)).not.toHaveProperty("estimatedReadyAt");
    const took = Date.now() - begun;
    const asked = Date.now();
    const { persona } = (await ada.post("/personas/generate", { analysisId })).body;
    const estimate = Date.parse(persona.estimatedReadyAt);
    expect(estimate).toBeGreaterThan(asked);
    expect(estimate).toBeLessThanOrEqual(Date.now() + took);
    expect(await settled(ada)).not.toHaveProperty("estimatedReadyAt");
  });

  test("is polled by its ETag, until something changes", async () => {
    const ada = await signUp();
    const stored = await storePersona(ada);
    const { status, headers, body } = await ada.get("/personas/me");
    const etag = headers.get("ETag")!;
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        id: stored.personaId,
        analysisId: stored.analysisId,
        version: 1,
        status: "ready",
        step: "done",
        progress: 1,
        createdAt: expect.stringMatching(/Z$/),
        readyAt: expect.stringMatching(/Z$/),
        visibility: "private",
        chat: { audience: "signed_in" },
      },
    });
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(headers.get("Cache-Control")).toBe("private, no-cache");
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const unchanged = await ada.get("/personas/me", { "If-None-Match": known });
      expect(unchanged).toMatchObject({ status: 304, body: "" });
      expect(unchanged.headers.get("ETag")).toBe(etag);
      expect(unchanged.headers.get("Cache-Control")).toBe("private, no-cache");
    }
    await ada.patch("/personas/me", { visibility: "public" });
    const changed = await ada.get("/personas/me", { "If-None-Match": etag });
    expect(changed).toMatchObject({ status: 200, body: { visibility: "public" } });
    expect(changed.headers.get("ETag")).not.toBe(etag);
    const bob = await signUp("Bob");
    await storePersona(bob);
    expect(await bob.get("/personas/me", { "If-None-Match": etag })).toMatchObject({ status: 200 });
  });

  test("takes a handle, changes it, gives it back, and nobody else has it meanwhile", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    await storePersona(ada);
    await storePersona(bob);
    const [one, two] = [newHandle(), newHandle()];
    const take = { handle: one, visibility: "public" };
    expect(await ada.patch("/personas/me", take)).toMatchObject({ status: 200, body: take });
    expect(await ada.patch("/personas/me", { handle: one })).toMatchObject({ status: 200 });
    expectProblem(await bob.patch("/personas/me", take), 409, "handle_taken", ["handle"]);
    expect((await bob.get("/personas/me")).body).toMatchObject({ visibility: "private" });
    expect((await ada.patch("/personas/me", { handle: two })).body.handle).toBe(two);
    expect(await bob.patch("/personas/me", { handle: one })).toMatchObject({ status: 200 });
    expectProblem(await ada.patch("/personas/me", { handle: one }), 409, "handle_taken");
    expect((await ada.get("/personas/me")).body.handle).toBe(two);
    expect((await ada.patch("/personas/me", { handle: null })).body).not.toHaveProperty("handle");
    expect((await bob.patch("/personas/me", { handle: two })).body.handle).toBe(two);
  });

  test("wins a handle alone, however many want it at once", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => signUp()));
    for (const somebody of people) await storePersona(somebody);
    const handle = newHandle();
    const sent = await Promise.all(people.map((one) => one.patch("/personas/me", { handle })));
    expect(sent.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(409)]);
    const personas = await Promise.all(people.map((one) => one.get("/personas/me")));
    expect(personas.filter(({ body }) => body.handle === handle)).toHaveLength(1);
  });

  test("keeps each of many changes made at once", async () => {
    const ada = await signUp();
    await storePersona(ada);
    const handle = newHandle();
    const changes = Array.from({ length: 8 }, (_, i) => (i % 2 ? { visibility: "public" } : { handle }));
    const sent = await Promise.all(changes.map((change) => ada.patch("/personas/me", change)));
    expect(sent.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await ada.get("/personas/me")).body).toMatchObject({ handle, visibility: "public" });
  });

  test.each([
    ["an unknown visibility", { visibility: "friends" }, ["visibility"]],
    ["a reserved handle", { handle: "admin" }, ["handle"]],
    ["a handle too short", { handle: "ab" }, ["handle"]],
    ["a handle too long", { handle: "x".repeat(31) }, ["handle"]],
    ["a handle in capitals", { handle: "Ada-L" }, ["handle"]],
    ["a handle that ends with a hyphen", { handle: "ada-" }, ["handle"]],
    ["a handle with a line break", { handle: "ada-l\n" }, ["handle"]],
    ["a handle of other letters", { handle: "аdа-l" }, ["handle"]],
    ["what cannot be changed", { status: "ready", traits: {} }, ["status", "traits"]],
  ])("is not changed to %s", async (_what, change, paths) => {
    expectProblem(await eve.patch("/personas/me", change), 400, "invalid_request", paths);
  });

  test("shows its versions, newest first, and none of another's", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    const { analysisId } = await storePersona(ada, {}, 3);
    await storePersona(bob);
    const { body } = await ada.get("/personas/me/versions");
    const one = { analysisId, status: "ready", createdAt: expect.any(String), readyAt: expect.any(String) };
    expect(body).toEqual({ items: [3, 2, 1].map((version) => ({ version, ...one })) });
    expect((await bob.get("/personas/me/versions")).body.items).toHaveLength(1);
  });

  test("has a thumb of its owner's on each profile, which they see, have exported, and take back", async () => {
    const [ada, eve] = await Promise.all([signUp("Ada"), signUp("Eve")]);
    await storePersona(ada, { readyVersion: 2 }, 2);
    const before = await ada.get("/personas/me");
    const rate = (version: number, rating: unknown, who = ada) =>
      who.put(`/personas/me/versions/${version}/rating`, { rating });
    expect(await rate(2, "down")).toMatchObject({ status: 200, body: { version: 2, rating: "down" } });
    expect(await rate(1, "up")).toMatchObject({ status: 200, body: { version: 1, rating: "up" } });
    const after = await ada.get("/personas/me", { "if-none-match": before.headers.get("etag")! });
    expect(after).toMatchObject({ status: 200, body: { rating: "down" } });
    const { body } = await ada.get("/users/me/export");
    expect(body.personaVersions).toMatchObject([{ rating: "up" }, { rating: "down" }]);
    expect((await rate(2, null)).body).not.toHaveProperty("rating");
    expect((await ada.get("/personas/me")).body).not.toHaveProperty("rating");
    expectProblem(await rate(3, "up"), 404, "version_not_found");
    expectProblem(await rate(1, "sideways"), 400, "invalid_request", ["rating"]);
    expectProblem(await rate(1, "up", eve), 404, "persona_not_found");
    await ada.delete("/personas/me");
    expect((await ada.get("/users/me/export")).body.personaVersions).toEqual([]);
  });

  test("that was never ready has no profile to rate", async () => {
    const ada = await signUp();
    await storePersona(ada, { status: "failed" });
    await entities().personaVersion.patch({ userId: ada.user.id, version: 1 }).set({ status: "failed" }).go();
    expectProblem(
      await ada.put("/personas/me/versions/1/rating", { rating: "up" }),
      404,
      "version_not_found",
    );
  });

  test("has no run to show when its execution is not known any more", async () => {
    const ada = await signUp();
    await storePersona(ada);
    expectProblem(await ada.get("/personas/me/run"), 404, "run_not_found");
  });

  test("is deleted with its versions, and its handle is free again", async () => {
    const [ada, bob] = await Promise.all([signUp("Ada"), signUp("Bob")]);
    await storePersona(ada, {}, 30);
    await storePersona(bob);
    const handle = newHandle();
    await ada.patch("/personas/me", { handle });
    expect(await ada.delete("/personas/me")).toMatchObject({ status: 204, body: "" });
    expectProblem(await ada.get("/personas/me"), 404, "persona_not_found");
    expectProblem(await ada.delete("/personas/me"), 404, "persona_not_found");
    expect((await ada.get("/users/me/export")).body).toMatchObject({ personaVersions: [] });
    expect(await bob.patch("/personas/me", { handle })).toMatchObject({ status: 200, body: { handle } });
  });
});

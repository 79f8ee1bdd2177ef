import { randomUUID } from "node:crypto";
import { Actor } from "@persona-ai/core/actor.ts";
import { Idempotency } from "@persona-ai/core/idempotency";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { answersTo, openAnalysis, readyAnalysis } from "../../support/surveys.ts";

const answers = answersTo("sapa-bfi-25");
const response = { relation: "friend", answers };

async function setUp(fields: object = {}) {
  const ada = await signUp();
  const { id, shareToken, questions } = await openAnalysis(ada, fields);
  const key: string = randomUUID();
  return {
    questions,
    key,
    submit: (body: unknown, idempotencyKey = key) =>
      anybody.post(`/surveys/${shareToken}/responses`, body, { "Idempotency-Key": idempotencyKey }),
    peers: async () => (await ada.get(`/analyses/${id}`)).body.responses.peer,
    close: () => ada.patch(`/analyses/${id}`, { status: "closed" }),
    remove: () => ada.delete(`/analyses/${id}`),
    removeResponse: (responseId: string) => ada.delete(`/analyses/${id}/responses/${responseId}`),
  };
}

describe("an Idempotency-Key", () => {
  test("makes a repeat answer as the first did, stored once", async () => {
    const { submit, peers } = await setUp();
    const first = await submit(response);
    expect(first).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^rsp_/) } });
    for (const repeat of [await submit(response), await submit({ answers, relation: "friend" })]) {
      expect(repeat).toMatchObject({ status: 201, body: first.body });
    }
    expect(await peers()).toBe(1);
  });

  test("holds when 20 come at once", async () => {
    const { submit, peers } = await setUp();
    const sent = await Promise.all(Array.from({ length: 20 }, () => submit(response)));
    expect(new Set(sent.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(sent[0]!.status).toBe(201);
    expect(await peers()).toBe(1);
  });

  test("does not mind in which order a repeat is written", async () => {
    const { questions, submit, peers } = await setUp({ questions: ["One?", "Two?"] });
    const [one, two] = questions.map(({ id }) => id) as [string, string];
    const reversed = Object.fromEntries(Object.entries(answers).toReversed());
    const first = await submit({ ...response, openAnswers: { [one]: "1", [two]: "2" } });
    const repeat = await submit({
      openAnswers: { [two]: "2", [one]: "1" },
      answers: reversed,
      relation: "friend",
    });
    expect(repeat).toMatchObject({ status: 201, body: first.body });
    expect(await peers()).toBe(1);
  });

  test("is refused for another content", async () => {
    const { questions, submit, peers } = await setUp({ questions: ["Why?"] });
    await submit(response);
    for (const other of [
      { ...response, relation: "family" },
      { ...response, answers: answersTo("sapa-bfi-25", 1) },
      { ...response, openAnswers: { [questions[0]!.id]: "x" } },
    ]) {
      expectProblem(await submit(other), 409, "idempotency_key_reused");
    }
    expect(await peers()).toBe(1);
  });

  test("still answers a repeat after the analysis has closed, and nothing new", async () => {
    const { submit, peers, close } = await setUp();
    const first = await submit(response);
    await close();
    expect(await submit(response)).toMatchObject({ status: 201, body: first.body });
    expectProblem(await submit({ ...response, relation: "other" }), 409, "idempotency_key_reused");
    expectProblem(await submit(response, randomUUID()), 409, "analysis_closed");
    expect(await peers()).toBe(1);
  });

  test("brings nothing back that was withdrawn, or deleted", async () => {
    const { submit, peers, removeResponse } = await setUp();
    const withdrawn = await submit(response);
    await anybody.delete(`/receipts/${withdrawn.body.receipt}`);
    expect(await submit(response)).toMatchObject({ status: 201, body: withdrawn.body });
    const key = randomUUID();
    const deleted = await submit(response, key);
    await removeResponse(deleted.body.id);
    expect(await submit(response, key)).toMatchObject({ status: 201, body: deleted.body });
    expect(await peers()).toBe(0);
    expect(await submit(response, randomUUID())).toMatchObject({ status: 201 });
  });

  test("ends with its analysis", async () => {
    const { submit, remove } = await setUp();
    await submit(response);
    await remove();
    expectProblem(await submit(response), 404, "survey_not_found");
  });

  test("counts for one survey alone, and tells its letters apart", async () => {
    const [one, other] = [await setUp(), await setUp()];
    const ids = [
      await one.submit(response, "key"),
      await one.submit({ ...response, answers: answersTo("sapa-bfi-25", 3) }, "KEY"),
      await other.submit(response, "key"),
    ].map(({ body }) => body.id);
    expect(new Set(ids).size).toBe(3);
    expect([await one.peers(), await other.peers()]).toEqual([2, 1]);
  });

  test("is not spent by a response that was refused", async () => {
    const { submit } = await setUp();
    expectProblem(await submit({ relation: "friend", answers: {} }), 400, "invalid_request");
    expect(await submit(response)).toMatchObject({ status: 201 });
  });

  test.each([
    ["of no letters", ""],
    ["of 256 letters", "k".repeat(256)],
  ])("%s is refused", async (_what, key) => {
    const { submit, peers } = await setUp();
    expectProblem(await submit(response, key), 400, "invalid_request", ["idempotency-key"]);
    expect(await peers()).toBe(0);
  });
});

/** Where something of one's own is made, the first answer is kept and given again. */
describe("an Idempotency-Key of somebody signed in", () => {
  const creation = { title: "Me", instrument: "sapa-bfi-25" };
  const keyed = (key: string) => ({ "Idempotency-Key": key });

  test("makes one analysis of any number of requests, at once or later", async () => {
    const ada = await signUp();
    const key = randomUUID();
    const create = (body: object) => ada.post("/analyses", body, keyed(key));
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(creation)));
    answers.push(await create({ instrument: "sapa-bfi-25", title: "Me" }));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get("Location"))).size).toBe(1);
    expect((await ada.get("/analyses")).body.items).toHaveLength(1);
    expectProblem(await create({ ...creation, title: "Other" }), 409, "idempotency_key_reused");
  });

  test("takes no body for an empty one, where a request may go without", async () => {
    const ada = await signUp();
    const { id } = await openAnalysis(ada);
    const key = keyed(randomUUID());
    const [first, ...repeats] = [
      await ada.post(`/analyses/${id}/share-token`, undefined, key),
      await ada.post(`/analyses/${id}/share-token`, {}, key),
      await ada.post(`/analyses/${id}/share-token`, undefined, key),
    ];
    expect(first!.status).toBe(201);
    for (const { body } of repeats) expect(body).toEqual(first!.body);
  });

  test("counts for one person and one route alone, and is not spent by a refusal", async () => {
    const [ada, bob] = [await signUp(), await signUp("Bob")];
    const key = randomUUID();
    expectProblem(await ada.post("/analyses", {}, keyed(key)), 400, "invalid_request");
    const ids = [
      (await ada.post("/analyses", creation, keyed(key))).body.id,
      (await bob.post("/analyses", creation, keyed(key))).body.id,
    ];
    expect(new Set(ids).size).toBe(2);
    expectProblem(
      await ada.post("/personas/generate", { analysisId: ids[0] }, keyed(key)),
      409,
      "analysis_not_ready",
    );
  });

  test.each(["a, b", "", "k".repeat(256), "schlüssel"])("is refused as %j", async (key) => {
    const ada = await signUp();
    const answer = await ada.post("/analyses", creation, {
      "Idempotency-Key": encodeURI(key) === key ? key : "a,b",
    });
    expectProblem(answer, 400, "invalid_request", ["idempotency-key"]);
  });

  test("begins one generation, and answers a repeat as the first time", async () => {
    const ada = await signUp();
    const { id: analysisId } = await readyAnalysis(ada);
    const key = randomUUID();
    const first = await ada.post("/personas/generate", { analysisId }, keyed(key));
    const repeat = await ada.post("/personas/generate", { analysisId }, keyed(key));
    expect(repeat).toMatchObject({ status: 202, body: first.body });
    expect(repeat.headers.get("Location")).toBe("/personas/me");
  });

  test("holds over any sequence of repeats and lost answers: each intent is done once", async () => {
    const ada = await signUp();
    const intents = fc.array(fc.nat(4), { minLength: 1, maxLength: 12 });
    let expected = 0;
    await fc.assert(
      fc.asyncProperty(intents, async (order) => {
        const keys = Array.from({ length: 5 }, () => randomUUID());
        const send = (intent: number) =>
          ada.post("/analyses", { ...creation, title: `${intent}` }, keyed(keys[intent]!));
        const made = await Promise.all(
          order.map(async (intent) => [intent, (await send(intent)).body.id] as const),
        );
        const byIntent = Map.groupBy(made, ([intent]) => intent);
        for (const ids of byIntent.values()) expect(new Set(ids.map(([, id]) => id)).size).toBe(1);
        expected += byIntent.size;
      }),
      { numRuns: 12 },
    );
    const { body } = await ada.get("/analyses?limit=100");
    expect(body.items).toHaveLength(expected);
  });
});

test("what a try made before it failed is known to the next one, which makes nothing again", async () => {
  const { user } = await signUp();
  const request = { route: "POST /things", key: randomUUID(), body: {} };
  const answer = { status: 201, headers: {}, body: "{}" };
  const found: (string | undefined)[] = [];
  const attempt = (run: () => Promise<typeof answer>) =>
    Actor.provide({ type: "user", userId: user.id }, () => Idempotency.once(request, run));
  const fails = async () => {
    found.push(Idempotency.earlier());
    await Idempotency.note("thing_1");
    throw new Error("lost");
  };
  await expect(attempt(fails)).rejects.toThrow("lost");
  await expect(attempt(fails)).rejects.toThrow("lost");
  await attempt(async () => {
    found.push(Idempotency.earlier());
    return answer;
  });
  expect(found).toEqual([undefined, "thing_1", "thing_1"]);
});

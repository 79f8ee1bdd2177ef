import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { answersTo, openAnalysis } from "../../support/surveys.ts";

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

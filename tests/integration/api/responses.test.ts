import { describe, expect, test } from "vitest";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { answerAsPeers, answersTo, openAnalysis } from "../../support/surveys.ts";

const answers = answersTo("sapa-bfi-25");
const ALL = Object.keys(answers).map((id) => `answers.${id}`);

/** Somebody with one analysis, which nobody has answered. */
const bob = await signUp("Bob");
const bobs = await openAnalysis(bob);

describe("the owner's response", () => {
  test("is stored, then replaced under the same id, and counted once", async () => {
    const ada = await signUp();
    const { id, questions } = await openAnalysis(ada, { questions: ["Why?"] });
    const path = `/analyses/${id}/responses/self`;
    const first = await ada.put(path, { answers, openAnswers: { [questions[0]!.id]: " Because. " } });
    expect(first).toMatchObject({ status: 201 });
    expect(first.body).toEqual({
      id: expect.stringMatching(/^rsp_[0-9A-HJKMNP-TV-Z]{26}$/),
      relation: "self",
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    const again = await ada.put(path, { answers: answersTo("sapa-bfi-25", 1), durationSeconds: 90.5 });
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect((await ada.get(`/analyses/${id}`)).body.responses).toEqual({
      self: 1,
      peer: 0,
      waiting: 0,
      excluded: 0,
    });
    const { body: list } = await ada.get(`/analyses/${id}/responses`);
    expect(list).toEqual({
      items: [
        { id: first.body.id, relation: "self", receivedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      ],
    });
    const { body: exported } = await ada.get("/users/me/export");
    expect(exported.analyses[0].selfResponse).toMatchObject({
      answers: answersTo("sapa-bfi-25", 1),
      openAnswers: {},
      durationSeconds: 90.5,
    });
  });

  test("is one, however many are sent at once", async () => {
    const ada = await signUp();
    const { id } = await openAnalysis(ada);
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, seed) =>
        ada.put(`/analyses/${id}/responses/self`, { answers: answersTo("sapa-bfi-25", seed) }),
      ),
    );
    expect(sent.map(({ status }) => status).toSorted()).toEqual([...Array(19).fill(200), 201]);
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
    expect((await ada.get(`/analyses/${id}/responses`)).body.items).toHaveLength(1);
    expect((await ada.get(`/analyses/${id}`)).body.responses).toEqual({
      self: 1,
      peer: 0,
      waiting: 0,
      excluded: 0,
    });
  });

  test("leaves the peers' counts as they are when it is replaced", async () => {
    const ada = await signUp();
    const analysis = await openAnalysis(ada);
    await answerAsPeers(analysis, 3);
    for (let i = 0; i < 3; i++) await ada.put(`/analyses/${analysis.id}/responses/self`, { answers });
    expect((await ada.get(`/analyses/${analysis.id}`)).body.responses).toEqual({
      self: 1,
      peer: 3,
      waiting: 3,
      excluded: 0,
    });
    expect((await ada.get(`/analyses/${analysis.id}/responses`)).body.items).toHaveLength(4);
  });

  test("is not taken by a closed analysis, neither the first nor another", async () => {
    const ada = await signUp();
    const [unanswered, answered] = [await openAnalysis(ada), await openAnalysis(ada)];
    await ada.put(`/analyses/${answered.id}/responses/self`, { answers });
    for (const { id } of [unanswered, answered]) {
      await ada.patch(`/analyses/${id}`, { status: "closed" });
      expectProblem(await ada.put(`/analyses/${id}/responses/self`, { answers }), 409, "analysis_closed");
      await ada.patch(`/analyses/${id}`, { status: "open" });
    }
    expect((await ada.put(`/analyses/${unanswered.id}/responses/self`, { answers })).status).toBe(201);
    expect((await ada.put(`/analyses/${answered.id}/responses/self`, { answers })).status).toBe(200);
  });

  test("is read back, and deleted like any other", async () => {
    const ada = await signUp();
    const { id, questions } = await openAnalysis(ada, { questions: ["Why?"] });
    const path = `/analyses/${id}/responses`;
    expectProblem(await ada.get(`${path}/self`), 404, "response_not_found");
    const openAnswers = { [questions[0]!.id]: "Because." };
    const { body: own } = await ada.put(`${path}/self`, { answers, openAnswers });
    const { status, body } = await ada.get(`${path}/self`);
    const updatedAt = expect.stringMatching(/Z$/);
    expect({ status, body }).toEqual({ status: 200, body: { ...own, updatedAt, answers, openAnswers } });
    expectProblem(await bob.delete(`${path}/${own.id}`), 404, "analysis_not_found");
    expect(await ada.delete(`${path}/${own.id}`)).toMatchObject({ status: 204 });
    expectProblem(await ada.delete(`${path}/${own.id}`), 404, "response_not_found");
    expectProblem(await ada.get(`${path}/self`), 404, "response_not_found");
    expectProblem(await ada.post("/personas/generate", { analysisId: id }), 409, "analysis_not_ready");
    expect((await ada.put(`${path}/self`, { answers })).status).toBe(201);
  });

  test("may be kept as a draft, which counts as none, until it is handed in", async () => {
    const ada = await signUp();
    const { id, questions } = await openAnalysis(ada, { questions: ["Why?"] });
    const path = `/analyses/${id}/responses/self`;
    const part = { answers: { A1: 2, N5: 6 }, openAnswers: { [questions[0]!.id]: "Well" } };
    const kept = await ada.put(`${path}?draft=true`, part);
    expect(kept).toMatchObject({ status: 200, body: { answered: 2, of: 25 } });
    expect((await ada.get(path)).body).toMatchObject({
      relation: "self",
      ...part,
      draft: { ...part, answered: 2 },
    });
    expect((await ada.get(`/analyses/${id}`)).body.responses.self).toBe(0);
    expectProblem(await ada.post("/personas/generate", { analysisId: id }), 409, "analysis_not_ready");
    const wrong = { answers: { A1: 7, Z9: 1 }, openAnswers: { qst_1: "x" } };
    const refused = await ada.put(`${path}?draft=true`, wrong);
    expectProblem(refused, 400, "invalid_request", ["answers.A1", "answers.Z9", "openAnswers.qst_1"]);
    expect((await ada.put(path, { answers })).status).toBe(201);
    expect((await ada.get(path)).body).not.toHaveProperty("draft");
    await ada.put(`${path}?draft=true`, { answers: {} });
    expect((await ada.get(path)).body).toMatchObject({ answers, draft: { answers: {}, answered: 0 } });
    await ada.patch(`/analyses/${id}`, { status: "closed" });
    expectProblem(await ada.put(`${path}?draft=true`, part), 409, "analysis_closed");
    expectProblem(await bob.put(`${path}?draft=true`, part), 404, "analysis_not_found");
  });

  test("is not for anybody else to give", async () => {
    const [ada, eve] = await Promise.all([signUp("Ada"), signUp("Eve")]);
    const { id } = await openAnalysis(ada);
    const path = `/analyses/${id}/responses/self`;
    expectProblem(await eve.put(path, { answers }), 404, "analysis_not_found");
    expect((await ada.get(`/analyses/${id}`)).body.responses).toEqual({
      self: 0,
      peer: 0,
      waiting: 0,
      excluded: 0,
    });
  });
});

describe("a response is refused", () => {
  const { A1: _A1, ...withoutA1 } = answers;

  test.each([
    ["with an item missing", { answers: withoutA1 }, ["answers.A1"]],
    ["with no items", { answers: {} }, ALL],
    ["without answers", {}, ["answers"]],
    ["with answers in a list", { answers: Object.values(answers) }, ["answers"]],
    ["with an unknown item", { answers: { ...answers, Z9: 1 } }, ["answers.Z9"]],
    [
      "with two values off the scale",
      { answers: { ...answers, A1: 0, O5: 7 } },
      ["answers.A1", "answers.O5"],
    ],
    ["with a value between", { answers: { ...answers, A1: 1.5 } }, ["answers.A1"]],
    ["with a value as text", { answers: { ...answers, A1: "3" } }, ["answers.A1"]],
    ["with nothing for a value", { answers: { ...answers, A1: null, A2: [] } }, ["answers.A1", "answers.A2"]],
    ["with an inherited item", { answers: { ...answers, constructor: 1 } }, ["answers.constructor"]],
    ["with a prototype", `{"answers":${protoOf(answers)}}`, ["answers.__proto__"]],
    [
      "with a hidden prototype",
      `{"answers":{"__proto__":${JSON.stringify(answers)}}}`,
      ["answers.__proto__"],
    ],
    ["to an unknown question", { answers, openAnswers: { qst_1: "x" } }, ["openAnswers.qst_1"]],
    ["with an empty open answer", { answers, openAnswers: { qst_1: " " } }, ["openAnswers.qst_1"]],
    ["with a book", { answers, openAnswers: { qst_1: "x".repeat(2001) } }, ["openAnswers.qst_1"]],
    ["with a negative duration", { answers, durationSeconds: -1 }, ["durationSeconds"]],
    ["with a duration without end", `{"answers":{},"durationSeconds":1e999}`, ["durationSeconds"]],
    ["with what a peer says", { answers, relation: "self" }, ["relation"]],
    ["with flags of its own", { answers, flags: [] }, ["flags"]],
  ])("%s, each wrong thing named, and nothing is stored", async (_what, body, paths) => {
    const refused = await bob.put(`/analyses/${bobs.id}/responses/self`, body);
    expectProblem(refused, 400, "invalid_request", paths);
    expect((await bob.get(`/analyses/${bobs.id}`)).body.responses).toEqual({
      self: 0,
      peer: 0,
      waiting: 0,
      excluded: 0,
    });
  });
});

function protoOf(value: object): string {
  return JSON.stringify(value).replace("{", '{"__proto__":3,');
}

test("120 items take 120 answers, on their own scale", async () => {
  const ada = await signUp();
  const { id } = await openAnalysis(ada, { instrument: "ipip-neo-120" });
  const path = `/analyses/${id}/responses/self`;
  const all = answersTo("ipip-neo-120");
  const [first] = Object.keys(all);
  const off = await ada.put(path, { answers: { ...all, [first!]: 6 } });
  expectProblem(off, 400, "invalid_request", [`answers.${first}`]);
  const short = await ada.put(path, { answers });
  expect(short.body.errors).toHaveLength(120 + 25);
  expect(await ada.put(path, { answers: all })).toMatchObject({ status: 201 });
});

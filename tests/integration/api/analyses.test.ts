import { describe, expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { nextMillisecond } from "../../support/clock.ts";
import { refuseOnce } from "../../support/meanwhile.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { openAnalysis } from "../../support/surveys.ts";

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const valid = { title: "Me", instrument: "sapa-bfi-25" };

/** Somebody with one analysis, and it stays as it is. */
const bob = await signUp("Bob");
const bobs = await openAnalysis(bob);

describe("an analysis", () => {
  test("is opened with a share link that nobody can guess", async () => {
    const ada = await signUp();
    const questions = ["What am I good at?", " And what not? "];
    const { status, headers, body } = await ada.post("/analyses", { ...valid, language: "en", questions });
    expect(status).toBe(201);
    expect(headers.get("Location")).toBe(`/analyses/${body.id}`);
    expect(body).toEqual({
      id: expect.stringMatching(/^ana_[0-9A-HJKMNP-TV-Z]{26}$/),
      title: "Me",
      instrument: "sapa-bfi-25",
      language: "en",
      status: "open",
      questions: [
        { id: expect.stringMatching(/^qst_/), text: "What am I good at?" },
        { id: expect.stringMatching(/^qst_/), text: "And what not?" },
      ],
      shareToken: expect.stringMatching(/^[\w-]{22,}$/),
      shareUrl: expect.stringMatching(new RegExp(`^http://localhost:\\d+/app/s/${body.shareToken}$`)),
      responses: { self: 0, peer: 0, waiting: 0, excluded: 0 },
      createdAt: TIME,
      updatedAt: body.createdAt,
    });
    expect(await ada.get(`/analyses/${body.id}`)).toMatchObject({ status: 200, body });
  });

  test("has English texts and no questions of its own unless they are asked for", async () => {
    const ada = await signUp();
    expect((await ada.post("/analyses", valid)).body).toMatchObject({ language: "en", questions: [] });
    const german = await ada.post("/analyses", { ...valid, instrument: "ipip-neo-120", language: "de" });
    expect(german).toMatchObject({ status: 201, body: { language: "de" } });
  });

  test("is renamed, closed and opened again", async () => {
    const ada = await signUp();
    const { id } = await openAnalysis(ada);
    const before = (await ada.get(`/analyses/${id}`)).body;
    await nextMillisecond();
    const closed = await ada.patch(`/analyses/${id}`, { title: " New ", status: "closed" });
    expect(closed).toMatchObject({
      status: 200,
      body: { ...before, title: "New", status: "closed", updatedAt: TIME },
    });
    expect(closed.body.updatedAt > before.updatedAt).toBe(true);
    expect((await ada.patch(`/analyses/${id}`, { status: "open" })).body).toMatchObject({
      title: "New",
      status: "open",
    });
  });

  test("is changed and deleted though somebody's response is just being written to it", async () => {
    const ada = await signUp();
    const { id } = await openAnalysis(ada);
    refuseOnce("UpdateItemCommand", "TransactionConflictException");
    expect(await ada.patch(`/analyses/${id}`, { status: "closed" })).toMatchObject({
      status: 200,
      body: { status: "closed" },
    });
    refuseOnce("UpdateItemCommand", "TransactionConflictException");
    expect(await ada.delete(`/analyses/${id}`)).toMatchObject({ status: 204 });
  });

  test("is deleted once, with its share link", async () => {
    const ada = await signUp();
    const { id, shareToken } = await openAnalysis(ada);
    expect(await ada.delete(`/analyses/${id}`)).toMatchObject({ status: 204, body: "" });
    for (const answer of [
      await ada.get(`/analyses/${id}`),
      await ada.patch(`/analyses/${id}`, { title: "x" }),
      await ada.get(`/analyses/${id}/responses`),
      await ada.put(`/analyses/${id}/responses/self`, { answers: {} }),
      await ada.delete(`/analyses/${id}`),
      await ada.post("/personas/generate", { analysisId: id }),
    ]) {
      expectProblem(answer, 404, "analysis_not_found");
    }
    expectProblem(await anybody.get(`/surveys/${shareToken}`), 404, "survey_not_found");
    expect((await ada.get("/analyses")).body).toEqual({ items: [] });
  });
});

describe("an analysis is not opened", () => {
  test.each([
    ["without anything", {}, ["title", "instrument"]],
    ["with an empty title", { ...valid, title: " " }, ["title"]],
    ["with a title too long", { ...valid, title: "x".repeat(121) }, ["title"]],
    ["with a title of another type", { ...valid, title: 7 }, ["title"]],
    ["with an unknown instrument", { ...valid, instrument: "mbti" }, ["instrument"]],
    ["in an unknown language", { ...valid, language: "xx" }, ["language"]],
    ["in a language that this instrument is not in", { ...valid, language: "de" }, ["language"]],
    ["with an empty question", { ...valid, questions: ["ok?", ""] }, ["questions.1"]],
    ["with a question that is none", { ...valid, questions: [{ text: "?" }] }, ["questions.0"]],
    ["with a question too long", { ...valid, questions: ["x".repeat(301)] }, ["questions.0"]],
    ["with eleven questions", { ...valid, questions: Array(11).fill("?") }, ["questions"]],
    ["with half a character in a question", { ...valid, questions: ["a\udc00"] }, ["questions.0"]],
    ["with what the service decides", { ...valid, id: "ana_1", shareToken: "x" }, ["id", "shareToken"]],
    ["from no object", [valid], [""]],
    ["from malformed JSON", '{ "title": "Me", ', [""]],
    ["from no JSON", "title=Me", [""]],
    ["from nothing", undefined, ["", "title", "instrument"]],
  ])("%s", async (_what, body, paths) => {
    expectProblem(await bob.post("/analyses", body), 400, "invalid_request", paths);
    expect((await bob.get("/analyses")).body.items).toHaveLength(1);
  });
});

test.each([
  ["an unknown status", { status: "archived" }, ["status"]],
  ["what cannot be changed", { instrument: "ipip-neo-120", questions: [] }, ["instrument", "questions"]],
  ["an empty title", { title: "" }, ["title"]],
  ["null", { title: null, status: null }, ["title", "status"]],
])("an analysis is not changed to %s", async (_what, change, paths) => {
  const path = `/analyses/${bobs.id}`;
  expectProblem(await bob.patch(path, change), 400, "invalid_request", paths);
  expect((await bob.get(path)).body).toEqual(bobs);
});

test("another's analysis, and one that never was, answer alike to everything", async () => {
  const [ada, eve] = await Promise.all([signUp("Ada"), signUp("Eve")]);
  const { id } = await openAnalysis(ada);
  for (const some of [id, "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C", "x", "%00", "__proto__", id.toLowerCase()]) {
    expectProblem(await eve.get(`/analyses/${some}`), 404, "analysis_not_found");
    expectProblem(await eve.patch(`/analyses/${some}`, { status: "closed" }), 404, "analysis_not_found");
    expectProblem(await eve.delete(`/analyses/${some}`), 404, "analysis_not_found");
    expectProblem(await eve.get(`/analyses/${some}/responses`), 404, "analysis_not_found");
    expectProblem(await eve.post("/personas/generate", { analysisId: some }), 404, "analysis_not_found");
  }
  expect((await ada.get(`/analyses/${id}`)).body.status).toBe("open");
});

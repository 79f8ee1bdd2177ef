import { describe, expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { answersTo, openAnalysis } from "../../support/surveys.ts";

const answers = answersTo("sapa-bfi-25");
const response = { relation: "friend", answers };

/** Somebody with one analysis, which nobody has answered. */
const bob = await signUp("Bob");
const bobs = await openAnalysis(bob);

describe("a survey", () => {
  test("shows whoever has its link what they need to answer, and no more of its owner than the name", async () => {
    const ada = await signUp("Ada", { sex: "female", birthYear: 1990 });
    const analysis = await openAnalysis(ada, { title: "Me?", questions: ["What for?"] });
    const { status, body } = await anybody.get(`/surveys/${analysis.shareToken}`);
    const { body: instrument } = await anybody.get("/instruments/sapa-bfi-25");
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        title: "Me?",
        about: "Ada",
        instrument: "sapa-bfi-25",
        language: "en",
        languages: ["en"],
        dir: "ltr",
        minutes: expect.any(Number),
        instruction: expect.stringMatching(/^Describe Ada as they generally are now.*same sex/),
        notice: expect.stringMatching(/Amazon Bedrock.*180 days.*receipt/),
        noticeLanguage: "en",
        start: expect.stringMatching(/^\w+\.[\w-]{43}$/),
        scale: instrument.scale,
        items: instrument.items.map(({ id }: { id: string }) => ({ id, text: expect.stringMatching(/\w/) })),
        questions: analysis.questions,
      },
    });
    expect(body.items[0].text).toBe("Is indifferent to the feelings of others.");
  });

  test("comes in another language when that is asked for, and in none that it is not in", async () => {
    const ada = await signUp();
    const { shareToken } = await openAnalysis(ada, { instrument: "ipip-neo-120", language: "en" });
    const { body } = await anybody.get(`/surveys/${shareToken}?language=ar`);
    const { body: arabic } = await anybody.get("/instruments/ipip-neo-120?language=ar");
    expect(body).toMatchObject({ language: "ar", dir: "rtl", items: arabic.items, about: "Ada" });
    const { body: french } = await anybody.get(`/surveys/${shareToken}?language=fr`);
    expect(french.instruction).toMatch(/^Décrivez Ada/);
    const unknown = await anybody.get(`/surveys/${shareToken}?language=tlh`);
    expectProblem(unknown, 400, "invalid_request", ["language"]);
  });

  test("comes in the language of its analysis", async () => {
    const ada = await signUp();
    const { shareToken } = await openAnalysis(ada, { instrument: "ipip-neo-120", language: "de" });
    const { body } = await anybody.get(`/surveys/${shareToken}`);
    const { body: german } = await anybody.get("/instruments/ipip-neo-120?language=de");
    expect(body).toMatchObject({ language: "de", scale: german.scale });
    expect(body.items[0]).toEqual({ id: german.items[0].id, text: "Macht sich Sorgen" });
  });

  test.each(["friend", "family", "partner", "colleague", "other"])(
    "is answered by a %s, who is told an id and a receipt; the owner learns the day",
    async (relation) => {
      const ada = await signUp();
      const { id, shareToken, questions } = await openAnalysis(ada, { questions: ["Why?"] });
      const { status, headers, body } = await anybody.post(`/surveys/${shareToken}/responses`, {
        relation,
        answers,
        openAnswers: { [questions[0]!.id]: "She asks." },
      });
      expect(headers.get("cache-control")).toBe("no-store");
      expect({ status, body }).toEqual({
        status: 201,
        body: { id: expect.stringMatching(/^rsp_/), receipt: expect.stringMatching(/^[\w-]{43}$/) },
      });
      expect((await ada.get(`/analyses/${id}/responses`)).body).toEqual({
        items: [{ id: body.id, relation: "peer", receivedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }],
      });
      expect((await ada.get(`/analyses/${id}`)).body.responses).toEqual({
        self: 0,
        peer: 1,
        waiting: 1,
        excluded: 0,
      });
    },
  );

  test("takes no answers once its analysis is closed, and is not shown either", async () => {
    const ada = await signUp();
    const { id, shareToken } = await openAnalysis(ada);
    await ada.patch(`/analyses/${id}`, { status: "closed" });
    expectProblem(await anybody.get(`/surveys/${shareToken}`), 409, "analysis_closed");
    expectProblem(await anybody.post(`/surveys/${shareToken}/responses`, response), 409, "analysis_closed");
    expect((await ada.get(`/analyses/${id}`)).body.responses).toEqual({
      self: 0,
      peer: 0,
      waiting: 0,
      excluded: 0,
    });
    await ada.patch(`/analyses/${id}`, { status: "open" });
    expect((await anybody.get(`/surveys/${shareToken}`)).status).toBe(200);
    expect((await anybody.post(`/surveys/${shareToken}/responses`, response)).status).toBe(201);
  });

  test.each(["x", "AAAAAAAAAAAAAAAAAAAAAAAA", "%00", "__proto__", "..%2Fanalyses"])(
    "is not found by %j",
    async (token) => {
      expectProblem(await anybody.get(`/surveys/${token}`), 404, "survey_not_found");
      expectProblem(await anybody.post(`/surveys/${token}/responses`, response), 404, "survey_not_found");
    },
  );

  test("is not found by its analysis's id, or by its token in other letters", async () => {
    const ada = await signUp();
    const { id, shareToken } = await openAnalysis(ada);
    expectProblem(await anybody.get(`/surveys/${id}`), 404, "survey_not_found");
    expectProblem(await anybody.get(`/surveys/${swapCase(shareToken)}`), 404, "survey_not_found");
  });

  test.each([
    ["the owner's own relation", { ...response, relation: "self" }, ["relation"]],
    ["no relation", { answers }, ["relation"]],
    ["an unknown relation", { ...response, relation: "boss" }, ["relation"]],
    ["a time of their own", { ...response, durationSeconds: 300 }, ["durationSeconds"]],
    ["a mark that the survey never gave", { ...response, start: "m3x9k2a1.forged" }, ["start"]],
    ["a name", { ...response, name: "Bob" }, ["name"]],
    ["answers off the scale", { ...response, answers: { ...answers, A1: 7 } }, ["answers.A1"]],
    ["half a character", { ...response, openAnswers: { qst_1: "\ud83d" } }, ["openAnswers.qst_1"]],
    ["malformed JSON", '{"relation":"friend",}', [""]],
    ["nothing", undefined, ["", "relation", "answers"]],
  ])("is not answered with %s, nothing counted", async (_what, body, paths) => {
    const refused = await anybody.post(`/surveys/${bobs.shareToken}/responses`, body);
    expectProblem(refused, 400, "invalid_request", paths);
    expect((await bob.get(`/analyses/${bobs.id}`)).body.responses).toEqual({
      self: 0,
      peer: 0,
      waiting: 0,
      excluded: 0,
    });
  });
});

test("40 peers at once, some of them careless, are each counted and listed once", async () => {
  const ada = await signUp();
  const { id, shareToken } = await openAnalysis(ada);
  const careless = Object.fromEntries(Object.keys(answers).map((item) => [item, 2]));
  const sent = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      anybody.post(`/surveys/${shareToken}/responses`, {
        relation: "colleague",
        answers: i % 4 === 0 ? careless : answersTo("sapa-bfi-25", i),
      }),
    ),
  );
  expect(sent.map(({ status }) => status)).toEqual(Array(40).fill(201));
  expect((await ada.get(`/analyses/${id}`)).body.responses).toEqual({
    self: 0,
    peer: 40,
    waiting: 40,
    excluded: 0,
  });
  const { body } = await ada.get(`/analyses/${id}/responses?limit=100`);
  const listed = body.items.map((item: { id: string }) => item.id);
  expect(listed.toSorted()).toEqual(sent.map((answer) => answer.body.id).toSorted());
});

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  );
}

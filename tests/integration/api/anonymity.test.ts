import { expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { answerSelf, answersTo, openAnalysis } from "../../support/surveys.ts";

const SECRET = "only a peer would write this";
const OWN = "the owner wrote this";

test("nothing that its owner can see holds a peer's answers, whatever they ask", async () => {
  const ada = await signUp();
  const analysis = await openAnalysis(ada, { questions: ["Why?"] });
  const openAnswers = (text: string) => ({ [analysis.questions[0]!.id]: text });
  const answers = answersTo("sapa-bfi-25");
  await ada.put(`/analyses/${analysis.id}/responses/self`, { answers, openAnswers: openAnswers(OWN) });
  await anybody.post(`/surveys/${analysis.shareToken}/responses`, {
    relation: "colleague",
    answers: answersTo("sapa-bfi-25", 1),
    openAnswers: openAnswers(SECRET),
  });
  await storePersona(ada);
  const seen = await Promise.all([
    ada.get("/users/me"),
    ada.get("/users/me/export"),
    ada.get("/analyses"),
    ada.get(`/analyses/${analysis.id}`),
    ada.patch(`/analyses/${analysis.id}`, { title: "Still me" }),
    ada.get(`/analyses/${analysis.id}/responses`),
    ada.get("/personas/me"),
    ada.get("/personas/me/versions"),
    anybody.get(`/surveys/${analysis.shareToken}`),
  ]);
  seen.push(await answerSelf(ada, analysis));
  expect(seen.map(({ status }) => status)).toEqual(Array(seen.length).fill(200));
  for (const { body } of seen) {
    expect(JSON.stringify(body)).not.toContain(SECRET);
    expect(JSON.stringify(body)).not.toContain("colleague");
  }
  const [, exported, , , , responses] = seen.map(({ body }) => body);
  expect(exported.analyses[0].selfResponse.openAnswers).toEqual(openAnswers(OWN));
  for (const peers of [
    exported.analyses[0].peerResponses,
    responses.items.filter(({ relation }: { relation: string }) => relation === "peer"),
  ]) {
    expect(peers).toEqual([
      { id: expect.any(String), relation: "peer", receivedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ]);
  }
});

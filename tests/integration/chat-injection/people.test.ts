/** Orders as a user's name and as open answers of a survey: in the making of a persona, and in talk with it. */
import { cleanLine, cleanText } from "@persona-ai/core/text.ts";
import { describe, expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { anybody, type SignedIn } from "../../support/client.ts";
import { ownFaultStack } from "../../support/faults/stack.ts";
import { generate, type ModelCall, toolOf } from "../../support/generation.ts";
import { signUp } from "../../support/people.ts";
import { answersTo, openAnalysis } from "../../support/surveys.ts";
import { say } from "../chat/support.ts";
import { ATTEMPTS } from "./attempts.ts";
import { callsOf, dataIn, mentions, oursIn, saidIn, systemOf, withoutData } from "./calls.ts";

await ownFaultStack();

/** A persona of somebody whose survey was answered so, made and talked to: the profile's call, and the chat's. */
async function made(owner: SignedIn, openAnswer: string) {
  const analysis = await openAnalysis(owner, { questions: ["What is Ada like?"] });
  const content = {
    answers: answersTo(analysis.instrument),
    openAnswers: { [analysis.questions[0]!.id]: openAnswer },
  };
  accepted(await owner.put(`/analyses/${analysis.id}/responses/self`, content));
  for (const seed of [1, 2, 3]) {
    const peer = { ...content, answers: answersTo(analysis.instrument, seed), relation: "friend" };
    accepted(await anybody.post(`/surveys/${analysis.shareToken}/responses`, peer));
  }
  const calls = await callsOf(async () => {
    const { id } = await generate(owner, analysis.id);
    accepted(await say(owner, `/personas/${id}/messages`, "How was your day?"));
  });
  const byTool = (tool?: string) => calls.find((call) => toolOf(call) === tool)!;
  return { profile: byTool("write_profile"), chat: byTool(), all: calls };
}

const neutral = await made(await signUp("Ada", { name: "Ada" }), "Kind.");
const ours = (call: ModelCall) => [oursIn(call), saidIn(call).map(withoutData)];
/** A name keeps them as its owner wrote it, and a profile has none, in its name neither. */
const NO_WIDTH = /\u200b/g;
const outside = (call: ModelCall) => [withoutData(systemOf(call)), ...saidIn(call).map(withoutData)];

describe.each(ATTEMPTS)("%s", (_, written) => {
  const attempt = cleanText(written);

  test("as open answers reaches the writer of the profile as data, and the persona not at all", async () => {
    const owner = await signUp("Ada", { name: "Ada" });
    const { profile, chat, all } = await made(owner, written);
    const answers = [
      { question: "What is Ada like?", relation: "self", text: attempt },
      ...Array(3).fill({ question: "What is Ada like?", relation: "peer", text: attempt }),
    ];
    expect(dataIn("open_answers", saidIn(profile)[0]!)).toEqual(answers);
    expect(ours(profile)).toEqual(ours(neutral.profile));
    expect(outside(chat)).toEqual(outside(neutral.chat));
    const others = all.filter((call) => call !== profile);
    expect(others.filter(({ request }) => mentions(request, attempt))).toEqual([]);
    for (const call of all) expect(mentions(outside(call), attempt)).toBe(false);
  });

  test("as a user's name is the name of the person, and of the persona, and no more", async () => {
    const name = cleanLine(written).slice(0, 76).trim();
    const owner = await signUp("Ada", { name });
    const { profile, chat, all } = await made(owner, "Kind.");
    expect(dataIn("person", saidIn(profile)[0]!)).toMatchObject({ name });
    expect(ours(profile)).toEqual(ours(neutral.profile));
    expect(oursIn(chat)).toEqual(oursIn(neutral.chat));
    expect(chat.request.messages).toEqual(neutral.chat.request.messages);
    const persona = dataIn("persona", systemOf(chat)) as { name: string };
    const shown = name.replace(/\s+/g, " ").replace(NO_WIDTH, "");
    expect(persona.name).toBe(shown);
    for (const call of all) {
      for (const form of [name, shown]) expect(mentions(outside(call), form)).toBe(false);
    }
  });
});

/** Somebody takes back their answers while a persona is being made of them, after any of its steps. */
import { Actor } from "@persona-ai/core/actor.ts";
import { Analysis } from "@persona-ai/core/analysis/index.ts";
import { Response } from "@persona-ai/core/response";
import { release } from "@persona-ai/core/response/batches.ts";
import { handler as fetchResponses } from "@persona-ai/workflows/fetch-responses.ts";
import { functions } from "@persona-ai/workflows/functions.ts";
import { handler as generateProfile } from "@persona-ai/workflows/generate-profile.ts";
import { handler as interviewPersona } from "@persona-ai/workflows/interview-persona.ts";
import { handler as markFailed } from "@persona-ai/workflows/mark-failed.ts";
import { handler as markReady } from "@persona-ai/workflows/mark-ready.ts";
import { handler as persistPersona } from "@persona-ai/workflows/persist-persona.ts";
import { handler as synthesizeTraits } from "@persona-ai/workflows/synthesize-traits.ts";
import { expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { anybody } from "../../support/client.ts";
import { generate } from "../../support/generation.ts";
import { meanwhile } from "../../support/meanwhile.ts";
import { signUp } from "../../support/people.ts";
import { storePersona } from "../../support/personas.ts";
import { ownStack } from "../../support/stack.ts";
import { answersTo, openAnalysis } from "../../support/surveys.ts";
import { itemsThatMention } from "../../support/whole-table.ts";
import { claimed } from "../workflow/claimed.ts";

/** Of one's own, so that the whole table is a page or two. */
await ownStack();

type Generation = { userId: string; personaId: string; version: number; analysisId: string };
const usage = { inputTokens: 1, outputTokens: 1, calls: 1 };

/** As the state machine calls them, up to the interview's outcome. */
const STEPS: ((generation: Generation) => Promise<unknown>)[] = [
  (generation) => fetchResponses({ generation }),
  (generation) => synthesizeTraits({ generation }),
  (generation) => generateProfile({ generation, attempt: 1, model: "primary" }),
  (generation) => interviewPersona({ generation, attempt: 1, model: "primary", retries: 0 }),
  (generation) => persistPersona({ generation, attempts: 1, interview: {}, usage: { "profile:1": usage } }),
  (generation) => markReady({ generation }),
];

async function answered(count: number) {
  const owner = await signUp();
  const { personaId } = await storePersona(owner);
  const analysis = await openAnalysis(owner, { questions: ["What are they like?"] });
  const given: { id: string; receipt: string; words: string }[] = [];
  for (let i = 0; i < count; i++) {
    const words = `Words of peer ${i} about ${analysis.id}.`;
    const { body } = accepted(
      await anybody.post(`/surveys/${analysis.shareToken}/responses`, {
        relation: "friend",
        answers: answersTo("sapa-bfi-25", i),
        openAnswers: { [analysis.questions[0]!.id]: words },
      }),
    );
    given.push({ ...body, words });
  }
  const generation = { userId: owner.user.id, personaId, version: 2, analysisId: analysis.id };
  await claimed(generation, new Date());
  return { owner, analysis, given, generation };
}

test("the steps are all that there are", () => {
  expect(Object.keys(functions)).toHaveLength(STEPS.length + 1);
});

test.each(STEPS.slice(0, -1).map((_, i) => [i + 1, i % 2 === 0 ? "peer" : "owner"] as const))(
  "after %i steps, by the %s: that version never becomes ready, and the next one holds nothing of them",
  async (steps, who) => {
    const { owner, analysis, given, generation } = await answered(4);
    for (const run of STEPS.slice(0, steps)) await run(generation);
    const gone = given[steps % given.length]!;
    const byOwner = () => Response.remove(analysis.id, gone.id);
    if (who === "peer") await Response.withdraw(gone.receipt);
    else await Actor.provide({ type: "user", userId: owner.user.id }, byOwner);
    const goOn = async () => {
      for (const run of STEPS.slice(steps)) await run(generation);
    };
    await expect(goOn()).rejects.toThrow(expect.objectContaining({ name: "AnswersWithdrawn" }));
    await markFailed({ generation, error: "AnswersWithdrawn" });
    const { body } = await owner.get("/personas/me");
    expect(body).toMatchObject({ status: "failed", error: { code: "answers_withdrawn", retryable: true } });
    expect(await itemsThatMention([gone.words, gone.receipt])).toEqual([]);
    const next = await generate(owner, analysis.id);
    expect(next).toMatchObject({ status: "ready", version: 3, traits: { raters: { peers: 3, waiting: 0 } } });
    expect(await itemsThatMention([gone.words])).toEqual([]);
  },
);

test.each([
  ["before the first step", (gone: () => Promise<unknown>) => gone()],
  ["while it reads", (gone: () => Promise<unknown>) => meanwhile("TransactWriteItemsCommand", gone)],
] as const)("%s: that version is made without them", async (_, when) => {
  const { owner, given, generation } = await answered(4);
  await release(generation, await Analysis.getItem(generation.analysisId, owner.user.id));
  await when(() => Response.withdraw(given[1]!.receipt));
  for (const run of STEPS) await run(generation);
  const { body } = await owner.get("/personas/me");
  expect(body).toMatchObject({ status: "ready", traits: { raters: { peers: 3, waiting: 0 } } });
  expect(await itemsThatMention([given[1]!.words])).toEqual([]);
});

test("what was said to a version that is ready stays with it, and whoever answers meanwhile stops nothing", async () => {
  const { owner, analysis, given, generation } = await answered(3);
  await STEPS[0]!(generation);
  const more = { relation: "other", answers: answersTo("sapa-bfi-25", 9) };
  accepted(await anybody.post(`/surveys/${analysis.shareToken}/responses`, more));
  for (const run of STEPS.slice(1)) await run(generation);
  const before = (await owner.get("/personas/me")).body;
  expect(before).toMatchObject({ status: "ready", traits: { raters: { peers: 3 } } });
  await Response.withdraw(given[0]!.receipt);
  expect((await owner.get("/personas/me")).body).toEqual(before);
});

/** Analyses with responses, made over the API as their owner and respondents would. */
import { Instrument, type InstrumentId } from "@persona-ai/core/instrument";
import { anybody, type Client } from "./client.ts";

type Answers = Record<string, number>;

/** Answers that vary from item to item, and from one `seed` to another, without raising a quality flag. */
export function answersTo(instrument: InstrumentId, seed = 0): Answers {
  const { items } = Instrument.get(instrument);
  const [low, high] = seed % 2 === 0 ? [2, 5] : [1, 4];
  return Object.fromEntries(
    items.map(({ id, keyed }, i) => [id, (keyed === "plus" ? high : low) - ((i + seed) % 2)]),
  );
}

export async function openAnalysis(owner: Client, fields: object = {}) {
  const { body } = await owner.post("/analyses", { title: "How I am", instrument: "sapa-bfi-25", ...fields });
  return body as { id: string; shareToken: string; instrument: InstrumentId; questions: { id: string }[] };
}

export async function answerSelf(
  owner: Client,
  analysis: { id: string; instrument: InstrumentId },
  seed = 0,
) {
  return owner.put(`/analyses/${analysis.id}/responses/self`, {
    answers: answersTo(analysis.instrument, seed),
  });
}

export async function answerAsPeers(
  analysis: { shareToken: string; instrument: InstrumentId },
  count: number,
) {
  const submit = (_: unknown, i: number) =>
    anybody.post(`/surveys/${analysis.shareToken}/responses`, {
      relation: "friend",
      answers: answersTo(analysis.instrument, i),
    });
  return Promise.all(Array.from({ length: count }, submit));
}

/** An analysis that a persona can be made from. */
export async function readyAnalysis(owner: Client, fields: object = {}) {
  const analysis = await openAnalysis(owner, fields);
  await answerSelf(owner, analysis);
  return analysis;
}

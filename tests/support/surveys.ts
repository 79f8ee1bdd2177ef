/** Analyses with responses, made over the API as their owner and respondents would. */
import { Instrument, type InstrumentId } from "@persona-ai/core/instrument";
import { DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";
import { accepted } from "./accepted.ts";
import { anybody, type Client } from "./client.ts";

type Answers = Record<string, number>;

/**
 * Answers of a person whose domains differ, and from one `seed` to another; no quality flag is raised by them. No two
 * seeds have the same answers.
 */
export function answersTo(instrument: InstrumentId, seed = 0): Answers {
  const { items, scale } = Instrument.get(instrument);
  const level = (domain: Domain) => scale.min + 1 + ((DOMAINS.indexOf(domain) + seed) % 3);
  return Object.fromEntries(
    items.map(({ id, keyed, domain, facet }, i) => {
      // People are no machines: at 120 items, answers without any slip are a pattern.
      const slip = facet !== undefined && (i * i + seed) % 7 < 2 ? 1 : 0;
      const value = level(domain) + (slip ^ ((Math.floor(seed / 3) >> i) & 1));
      return [id, keyed === "plus" ? value : scale.min + scale.max - value];
    }),
  );
}

export async function openAnalysis(owner: Client, fields: object = {}) {
  const { body } = accepted(
    await owner.post("/analyses", { title: "How I am", instrument: "sapa-bfi-25", ...fields }),
  );
  return body as { id: string; shareToken: string; instrument: InstrumentId; questions: { id: string }[] };
}

export async function answerSelf(
  owner: Client,
  analysis: { id: string; instrument: InstrumentId },
  seed = 0,
) {
  const answers = answersTo(analysis.instrument, seed);
  return accepted(await owner.put(`/analyses/${analysis.id}/responses/self`, { answers }));
}

export async function answerAsPeers(
  analysis: { shareToken: string; instrument: InstrumentId },
  count: number,
) {
  const submit = async (_: unknown, i: number) => {
    const answers = answersTo(analysis.instrument, i);
    const path = `/surveys/${analysis.shareToken}/responses`;
    return accepted(await anybody.post(path, { relation: "friend", answers }));
  };
  return Promise.all(Array.from({ length: count }, submit));
}

/** An analysis that a persona can be made from. */
export async function readyAnalysis(owner: Client, fields: object = {}) {
  const analysis = await openAnalysis(owner, fields);
  await answerSelf(owner, analysis);
  return analysis;
}

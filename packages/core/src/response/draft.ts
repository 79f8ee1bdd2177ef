/** The owner's answers before they are all there, and what they answered. */
import { Analysis } from "../analysis/index.ts";
import { Instrument } from "../instrument/index.ts";
import { entities, transact } from "../table/index.ts";
import { decode, openAnswersOf, parseDraft } from "./content.ts";
import { ResponseNotFound } from "./errors.ts";
import { type Draft, type OwnAnswers, SelfInput } from "./info.ts";

/** Keeps as much as there is, in place of what was kept. */
export async function draft(analysisId: string, input: SelfInput, now = new Date()): Promise<Draft> {
  const analysis = await Analysis.getItem(analysisId);
  const { durationSeconds: _notYet, ...answered } = SelfInput.parse(input);
  const content = parseDraft(analysis, answered);
  const { userId, instrument } = analysis;
  const { refused } = await transact((table) => [
    table.analysis
      .check({ userId, analysisId })
      .where((a, o) => `${o.eq(a.status, "open")} AND ${o.notExists(a.deletedAt)}`)
      .commit({ response: "all_old" }),
    table.draft.put({ analysisId, ...content, updatedAt: now.toISOString() }).commit(),
  ]);
  if (refused) throw refused[0] === null ? new Analysis.AnalysisNotFound() : new Analysis.AnalysisClosed();
  return progressOf(instrument, content.answers);
}

const progressOf = (instrument: Analysis.Item["instrument"], answers: object): Draft => ({
  answered: Object.keys(answers).length,
  of: Instrument.get(instrument).items.length,
});

/** One's own answers; where there are none yet an empty draft if asked for, else `ResponseNotFound` is thrown. */
export async function own(analysisId: string, isDraft = false): Promise<OwnAnswers> {
  const { instrument, selfResponseId: responseId, createdAt } = await Analysis.getItem(analysisId);
  const [{ data: kept }, { data: given }] = await Promise.all([
    entities().draft.get({ analysisId }).go({ consistent: true }),
    responseId === undefined
      ? { data: null }
      : entities().response.get({ analysisId, responseId }).go({ consistent: true }),
  ]);
  const draft = kept && {
    answers: kept.answers,
    openAnswers: kept.openAnswers,
    ...progressOf(instrument, kept.answers),
    updatedAt: kept.updatedAt,
  };
  if (given) {
    return {
      id: given.responseId,
      relation: "self",
      createdAt: given.createdAt,
      updatedAt: given.updatedAt,
      answers: decode(instrument, given.answers),
      openAnswers: openAnswersOf(given.openAnswers),
      ...(draft && { draft }),
    };
  }
  if (!draft && !isDraft) throw new ResponseNotFound();
  const { answers, openAnswers, updatedAt } = draft ?? { answers: {}, openAnswers: {}, updatedAt: createdAt };
  return { relation: "self", updatedAt, answers, openAnswers, ...(draft && { draft }) };
}

/**
 * Peers' responses are released in batches of at least three usable ones, whenever a persona is made: all that wait,
 * together. A batch's figures are made once (traits/peer-batches.ts) and never change. When one of its responses goes,
 * the batch is dissolved: it forgets its figures, and those that are left wait again, together, because they carry its
 * noise. What is told of peers (figures, counts, open answers) is told of released ones alone.
 *
 *   const { peers, openAnswers } = await release(analysis, analysis);
 */
import { randomBytes } from "node:crypto";
import { Id } from "../id.ts";
import { Instrument } from "../instrument/index.ts";
import { entities, optimistic, transact } from "../table/index.ts";
import { dayOf } from "../time.ts";
import { type Flag, isExcluded } from "../traits/careless-responding.ts";
import { Traits } from "../traits/index.ts";
import { decode } from "./content.ts";
import { OpenAnswerSample } from "./open-answers.ts";
import { type Batch, type Item, pagesWithBatches, type Questionnaire } from "./pages.ts";
import { plan, type Unit } from "./plan.ts";

export type { Batch } from "./pages.ts";

const excludes = (response: Item): boolean => isExcluded(response.flags as Flag[]);

type At = { userId: string; analysisId: string };
type Known = Omit<Questionnaire, "withdrawals"> & { withdrawals?: number | undefined };

/**
 * What may be told of the responses by now: those that waited and are enough are released first. Where the questionnaire
 * is not `known` it is the one that was left with them; `null` when there is none.
 */
export async function release(analysis: At, known?: Known, now = new Date()) {
  return optimistic(async () => {
    const view = await look(analysis, known);
    if (view === null) return null;
    const chunks = plan(view.waiting);
    if (chunks.length === 0) return findingsOf(view);
    // What is refused has changed meanwhile: the next look sees how.
    for (const chunk of chunks) await releaseTogether(analysis, view.questionnaire, chunk, now);
    return undefined;
  });
}

type View = NonNullable<Awaited<ReturnType<typeof look>>>;

/** All responses, read page by page; of those that wait only what a batch is made of is kept. */
async function look({ analysisId }: At, known?: Known) {
  const byId = new Map<string, Batch>();
  let questionnaire = known;
  let sample: OpenAnswerSample | undefined;
  const fresh: Unit[] = [];
  const again = new Map<string, Unit>();
  let self: Item | undefined;
  for await (const page of pagesWithBatches(analysisId)) {
    for (const batch of page.batches) byId.set(batch.batchId, batch);
    questionnaire ??= page.questionnaire;
    if (questionnaire) sample ??= new OpenAnswerSample(questionnaire.questions);
    else if (page.responses.length > 0) return null;
    for (const response of page.responses) {
      const batch = byId.get(response.batchId ?? "");
      if (response.relation === "self") self = response;
      else if (batch?.status !== "released") {
        const member = {
          responseId: response.responseId,
          answers: response.answers,
          excluded: excludes(response),
        };
        const unit = batch && again.get(batch.batchId);
        if (unit) unit.members.push(member);
        else if (batch) again.set(batch.batchId, { batch, members: [member] });
        else fresh.push({ members: [member] });
        continue;
      } else if (excludes(response)) continue;
      sample?.add(response);
    }
  }
  if (questionnaire === undefined || sample === undefined) return null;
  const waiting = [...again.values(), ...fresh];
  return { questionnaire, batches: [...byId.values()], self, waiting, openAnswers: sample.take() };
}

export async function batchesOf(analysisId: string): Promise<Batch[]> {
  const { data } = await entities()
    .peerBatch.query.primary({ analysisId })
    .go({ pages: "all", consistent: true });
  return data;
}

function findingsOf({ questionnaire, batches, self, waiting, openAnswers }: View) {
  const { instrument: id, language, withdrawals = 0 } = questionnaire;
  const instrument = Instrument.get(id);
  const released = batches.filter(({ status }) => status === "released");
  const peers = Traits.releasedPeers(
    released.flatMap(({ figures }) => figures ?? []),
    {
      waiting: waiting.reduce((sum, { members }) => sum + members.length, 0),
      excluded: released.reduce((sum, { excluded }) => sum + excluded, 0),
    },
  );
  const { add, empty } = Traits.Statistics;
  const own = self && {
    scores: Traits.scoresOf(instrument, add(instrument, empty(instrument), decode(id, self.answers))),
    flags: self.flags as Flag[],
  };
  const answeredOn =
    self?.updatedAt ??
    released
      .map(({ releasedOn }) => releasedOn)
      .sort()
      .at(-1);
  return {
    ...{ instrument: id, language, withdrawals, peers, openAnswers },
    ...(own && { self: own }),
    ...(answeredOn && { answeredOn }),
  };
}

/** Releases all in one transaction with the analysis's counts, and only while every member is there and waits as it did. */
async function releaseTogether(
  { userId, analysisId }: At,
  { instrument: id }: Known,
  units: Unit[],
  now: Date,
): Promise<void> {
  const instrument = Instrument.get(id);
  const batchId = Id.create("batch", now.getTime());
  const dissolved = units.flatMap(({ batch }) => batch ?? []);
  const members = units.flatMap((unit) => unit.members.map((member) => ({ ...member, batch: unit.batch })));
  const usable = members.filter(({ excluded }) => !excluded);
  const moments = Traits.Statistics.empty(instrument);
  for (const { answers } of usable) Traits.Statistics.add(instrument, moments, decode(id, answers));
  const key = { secret: randomBytes(32).toString("base64url"), batchId };
  const carried = dissolved.map(({ noise }) => noise);
  const excluded = members.length - usable.length;
  await transact((table) => [
    table.analysis
      .patch({ userId, analysisId })
      .add({ releasedCount: members.length, releasedExcludedCount: excluded })
      .where((a, o) => o.notExists(a.deletedAt))
      .commit(),
    table.peerBatch
      .create({
        analysisId,
        batchId,
        status: "released",
        members: members.map(({ responseId }) => responseId),
        excluded,
        figures: Traits.releaseBatch(instrument, moments, key, carried),
        noise: Traits.batchNoise(instrument, key, carried),
        releasedOn: dayOf(now),
        revision: 1,
      })
      .commit(),
    ...dissolved.map((batch) =>
      table.peerBatch
        .delete({ analysisId, batchId: batch.batchId })
        .where((a, o) => o.eq(a.revision, batch.revision))
        .commit(),
    ),
    ...members.map(({ responseId, batch }) =>
      table.response
        .patch({ analysisId, responseId })
        .set({ batchId })
        .where((a, o) => (batch ? o.eq(a.batchId, batch.batchId) : o.notExists(a.batchId)))
        .commit(),
    ),
  ]);
}

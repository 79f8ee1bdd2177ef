/**
 * Profile analyses: a survey about its owner, open to the owner and, by its share token, to people who know them.
 * Every function but `ofShareToken` acts for the signed-in user, whose id is in the key: another's analysis is not
 * found.
 *
 *   const analysis = await Analysis.create({ title: "Me", instrument: "sapa-bfi-25" });
 */
import { randomBytes } from "node:crypto";
import type { EntityItem } from "electrodb";
import { Resource } from "sst/resource";
import { Actor } from "../actor.ts";
import { Id } from "../id.ts";
import { Idempotency } from "../idempotency/index.ts";
import { Instrument } from "../instrument/index.ts";
import { beyond, entities, optimistic, type Page, page, transact } from "../table/index.ts";
import { checkUserExists } from "../user/check.ts";
import { AccountGone } from "../user/index.ts";
import type { AnalysisEntity } from "./analysis.entity.ts";
import { AnalysisClosed, AnalysisNotFound, SurveyNotFound } from "./errors.ts";
import {
  type Change,
  Creation,
  type Info,
  type Seen,
  type Selection,
  type Share,
  type Survey,
} from "./info.ts";
import { createStart } from "./start.ts";
import { textsFor } from "./survey-texts.ts";

export * from "./errors.ts";
export * as Analysis from "./index.ts";
export { Change, Creation, Info, Seen, Selection, Share, Survey } from "./info.ts";

const SHARE_TOKEN_BYTES = 18;

export type Item = EntityItem<typeof AnalysisEntity>;

const createShareToken = (): string => randomBytes(SHARE_TOKEN_BYTES).toString("base64url");

const shareOf = (shareToken: string): Share => ({
  shareToken,
  shareUrl: `${Resource.Site.surveyUrl}/${shareToken}`,
});

export function fromItem(item: Item): Info {
  const { analysisId, title, instrument, language, status, questions, shareToken, createdAt, updatedAt } =
    item;
  const { peerCount, releasedCount = 0, releasedExcludedCount = 0 } = item;
  const responses = {
    self: item.selfResponseId === undefined ? 0 : 1,
    peer: peerCount,
    waiting: peerCount - releasedCount,
    excluded: releasedExcludedCount,
  };
  return {
    id: analysisId,
    title,
    instrument,
    language,
    status,
    questions,
    ...shareOf(shareToken),
    responses,
    ...newIn(item),
    createdAt,
    updatedAt,
  };
}

/** How many of the peers' responses that are there are new: at most as many as came since its owner looked. */
function newIn({ peerCount, receivedCount = 0, seenCount = 0 }: Item): Pick<Info, "newResponses"> {
  const newResponses = Math.min(peerCount, Math.max(0, receivedCount - seenCount));
  return newResponses === 0 ? {} : { newResponses };
}

/** Throws `InvalidRequest` for a language that the instrument is not in. */
export async function create(input: Creation, now = new Date()): Promise<Info> {
  const made = Idempotency.earlier();
  if (made !== undefined) return get(made);
  const { title, instrument, language, questions } = Creation.parse(input);
  await Instrument.survey(instrument, language);
  const userId = Actor.userId();
  const item = {
    userId,
    analysisId: Id.create("analysis", now.getTime()),
    title,
    instrument,
    language,
    questions: questions.map((text) => ({ id: Id.create("question", now.getTime()), text })),
    status: "open" as const,
    shareToken: createShareToken(),
    ...{ peerCount: 0, excludedCount: 0, releasedCount: 0, releasedExcludedCount: 0 },
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
  const { analysisId, shareToken } = item;
  const { refused } = await transact((table) => [
    checkUserExists(table, userId),
    table.analysis.create(item).commit(),
    table.share.create({ shareToken, userId, analysisId }).commit(),
    ...Idempotency.noting(table, analysisId),
  ]);
  Idempotency.checkNoted(refused?.[3]);
  if (refused) throw new AccountGone();
  return fromItem(item);
}

export async function getItem(analysisId: string, userId = Actor.userId()): Promise<Item> {
  const { data } = await entities().analysis.get({ userId, analysisId }).go({ consistent: true });
  return existing(data);
}

export function existing(item: Item | null): Item {
  if (!item || item.deletedAt !== undefined) throw new AnalysisNotFound();
  return item;
}

export async function get(analysisId: string): Promise<Info> {
  return fromItem(await getItem(analysisId));
}

/** Newest first, unless asked otherwise. */
export async function list(input: Selection = {}): Promise<Page<Info>> {
  const userId = Actor.userId();
  const { order = "desc", status, instrument } = input;
  const query = async (after: string | undefined, limit: number) => {
    const all = entities().analysis.query.primary({ userId });
    const rest = after === undefined ? all : beyond(all, { analysisId: after }, order);
    const { data } = await rest
      .where((a, o) =>
        [
          o.notExists(a.deletedAt),
          ...(status === undefined ? [] : [o.eq(a.status, status)]),
          ...(instrument === undefined ? [] : [o.eq(a.instrument, instrument)]),
        ].join(" AND "),
      )
      .go({ order, count: limit, consistent: true });
    return data.map(fromItem);
  };
  return page(`analyses:${userId}`, input, query, ({ id }) => id);
}

export async function change(analysisId: string, input: Change, now = new Date()): Promise<Info> {
  const time = now.toISOString();
  const result = await entities()
    .analysis.patch({ userId: Actor.userId(), analysisId })
    .set({ ...input, updatedAt: time })
    .set(input.status === "closed" ? { closedShard: "closed", closedAt: time } : {})
    .remove(input.status === "open" ? ["closedShard", "closedAt"] : [])
    .where(({ deletedAt }, { notExists }) => notExists(deletedAt))
    .go({ response: "all_new", returnOnConditionCheckFailure: "all_old" });
  if (result.rejected) throw new AnalysisNotFound();
  return fromItem(result.data);
}

/**
 * The owner has seen so many peers' responses; those that came meanwhile stay new. It only ever goes forward, so that a
 * mark that comes late, or twice, changes nothing.
 */
export async function see(analysisId: string, { responses }: Seen): Promise<Info> {
  const userId = Actor.userId();
  return optimistic(async () => {
    const item = await getItem(analysisId, userId);
    const { peerCount, receivedCount = 0, seenCount = 0 } = item;
    const seen = receivedCount - Math.max(0, peerCount - responses);
    if (seen <= seenCount) return fromItem(item);
    const { rejected, data } = await entities()
      .analysis.patch({ userId, analysisId })
      .set({ seenCount: seen })
      .where((a, o) =>
        [o.eq(a.receivedCount, receivedCount), o.eq(a.peerCount, peerCount), o.notExists(a.deletedAt)].join(
          " AND ",
        ),
      )
      .go({ response: "all_new", returnOnConditionCheckFailure: true });
    return rejected ? undefined : fromItem(data as Item);
  });
}

/** A new link for respondents; the old one ends with it. */
export async function share(analysisId: string): Promise<Share> {
  const userId = Actor.userId();
  return optimistic(async () => {
    const { shareToken: old } = await getItem(analysisId, userId);
    if (Idempotency.earlier() !== undefined) return shareOf(old);
    const shareToken = createShareToken();
    const { refused } = await transact((table) => [
      table.analysis
        .patch({ userId, analysisId })
        .set({ shareToken })
        .where((a, o) => `${o.eq(a.shareToken, old)} AND ${o.notExists(a.deletedAt)}`)
        .commit(),
      table.share.delete({ shareToken: old }).commit(),
      table.share.create({ shareToken, userId, analysisId }).commit(),
      ...Idempotency.noting(table, analysisId),
    ]);
    Idempotency.checkNoted(refused?.[3]);
    return refused ? undefined : shareOf(shareToken);
  });
}

/** Whose survey a share link leads to, open or closed. */
export async function ofShareToken(shareToken: string): Promise<Item> {
  const { data: share } = await entities().share.get({ shareToken }).go({ consistent: true });
  if (!share) throw new SurveyNotFound();
  return getItem(share.analysisId, share.userId).catch((error) => {
    throw error instanceof AnalysisNotFound ? new SurveyNotFound() : error;
  });
}

/** What the person whom a survey is about is called. */
export async function nameOfOwner(userId: string): Promise<string> {
  const { data: owner } = await entities().user.get({ userId }).go();
  return owner?.name ?? "";
}

/** What a respondent needs to answer the survey about somebody, in the survey's language unless in another. */
export async function survey(shareToken: string, language?: string, now = new Date()): Promise<Survey> {
  const item = await ofShareToken(shareToken);
  if (item.status === "closed") throw new AnalysisClosed();
  const about = await nameOfOwner(item.userId);
  const { id: instrument, ...questionnaire } = await Instrument.survey(
    item.instrument,
    language ?? item.language,
    "other",
  );
  const { minutes, languages } = Instrument.get(item.instrument);
  const { scale, items } = questionnaire;
  return {
    title: item.title,
    about,
    instrument,
    language: questionnaire.language,
    languages: [...languages],
    ...textsFor(questionnaire.language, { name: about, days: Resource.Limits.peerAnswersDays }),
    minutes,
    scale,
    items,
    questions: item.questions,
    start: createStart(item.analysisId, now),
  };
}

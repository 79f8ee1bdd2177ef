/**
 * Asking for a persona. The claim is one transaction that only one request can win while nothing is generating; the
 * winner starts the workflow, everybody else is answered with the winner's persona. The claim is also what counts
 * against the day's limit: joining does not. It counts its request, too, where that is still due. A claim whose start was lost in a crash is started by whoever asks again,
 * or found by the sweep.
 */
import { Actor } from "../actor.ts";
import { Analysis } from "../analysis/index.ts";
import { Id, shardOf } from "../id.ts";
import { Idempotency } from "../idempotency/index.ts";
import { Limit } from "../limit/index.ts";
import { db, optimistic, together, transact } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { dayOf } from "../time.ts";
import { MIN_PEERS } from "../traits/constants.ts";
import { User } from "../user/index.ts";
import { Workflow } from "../workflow/index.ts";
import { AnalysisNotReady, NotRetryable, PersonaNotFound, WorkflowUnavailable } from "./errors.ts";
import { fail } from "./generation.ts";
import { fromItem, head, type Item, load } from "./head.ts";
import type { Info } from "./info.ts";
import type { KeptAnswer } from "./persona.entity.ts";
import { finishRemoval } from "./removal.ts";

/** Whether there is enough to go by: the owner's response, or enough usable ones of peers. */
function isReady(analysis: Pick<Analysis.Item, "selfResponseId" | "peerCount" | "excludedCount">): boolean {
  return analysis.selfResponseId !== undefined || analysis.peerCount - analysis.excludedCount >= MIN_PEERS;
}

/** Under way, and how many more there are today, where that is known. */
export type Begun = { persona: Info; left?: Limit.Allowance | undefined };

export async function generate(
  analysisId: string,
  write = Limit.dueWrite(Actor.userId(), true),
  now = new Date(),
): Promise<Begun> {
  const userId = Actor.userId();
  if (Idempotency.earlier() !== undefined) return withLeft(await begunBefore());
  return optimistic(async () => {
    const [found, current, used, user, hour] = await together(
      db().transaction.get((table) => [
        table.analysis.get({ userId, analysisId }).commit(),
        table.persona.get({ userId }).commit(),
        table.dailyUse.get({ userId, day: dayOf(now) }).commit(),
        table.user.get({ userId }).commit(),
        table.hourlyWrites.get(write.key).commit(),
      ]),
    );
    if (!write.isCounted && write.isTooMany(hour)) throw write.refusal();
    const analysis = Analysis.existing(found);
    const { generations = 0 } = used ?? {};
    const left = (generations: number) => Limit.allowance("generations", { generations }, now);
    if (current?.status === "generating")
      return { persona: await join(current, now), left: left(generations) };
    if (!isReady(analysis)) throw new AnalysisNotReady();
    // What a removal that was cut short has left would be lost under the new persona's id.
    if (!current) await finishRemoval(userId);
    const from = { analysis, person: User.personOf(user), write };
    const persona = await start(nextGeneration(analysis, current, now), current, from, now);
    return persona && { persona, left: left(generations + 1) };
  });
}

/** Left out when it cannot be read, because the generation is under way. */
const withLeft = async (persona: Info): Promise<Begun> => ({
  persona,
  left: await Limit.left("generations").catch(() => undefined),
});

/**
 * Asks again for a generation that failed for a reason that may have passed: a new version, from the same analysis.
 * What the model had answered goes with it, so that no call is paid for again.
 */
export async function retry(now = new Date()): Promise<Begun> {
  if (Idempotency.earlier() !== undefined) return withLeft(await begunBefore());
  const begun = await optimistic(async () => {
    const current = await head();
    const { userId, version, analysisId, status, error } = current;
    if (status === "generating") return join(current, now);
    if (status !== "failed" || !error?.retryable) throw new NotRetryable();
    const [failed, found, user] = await together(
      db().transaction.get((table) => [
        table.personaVersion.get({ userId, version }).commit(),
        table.analysis.get({ userId, analysisId }).commit(),
        table.user.get({ userId }).commit(),
      ]),
    );
    const analysis = Analysis.existing(found);
    const from = { analysis, person: User.personOf(user), answers: failed?.answers };
    return start(nextGeneration(analysis, current, now), current, from, now);
  });
  return withLeft(begun);
}

/** What a repeat is answered whose first try began one and died before its answer: the persona as it is by now. */
async function begunBefore(): Promise<Info> {
  const current = await head();
  if (current.personaId !== Idempotency.earlier()) throw new PersonaNotFound();
  return current.status === "generating" ? join(current, new Date()) : load(current);
}

/** A generation waits in the queue for milliseconds; after this long, its start may have been lost. */
const LOST_AFTER_MS = 3_000;

/** What was started already is not started a second time: an execution's name is its generation's. */
async function join(current: Item, now: Date): Promise<Info> {
  const { userId, personaId, version, analysisId, step, generatingSince = "" } = current;
  await Idempotency.note(personaId);
  const isBegun = step !== "queued" && step !== "fetching_responses";
  if (!isBegun && now.getTime() - Date.parse(generatingSince) > LOST_AFTER_MS) {
    await Workflow.start({ userId, personaId, version, analysisId }).catch((error: unknown) => {
      log.warn("queued generation not started", { personaId, version }, error);
    });
  }
  return fromItem(current);
}

/** What a generation begins with, as it is when it is asked for. */
type From = {
  analysis: Analysis.Item;
  person: User.Person;
  answers?: KeptAnswer[] | undefined;
  write?: Limit.DueWrite;
};

/** `undefined` when the head was changed meanwhile by something else than a generation. */
async function start(next: Item, current: Item | null, from: From, now: Date): Promise<Info | undefined> {
  const inTheWay = await claim(next, current, from, now);
  if (inTheWay !== undefined && !isOf(inTheWay, next)) {
    return inTheWay?.status === "generating" ? join(inTheWay, now) : undefined;
  }
  const { userId, personaId, version, analysisId } = next;
  try {
    await Workflow.start({ userId, personaId, version, analysisId });
  } catch (cause) {
    const error = new WorkflowUnavailable(cause);
    await fail({ userId, personaId, version }, { code: error.code, message: error.message, retryable: true });
    await Limit.giveBack("generations", userId, now);
    throw error;
  }
  return fromItem(next);
}

/**
 * Whether the head in the way is the one that was to be written: by an earlier attempt of the same claim, whose answer
 * was lost. Should it be another request's of the same millisecond, starting the same execution twice does no harm.
 */
const isOf = (head: Item | null, { personaId, version, generatingSince }: Item): boolean =>
  head?.status === "generating" &&
  head.personaId === personaId &&
  head.version === version &&
  head.generatingSince === generatingSince;

/** So many peers' answers take a while: the owner is told at once that they are being read. */
const MANY = 1000;

/** The head as it stands once the claim has succeeded. */
function nextGeneration(analysis: Analysis.Item, current: Item | null, now: Date): Item {
  const { userId, analysisId, peerCount } = analysis;
  const personaId = current?.personaId ?? Id.create("persona", now.getTime());
  const version = (current?.lastVersion ?? current?.version ?? 0) + 1;
  const time = now.toISOString();
  return {
    userId,
    personaId,
    analysisId,
    version,
    status: "generating",
    step: peerCount > MANY ? "fetching_responses" : "queued",
    visibility: current?.visibility ?? "private",
    executionArn: Workflow.executionArn({ personaId, version }),
    revision: (current?.revision ?? 0) + 1,
    createdAt: current?.createdAt ?? time,
    generatingSince: time,
    generatingShard: shardOf(personaId),
    ...(current?.handle !== undefined && { handle: current.handle }),
    ...(current?.readyVersion !== undefined && { readyVersion: current.readyVersion }),
    ...(current?.tookMs !== undefined && { tookMs: current.tookMs }),
  };
}

/** `undefined` when the claim succeeded, else the head that was in the way (`null` when there is none any more). */
async function claim(
  next: Item,
  current: Item | null,
  { analysis, person, answers = [], write }: From,
  now: Date,
): Promise<Item | null | undefined> {
  const { userId, analysisId, personaId, version, executionArn, visibility, handle, readyVersion, ...rest } =
    next;
  const { createdAt, generatingSince, ...changes } = rest;
  const { instrument, language, questions, withdrawals = 0 } = analysis;
  const due = write?.isCounted ? undefined : write;
  const { refused } = await transact((table) => [
    table.analysis
      .check({ userId, analysisId })
      .where((a, o) => `${o.exists(a.analysisId)} AND ${o.notExists(a.deletedAt)}`)
      .commit({ response: "all_old" }),
    current === null
      ? table.persona.create(next).commit({ response: "all_old" })
      : table.persona
          .patch({ userId })
          .set({ ...changes, analysisId, version, executionArn, generatingSince })
          .remove(["error", "readyAt", "lastVersion"])
          .where((a, o) => `${o.eq(a.revision, current.revision)} AND ${o.eq(a.personaId, personaId)}`)
          .commit({ response: "all_old" }),
    table.personaVersion
      .put({
        userId,
        version,
        personaId,
        analysisId,
        executionArn,
        status: "generating",
        createdAt: generatingSince ?? createdAt,
        person,
        ...(answers.length > 0 && { answers }),
      })
      .commit(),
    Limit.countGeneration(table, userId, now),
    table.questionnaire.put({ analysisId, instrument, language, questions, withdrawals }).commit(),
    ...Idempotency.noting(table, personaId),
    ...(due ? [due.counting(table)] : []),
  ]);
  if (!refused) {
    if (due) due.isCounted = true;
    return undefined;
  }
  const [noAnalysis, inTheWay, , count, , ...others] = refused;
  const isOneTooMany = due !== undefined && others.pop() !== undefined;
  if (isOneTooMany && !isOf((inTheWay ?? null) as Item | null, next)) throw due.refusal();
  Idempotency.checkNoted(others[0]);
  if (noAnalysis !== undefined) throw new Analysis.AnalysisNotFound();
  if (inTheWay === undefined) throw Limit.generationsReached(count, now);
  return inTheWay as Item | null;
}

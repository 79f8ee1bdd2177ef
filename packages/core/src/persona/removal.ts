/**
 * Removing a persona: its head, handle and card go first, in one transaction, so that nothing shows it, nobody can talk
 * to it and no step of a running generation can write it any more; then all conversations with it and the kept answers
 * that name it; then its versions, which until then tell what is left of whom. Cut short, a second call finishes it,
 * and leaves alone the persona that its owner may have asked for meanwhile.
 */
import { Actor } from "../actor.ts";
import { changeOf, writes } from "../card/write.ts";
import { removeConversationsWithPersona } from "../chat/removal.ts";
import { Idempotency } from "../idempotency/index.ts";
import { Limit } from "../limit/index.ts";
import { entities, optimistic, transact } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { Workflow } from "../workflow/index.ts";
import { PersonaNotFound } from "./errors.ts";
import type { Item, VersionItem } from "./head.ts";

export async function removePersona(userId = Actor.userId()): Promise<void> {
  if (!(await removeWhole(userId))) throw new PersonaNotFound();
}

/** `false` when there was none. */
async function removeWhole(userId: string): Promise<boolean> {
  const head = await removeHead(userId);
  if (head?.status === "generating") await stop(head);
  const finished = await finishRemoval(userId);
  return head !== null || finished;
}

/**
 * What was made from an analysis, which must be marked as removed by then, so that nothing more is: the persona, if
 * what it shows is from it, or else those of its versions that are. One that was to be made, or was not made, is given
 * up, and the persona goes back to its ready version.
 */
export async function removePersonaOfAnalysis(analysisId: string, userId: string): Promise<void> {
  await optimistic(async () => {
    const { data: head } = await entities().persona.get({ userId }).go({ consistent: true });
    if (!head) return finishRemoval(userId);
    const made = (await versionsOf(userId)).filter((version) => version.analysisId === analysisId);
    const isCurrent = head.analysisId === analysisId;
    const isShown = made.some(({ version }) => version === head.readyVersion);
    if (isShown || (isCurrent && head.readyVersion === undefined)) return removeWhole(userId);
    if (isCurrent && !(await goBack(head))) return undefined;
    for (const version of made) await removeVersion(version);
    return true;
  });
}

/** The ready version is the current one again; `false` when the head has changed meanwhile. */
async function goBack(head: Item): Promise<boolean> {
  const { userId, personaId, version, readyVersion = 0, revision, lastVersion = version } = head;
  const { data: ready } = await entities()
    .personaVersion.get({ userId, version: readyVersion })
    .go({ consistent: true, attributes: ["personaId", "analysisId", "executionArn", "readyAt"] });
  if (ready?.personaId !== personaId) throw new Error(`Version ${readyVersion} of ${personaId} is missing.`);
  const { analysisId, executionArn, readyAt } = ready;
  const { refused } = await transact((table) => [
    table.persona
      .patch({ userId })
      .set({ status: "ready", step: "done", version: readyVersion, lastVersion, analysisId, executionArn })
      .set(readyAt === undefined ? {} : { readyAt })
      .add({ revision: 1 })
      .remove(["error", "generatingSince", "generatingShard"])
      .where((a, o) => `${o.eq(a.revision, revision)} AND ${o.eq(a.personaId, personaId)}`)
      .commit(),
  ]);
  if (refused) return false;
  if (head.status === "generating") await stop(head);
  return true;
}

/** What is left of a persona whose head is gone; `false` when there is no such persona. Its versions go last. */
export async function finishRemoval(userId: string): Promise<boolean> {
  const left = await headless(userId);
  for (const personaId of new Set(left.map((version) => version.personaId))) {
    await removeConversationsWithPersona(personaId);
    await Idempotency.removeNaming(userId, personaId);
    await Limit.removePersonaUse({ userId, personaId });
  }
  for (const version of left) await removeVersion(version);
  return left.length > 0;
}

/** Resolves with the head that was there. */
const removeHead = (userId: string): Promise<Item | null> =>
  optimistic(async () => {
    const { data: head } = await entities().persona.get({ userId }).go({ consistent: true });
    if (!head) return null;
    const { personaId, handle, revision } = head;
    const card = await changeOf(head, null);
    const { refused } = await transact((table) => [
      table.persona
        .delete({ userId })
        .where((a, o) => `${o.eq(a.revision, revision)} AND ${o.eq(a.personaId, personaId)}`)
        .commit(),
      ...(handle === undefined ? [] : [table.handle.delete({ handle }).commit()]),
      ...writes(table, card),
    ]);
    return refused ? undefined : head;
  });

type Version = Pick<VersionItem, "userId" | "version" | "personaId" | "analysisId">;

async function versionsOf(userId: string): Promise<Version[]> {
  const { data } = await entities()
    .personaVersion.query.primary({ userId })
    .go({ pages: "all", consistent: true, attributes: ["userId", "version", "personaId", "analysisId"] });
  return data;
}

/** Versions whose persona is gone. The head is read after them: a persona that has none by then never has one again. */
async function headless(userId: string): Promise<Version[]> {
  const versions = await versionsOf(userId);
  if (versions.length === 0) return versions;
  const { data: head } = await entities().persona.get({ userId }).go({ consistent: true });
  return versions.filter(({ personaId }) => personaId !== head?.personaId);
}

/** Its number may be that of another persona's version by now, which stays. */
async function removeVersion({ userId, version, personaId }: Version): Promise<void> {
  await entities()
    .personaVersion.delete({ userId, version })
    .where((a, o) => o.eq(a.personaId, personaId))
    .go({ returnOnConditionCheckFailure: true });
}

/** Best effort: an execution that cannot be stopped finds its persona gone, and ends by itself. */
async function stop({ executionArn }: Item): Promise<void> {
  await Workflow.stop(executionArn, "The persona was removed.").catch((error: unknown) => {
    log.warn("execution of a removed persona not stopped", { executionArn }, error);
  });
}

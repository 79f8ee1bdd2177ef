/**
 * Removing a user and everything of theirs. The user is marked first, so that nothing new can be made under the
 * account; what hangs on it goes next, the account last. Cut short anywhere, a second call finishes it (and so does
 * the next sign-in). Several calls at once do no harm, not even one that ends after the person has signed up anew:
 * the account goes only while it is this user's.
 */
import { Actor } from "../actor.ts";
import { AnalysisNotFound } from "../analysis/errors.ts";
import { removeConversationsOfUser } from "../chat/removal.ts";
import { Idempotency } from "../idempotency/index.ts";
import { Limit } from "../limit/index.ts";
import { PersonaNotFound } from "../persona/errors.ts";
import { removePersona } from "../persona/removal.ts";
import { entities, transact } from "../table/index.ts";
import { AccountGone } from "../user/index.ts";
import { removeAnalysis } from "./analysis.ts";

export async function removeUser(userId = Actor.userId(), now = new Date()): Promise<void> {
  const marked = await entities()
    .user.patch({ userId })
    .set({ deletedAt: now.toISOString() })
    .go({ response: "all_new", returnOnConditionCheckFailure: "all_old" });
  if (marked.rejected) throw new AccountGone();
  const all = { pages: "all", consistent: true } as const;
  const { data: analyses } = await entities().analysis.query.primary({ userId }).go(all);
  for (const { analysisId } of analyses) {
    await removeAnalysis(analysisId, userId, now).catch(unless(AnalysisNotFound));
  }
  await removePersona(userId).catch(unless(PersonaNotFound));
  await removeConversationsOfUser(userId);
  await entities().notification.delete({ userId }).go();
  await Limit.rememberUse(userId, marked.data, now);
  await Limit.removeOfUser(userId);
  await Idempotency.removeOfUser(userId);
  const { data: sessions } = await entities().session.query.primary({ userId }).go(all);
  for (const { sessionId } of sessions) {
    await entities().session.delete({ userId, sessionId }).go();
  }
  const { provider, subject } = marked.data;
  await transact((table) => [
    table.account
      .delete({ provider, subject })
      .where((a, o) => o.eq(a.userId, userId))
      .commit(),
    table.user.delete({ userId }).commit(),
  ]);
}

/** What is gone already was removed by another call. */
const unless =
  (gone: typeof AnalysisNotFound | typeof PersonaNotFound) =>
  (error: unknown): void => {
    if (!(error instanceof gone)) throw error;
  };

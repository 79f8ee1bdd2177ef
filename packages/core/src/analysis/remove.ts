/**
 * Removing an analysis and every response to it. It is marked first, which closes it to everybody; then the
 * responses go, then the analysis and its share link. Cut short anywhere, a second call finishes it.
 */
import { Actor } from "../actor.ts";
import { purge } from "../response/purge.ts";
import { entities, transact } from "../table/index.ts";
import { AnalysisNotFound } from "./errors.ts";

export async function remove(analysisId: string, userId = Actor.userId(), now = new Date()): Promise<void> {
  const marked = await entities()
    .analysis.patch({ userId, analysisId })
    .set({ deletedAt: now.toISOString() })
    .go({ response: "all_new", returnOnConditionCheckFailure: "all_old" });
  if (marked.rejected) throw new AnalysisNotFound();
  await purge(analysisId);
  const { shareToken } = marked.data;
  await transact(({ analysis, share }) => [
    share.delete({ shareToken }).commit(),
    analysis.delete({ userId, analysisId }).commit(),
  ]);
}

/**
 * Removing an analysis, every response to it, and the persona that was made from them. It is marked first, which
 * closes it to everybody; then the persona goes, then the responses, then the analysis and its share link. Cut short
 * anywhere, a second call finishes it.
 */
import { Actor } from "../actor.ts";
import { AnalysisNotFound } from "../analysis/errors.ts";
import { Idempotency } from "../idempotency/index.ts";
import { removePersonaOfAnalysis } from "../persona/removal.ts";
import { purge } from "../response/purge.ts";
import { entities, transact } from "../table/index.ts";

export async function removeAnalysis(
  analysisId: string,
  userId = Actor.userId(),
  now = new Date(),
): Promise<void> {
  const marked = await entities()
    .analysis.patch({ userId, analysisId })
    .set({ deletedAt: now.toISOString() })
    .go({ response: "all_new", returnOnConditionCheckFailure: "all_old" });
  if (marked.rejected) throw new AnalysisNotFound();
  await removePersonaOfAnalysis(analysisId, userId);
  await purge(analysisId);
  await Idempotency.removeNaming(userId, analysisId);
  const { shareToken } = marked.data;
  await transact(({ analysis, share }) => [
    share.delete({ shareToken }).commit(),
    analysis.delete({ userId, analysisId }).commit(),
  ]);
}

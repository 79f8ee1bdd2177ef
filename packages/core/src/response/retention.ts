/**
 * Peers' answers are kept for a time after their analysis was closed, and then removed: answers, words, receipts, and
 * what waits. The figures of released batches stay, and so do the counts of those who are in them. Reopened before, an
 * analysis keeps all.
 */
import type { Analysis } from "../analysis/index.ts";
import { batchDelete, entities, optimistic } from "../table/index.ts";
import { batchesOf } from "./batches.ts";
import { pages } from "./pages.ts";

const DAY_MS = 24 * 3600 * 1000;

/** Resolves with how many analyses' answers were removed. One cut short is found again by the next run. */
export async function removeExpired(days: number, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - days * DAY_MS).toISOString();
  const { data: expired } = await entities()
    .analysis.query.closed({ closedShard: "closed" })
    .lt({ closedAt: before })
    .go({ pages: "all", hydrate: true });
  for (const analysis of expired) await removeAnswers(analysis);
  return expired.length;
}

async function removeAnswers({ userId, analysisId, closedAt }: Analysis.Item): Promise<void> {
  for await (const page of pages(analysisId)) {
    const ofPeers = page.filter(({ relation }) => relation !== "self");
    await batchDelete(
      (keys) => entities().receipt.delete(keys).go(),
      ofPeers.flatMap(({ receiptHash }) => (receiptHash === undefined ? [] : [{ receiptHash }])),
    );
    await batchDelete(
      (keys) => entities().submission.delete(keys).go(),
      ofPeers.flatMap(({ submissions = [] }) => submissions.map((keyHash) => ({ analysisId, keyHash }))),
    );
    await batchDelete(
      (keys) => entities().response.delete(keys).go(),
      ofPeers.map(({ responseId }) => ({ analysisId, responseId })),
    );
  }
  const dissolved = (await batchesOf(analysisId)).filter(({ status }) => status === "dissolved");
  await batchDelete(
    (keys) => entities().peerBatch.delete(keys).go(),
    dissolved.map(({ batchId }) => ({ analysisId, batchId })),
  );
  await optimistic(() => settle({ userId, analysisId }, closedAt ?? ""));
}

/** Whoever waited is counted no more; unless it was opened again meanwhile, and others may be waiting. */
async function settle(key: Pick<Analysis.Item, "userId" | "analysisId">, closedAt: string) {
  const { data } = await entities().analysis.get(key).go({ consistent: true });
  if (data?.closedAt !== closedAt) return true;
  const { peerCount, releasedCount, releasedExcludedCount } = data;
  const { rejected } = await entities()
    .analysis.patch(key)
    .set({ peerCount: releasedCount, excludedCount: releasedExcludedCount })
    .remove(["closedShard", "closedAt"])
    .where((a, o) =>
      [o.eq(a.closedAt, closedAt), o.eq(a.peerCount, peerCount), o.eq(a.releasedCount, releasedCount)].join(
        " AND ",
      ),
    )
    .go({ returnOnConditionCheckFailure: true });
  return rejected ? undefined : true;
}

/**
 * Removing one response, by the analysis's owner or by the peer who gave it, with everything that leads to it. If it was
 * released, its batch is dissolved in the same transaction: no figure that it is part of is used any more.
 */
import { Actor } from "../actor.ts";
import { Analysis } from "../analysis/index.ts";
import { entities, optimistic, type TransactTable, transact } from "../table/index.ts";
import { type Flag, isExcluded } from "../traits/careless-responding.ts";
import type { Batch } from "./batches.ts";
import { ResponseNotFound } from "./errors.ts";
import type { Item } from "./pages.ts";
import { hashOfAnswers, WITHDRAWN } from "./submission.ts";

export async function remove(analysisId: string, responseId: string, userId = Actor.userId()): Promise<void> {
  await optimistic(async () => {
    await Analysis.getItem(analysisId, userId);
    const { data: response } = await entities()
      .response.get({ analysisId, responseId })
      .go({ consistent: true });
    if (!response) throw new ResponseNotFound();
    const batch = await batchOf(response);
    const { refused } = await transact((table) =>
      response.relation === "self"
        ? removalOfSelf(table, response, userId)
        : removalOfPeer(table, response, batch, userId),
    );
    return refused ? undefined : true;
  });
}

async function batchOf({ analysisId, batchId }: Item): Promise<Batch | undefined> {
  if (batchId === undefined) return undefined;
  const { data } = await entities().peerBatch.get({ analysisId, batchId }).go({ consistent: true });
  return data ?? undefined;
}

function removalOfSelf(table: TransactTable, { analysisId, responseId, updatedAt }: Item, userId: string) {
  return [
    table.analysis
      .patch({ userId, analysisId })
      .remove(["selfResponseId"])
      .add({ withdrawals: 1 })
      .where((a, o) => o.eq(a.selfResponseId, responseId))
      .commit(),
    table.response
      .delete({ analysisId, responseId })
      .where((a, o) => o.eq(a.updatedAt, updatedAt))
      .commit(),
  ];
}

function removalOfPeer(table: TransactTable, response: Item, batch: Batch | undefined, userId: string) {
  const { analysisId, responseId, batchId, receiptHash, submissions = [] } = response;
  const excluded = isExcluded(response.flags as Flag[]) ? 1 : 0;
  const released = batch?.status === "released" ? batch : undefined;
  return [
    table.analysis
      .patch({ userId, analysisId })
      .subtract({
        peerCount: 1,
        excludedCount: excluded,
        releasedCount: released?.members.length ?? 0,
        releasedExcludedCount: released?.excluded ?? 0,
      })
      .add({ withdrawals: 1 })
      .where((a, o) => o.notExists(a.deletedAt))
      .commit(),
    table.response
      .delete({ analysisId, responseId })
      .where((a, o) =>
        batchId === undefined
          ? `${o.exists(a.responseId)} AND ${o.notExists(a.batchId)}`
          : o.eq(a.batchId, batchId),
      )
      .commit(),
    ...(receiptHash === undefined ? [] : [table.receipt.delete({ receiptHash }).commit()]),
    ...submissions.map((keyHash) =>
      keyHash === hashOfAnswers(response.answers)
        ? table.submission.delete({ analysisId, keyHash }).commit()
        : table.submission.patch({ analysisId, keyHash }).set({ bodyHash: WITHDRAWN }).commit(),
    ),
    ...(batch === undefined ? [] : [withoutMember(table, batch, responseId)]),
  ];
}

function withoutMember(table: TransactTable, batch: Batch, responseId: string) {
  const { analysisId, batchId, revision } = batch;
  const members = batch.members.filter((member) => member !== responseId);
  if (members.length === 0) {
    return table.peerBatch
      .delete({ analysisId, batchId })
      .where((a, o) => o.eq(a.revision, revision))
      .commit();
  }
  return table.peerBatch
    .patch({ analysisId, batchId })
    .set({ status: "dissolved", members, excluded: 0, revision: revision + 1 })
    .remove(["figures"])
    .where((a, o) => o.eq(a.revision, revision))
    .commit();
}

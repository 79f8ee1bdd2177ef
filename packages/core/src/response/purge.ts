/**
 * Deletes all responses to an analysis, and what goes with them: the questionnaire, drafts, batches, receipts, and what
 * makes submissions repeatable. Reads from the start again until nothing is left, because a read answers one page. The receipts of a page
 * go before its responses, which alone tell of them.
 */
import { batchDelete, db, entities } from "../table/index.ts";

export async function purge(analysisId: string): Promise<void> {
  await entities().questionnaire.delete({ analysisId }).go();
  for (;;) {
    const { data } = await db().collections.responses({ analysisId }).go({ consistent: true });
    const { response, submission, peerBatch, draft } = data;
    if (response.length + submission.length + peerBatch.length + draft.length === 0) return;
    await batchDelete(
      (keys) => entities().receipt.delete(keys).go(),
      response.flatMap(({ receiptHash }) => (receiptHash === undefined ? [] : [{ receiptHash }])),
    );
    await batchDelete(
      (keys) => entities().response.delete(keys).go(),
      response.map(({ responseId }) => ({ analysisId, responseId })),
    );
    await batchDelete(
      (keys) => entities().submission.delete(keys).go(),
      submission.map(({ keyHash }) => ({ analysisId, keyHash })),
    );
    await batchDelete(
      (keys) => entities().peerBatch.delete(keys).go(),
      peerBatch.map(({ batchId }) => ({ analysisId, batchId })),
    );
    await batchDelete(
      (keys) => entities().draft.delete(keys).go(),
      draft.map(() => ({ analysisId })),
    );
  }
}

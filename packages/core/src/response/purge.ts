/**
 * Deletes all responses to an analysis, and what makes their submissions repeatable. Reads from the start again
 * until nothing is left, because a read answers one page.
 */
import { batchDelete, db, entities } from "../table/index.ts";

export async function purge(analysisId: string): Promise<void> {
  for (;;) {
    const { data } = await db().collections.responses({ analysisId }).go({ consistent: true });
    if (data.response.length + data.submission.length === 0) return;
    await batchDelete(
      (keys) => entities().response.delete(keys).go(),
      data.response.map(({ responseId }) => ({ analysisId, responseId })),
    );
    await batchDelete(
      (keys) => entities().submission.delete(keys).go(),
      data.submission.map(({ keyHash }) => ({ analysisId, keyHash })),
    );
  }
}

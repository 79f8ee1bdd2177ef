/**
 * Deletes all responses to an analysis, and what makes their submissions repeatable. Reads from the start again
 * after each batch until nothing is left, so that what a batch left unprocessed is met again.
 */
import { db, entities } from "../table/service.ts";

export async function purge(analysisId: string): Promise<void> {
  for (;;) {
    const { data } = await db().collections.responses({ analysisId }).go({ consistent: true });
    if (data.response.length + data.submission.length === 0) return;
    await entities()
      .response.delete(data.response.map(({ responseId }) => ({ analysisId, responseId })))
      .go();
    await entities()
      .submission.delete(data.submission.map(({ keyHash }) => ({ analysisId, keyHash })))
      .go();
  }
}

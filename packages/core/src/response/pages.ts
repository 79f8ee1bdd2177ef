import type { EntityItem } from "electrodb";
import { entities } from "../table/index.ts";
import type { PeerBatchEntity, QuestionnaireEntity, ResponseEntity } from "./response.entity.ts";

export type Item = EntityItem<typeof ResponseEntity>;
export type Batch = EntityItem<typeof PeerBatchEntity>;
export type Questionnaire = Omit<EntityItem<typeof QuestionnaireEntity>, "analysisId">;

/** All responses to an analysis, as the table pages them (1 MB each): one page in memory at a time. */
export async function* pages(analysisId: string): AsyncGenerator<Item[]> {
  let cursor: string | null = null;
  do {
    const found: { data: Item[]; cursor: string | null } = await entities()
      .response.query.primary({ analysisId })
      .go({ cursor, consistent: true });
    yield found.data;
    cursor = found.cursor;
  } while (cursor !== null);
}

/**
 * The same with the batches, all of which come first, and then the questionnaire, if there is one: one range of keys
 * has them, without what else the partition holds, and what is small is one request.
 */
export async function* pagesWithBatches(
  analysisId: string,
): AsyncGenerator<{ batches: Batch[]; questionnaire?: Questionnaire | undefined; responses: Item[] }> {
  const { peerBatch, questionnaire, response } = entities();
  const { ":pk": pk, ":sk1": first } = valuesOf(peerBatch.query.primary({ analysisId }).params());
  const { ":sk1": last } = valuesOf(response.query.primary({ analysisId }).params());
  const params = {
    KeyConditionExpression: "#pk = :pk AND #sk1 BETWEEN :first AND :last",
    ExpressionAttributeValues: { ":pk": pk, ":first": first, ":last": `${last}~` },
  };
  let cursor: string | null = null;
  do {
    const found: { data: unknown; cursor: string | null } = await response.query
      .primary({ analysisId })
      .go({ cursor, consistent: true, data: "raw", params });
    const { Items } = found.data as { Items: Record<string, unknown>[] };
    yield {
      batches: peerBatch.parse({ Items }).data,
      questionnaire: questionnaire.parse({ Items }).data[0],
      responses: response.parse({ Items }).data,
    };
    cursor = found.cursor;
  } while (cursor !== null);
}

/** The keys by which a query finds an entity's items, as ElectroDB writes them. */
const valuesOf = ({
  ExpressionAttributeValues: values,
}: {
  ExpressionAttributeValues?: Record<string, string>;
}) => values ?? {};

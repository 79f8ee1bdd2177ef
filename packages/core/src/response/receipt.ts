/**
 * A peer's receipt: the only way back to what they said, for them alone. It is made of the response's id by a key, and
 * kept as a hash, so that neither the owner nor the table can tell it.
 */
import { createHmac } from "node:crypto";
import { Resource } from "sst/resource";
import { Analysis } from "../analysis/index.ts";
import { sha256 } from "../sha256.ts";
import { entities } from "../table/index.ts";
import { decode, openAnswersOf } from "./content.ts";
import { ReceiptNotFound, ResponseNotFound } from "./errors.ts";
import type { Given } from "./info.ts";
import { remove } from "./remove.ts";

/** The same again for a submission that is repeated. */
export const receiptOf = (responseId: string): string =>
  createHmac("sha256", Resource.CursorKey.value).update(`receipt\n${responseId}`).digest("base64url");

async function find(receipt: string) {
  const { data } = await entities()
    .receipt.get({ receiptHash: sha256(receipt) })
    .go({ consistent: true });
  if (!data) throw new ReceiptNotFound();
  return data;
}

const gone = (error: unknown): never => {
  const isGone = error instanceof ResponseNotFound || error instanceof Analysis.AnalysisNotFound;
  throw isGone ? new ReceiptNotFound() : error;
};

/** What was said, whether the survey is still open or not. */
export async function given(receipt: string): Promise<Given> {
  const { userId, analysisId, responseId } = await find(receipt);
  const analysis = await Analysis.getItem(analysisId, userId).catch(gone);
  const [{ data: response }, about] = await Promise.all([
    entities().response.get({ analysisId, responseId }).go({ consistent: true }),
    Analysis.nameOfOwner(userId),
  ]);
  if (!response || response.relation === "self") throw new ReceiptNotFound();
  const { title, instrument, language, questions } = analysis;
  return {
    ...{ id: responseId, title, about, instrument, language, relation: response.relation },
    answers: decode(instrument, response.answers),
    openAnswers: openAnswersOf(response.openAnswers),
    questions,
    receivedOn: response.createdAt.slice(0, 10),
  };
}

/** From then on nothing is made of it any more. */
export async function withdraw(receipt: string): Promise<void> {
  const { userId, analysisId, responseId } = await find(receipt);
  await remove(analysisId, responseId, userId).catch(gone);
}

/**
 * A peer's response, by the share token. With an idempotency key a repeat of the same submission is stored once and
 * answered as the first was, also after the analysis has closed; the same key with another content is refused.
 */
import { Analysis } from "../analysis/index.ts";
import { DomainError } from "../error.ts";
import { Id } from "../id.ts";
import { sha256 } from "../sha256.ts";
import { transact } from "../table/index.ts";
import { isExcluded } from "../traits/careless-responding.ts";
import { parse } from "./content.ts";
import { PeerInput } from "./info.ts";

export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super("conflict", "idempotency_key_reused", "This Idempotency-Key was used with another content before.");
  }
}

export async function submit(
  shareToken: string,
  input: PeerInput,
  idempotencyKey?: string,
  now = new Date(),
): Promise<{ id: string }> {
  const analysis = await Analysis.ofShareToken(shareToken);
  if (analysis.status === "closed" && idempotencyKey === undefined) throw new Analysis.AnalysisClosed();
  const { relation, ...answered } = PeerInput.parse(input);
  const content = parse(analysis, answered);
  const { userId, analysisId } = analysis;
  const responseId = Id.create("response", now.getTime());
  const time = now.toISOString();
  const bodyHash = sha256(JSON.stringify([relation, content.answers, content.openAnswers]));
  const { refused } = await transact((table) => [
    table.analysis
      .patch({ userId, analysisId })
      .add({ peerCount: 1, excludedCount: isExcluded(content.flags) ? 1 : 0 })
      .where((a, o) => `${o.eq(a.status, "open")} AND ${o.notExists(a.deletedAt)}`)
      .commit({ response: "all_old" }),
    table.response
      .create({ ...content, analysisId, responseId, relation, createdAt: time, updatedAt: time })
      .commit(),
    ...(idempotencyKey === undefined
      ? []
      : [
          table.submission
            .create({ analysisId, keyHash: sha256(idempotencyKey), bodyHash, responseId })
            .commit({ response: "all_old" }),
        ]),
  ]);
  if (!refused) return { id: responseId };
  const first = refused[2] as { bodyHash: string; responseId: string } | undefined;
  if (first && first.bodyHash !== bodyHash) throw new IdempotencyKeyReused();
  if (first) return { id: first.responseId };
  throw refused[0] === null ? new Analysis.SurveyNotFound() : new Analysis.AnalysisClosed();
}

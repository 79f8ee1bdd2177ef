/**
 * A peer's response, by the share token. With an idempotency key a repeat of the same submission is stored once and
 * answered as the first was, also after the analysis has closed; the same key with another content is refused. The
 * same answers are taken once, whoever brings them. A repeat that comes after the withdrawal brings nothing back.
 */
import { Resource } from "sst/resource";
import { Analysis } from "../analysis/index.ts";
import { secondsSince } from "../analysis/start.ts";
import { Id } from "../id.ts";
import { IdempotencyKeyReused } from "../idempotency/index.ts";
import { sha256 } from "../sha256.ts";
import { transact } from "../table/index.ts";
import { dayOf } from "../time.ts";
import { isExcluded } from "../traits/careless-responding.ts";
import { parse } from "./content.ts";
import { DuplicateResponse } from "./errors.ts";
import { PeerInput, type Submitted } from "./info.ts";
import { receiptOf } from "./receipt.ts";
import { hashOfAnswers, WITHDRAWN } from "./submission.ts";

/** A straight line is what anybody may draw, and the screening has it. */
const isStraight = (answers: string): boolean => new Set(answers).size === 1;

export async function submit(
  shareToken: string,
  input: PeerInput,
  idempotencyKey?: string,
  now = new Date(),
): Promise<Submitted> {
  const analysis = await Analysis.ofShareToken(shareToken);
  if (analysis.status === "closed" && idempotencyKey === undefined) throw new Analysis.AnalysisClosed();
  const { relation, start, ...answered } = PeerInput.parse(input);
  const { userId, analysisId } = analysis;
  const content = parse(analysis, answered, secondsSince(analysisId, start, now));
  const responseId = Id.createTimeless("response");
  const receipt = receiptOf(responseId);
  const bodyHash = sha256(JSON.stringify([relation, content.answers, content.openAnswers, start]));
  const key = idempotencyKey === undefined ? [] : [sha256(idempotencyKey)];
  const same = isStraight(content.answers) ? [] : [hashOfAnswers(content.answers)];
  const submissions = [...key, ...same];
  const day = `${dayOf(now)}T00:00:00.000Z`;
  const { refused } = await transact((table) => [
    table.analysis
      .patch({ userId, analysisId })
      .add({ peerCount: 1, receivedCount: 1, excludedCount: isExcluded(content.flags) ? 1 : 0 })
      .where((a, o) =>
        [
          o.eq(a.status, "open"),
          o.notExists(a.deletedAt),
          o.eq(a.shareToken, shareToken),
          o.lt(a.peerCount, Resource.Limits.peersPerAnalysis),
        ].join(" AND "),
      )
      .commit({ response: "all_old" }),
    table.response
      .create({
        ...{ ...content, analysisId, responseId, relation, submissions },
        ...{ receiptHash: sha256(receipt), createdAt: day, updatedAt: day },
      })
      .commit(),
    table.receipt.create({ receiptHash: sha256(receipt), userId, analysisId, responseId }).commit(),
    ...submissions.map((keyHash) =>
      table.submission.create({ analysisId, keyHash, bodyHash, responseId }).commit({ response: "all_old" }),
    ),
  ]);
  if (!refused) return { id: responseId, receipt };
  const [inTheWay, , , ...earlier] = refused;
  const first = key.length > 0 ? (earlier[0] as Earlier | undefined) : undefined;
  if (first && first.bodyHash !== bodyHash && first.bodyHash !== WITHDRAWN) throw new IdempotencyKeyReused();
  if (first) return { id: first.responseId, receipt: receiptOf(first.responseId) };
  if (inTheWay !== undefined) throw reasonOf(inTheWay as Analysis.Item | null, shareToken);
  throw new DuplicateResponse();
}

type Earlier = { bodyHash: string; responseId: string };

function reasonOf(analysis: Analysis.Item | null, shareToken: string): Error {
  const isGone = analysis === null || analysis.deletedAt !== undefined || analysis.shareToken !== shareToken;
  if (isGone) return new Analysis.SurveyNotFound();
  return analysis.status === "closed" ? new Analysis.AnalysisClosed() : new Analysis.AnalysisFull();
}

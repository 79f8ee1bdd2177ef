/**
 * Responses to an analysis: the owner's one, which may be replaced, and those of peers, who stay anonymous. The
 * analysis's counts change in the transaction that stores or removes a response; one is stored only while the analysis
 * is open.
 */
import { Analysis } from "../analysis/index.ts";
import { Id } from "../id.ts";
import { beyond, entities, optimistic, type Page, page, transact } from "../table/index.ts";
import { parse } from "./content.ts";
import { type Info, type Own, type Selection, SelfInput } from "./info.ts";
import type { Item } from "./pages.ts";

export { draft, own } from "./draft.ts";
export * as Response from "./index.ts";
export {
  Draft,
  Given,
  Info,
  Own,
  OwnAnswers,
  PeerInput,
  PeerRelation,
  Selection,
  SelfInput,
  Submitted,
} from "./info.ts";
export { type Item, pages } from "./pages.ts";
export { submit } from "./peer.ts";
export { given, withdraw } from "./receipt.ts";
export { remove } from "./remove.ts";

export function fromItem({ responseId, relation, createdAt }: Item): Info {
  return {
    id: responseId,
    relation: relation === "self" ? "self" : "peer",
    receivedOn: createdAt.slice(0, 10),
  };
}

/** A page of responses in the order of their ids, which tells nothing of when they came. */
export async function list(analysisId: string, input: Selection = {}): Promise<Page<Info>> {
  await Analysis.getItem(analysisId);
  const { order = "desc", relation } = input;
  const query = async (after: string | undefined, limit: number) => {
    const all = entities().response.query.primary({ analysisId });
    const rest = after === undefined ? all : beyond(all, { responseId: after }, order);
    const asked =
      relation === undefined
        ? rest
        : rest.where((a, o) => (relation === "self" ? o.eq : o.ne)(a.relation, "self"));
    const { data } = await asked.go({ order, count: limit, consistent: true });
    return data.map(fromItem);
  };
  return page(`responses:${analysisId}`, input, query, ({ id }) => id);
}

/** Stores the owner's answers; `created` tells the first time from a replacement. */
export async function putSelf(
  analysisId: string,
  input: SelfInput,
  now = new Date(),
): Promise<{ response: Own; created: boolean }> {
  const { durationSeconds, ...answered } = SelfInput.parse(input);
  return optimistic(async () => {
    const analysis = await Analysis.getItem(analysisId);
    const parsed = parse(analysis, answered, durationSeconds);
    const content = { ...parsed, durationSeconds, updatedAt: now.toISOString() };
    const { selfResponseId } = analysis;
    return selfResponseId === undefined
      ? createSelf(analysis, content, now)
      : replaceSelf(analysis, selfResponseId, content);
  });
}

type Content = ReturnType<typeof parse> & { updatedAt: string; durationSeconds?: number };
type Stored = { response: Own; created: boolean } | undefined;

/** Throws when the analysis takes no responses; else the refusal means that the owner's response changed meanwhile. */
function mustBeOpen(analysis: unknown): void {
  const item = analysis as Analysis.Item | null | undefined;
  if (item === null || item?.deletedAt !== undefined) throw new Analysis.AnalysisNotFound();
  if (item?.status === "closed") throw new Analysis.AnalysisClosed();
}

async function createSelf(analysis: Analysis.Item, content: Content, now: Date): Promise<Stored> {
  const { userId, analysisId } = analysis;
  const responseId = Id.create("response", now.getTime());
  const createdAt = now.toISOString();
  const { refused } = await transact((table) => [
    table.analysis
      .patch({ userId, analysisId })
      .set({ selfResponseId: responseId })
      .where(
        (a, o) =>
          `${o.eq(a.status, "open")} AND ${o.notExists(a.deletedAt)} AND ${o.notExists(a.selfResponseId)}`,
      )
      .commit({ response: "all_old" }),
    table.response.create({ ...content, analysisId, responseId, relation: "self", createdAt }).commit(),
    table.draft.delete({ analysisId }).commit(),
  ]);
  if (!refused) return { response: { id: responseId, relation: "self", createdAt }, created: true };
  mustBeOpen(refused[0]);
  return undefined;
}

async function replaceSelf(analysis: Analysis.Item, responseId: string, content: Content): Promise<Stored> {
  const { userId, analysisId } = analysis;
  const { data: old } = await entities().response.get({ analysisId, responseId }).go({ consistent: true });
  if (!old) return undefined;
  const { createdAt } = old;
  const { refused } = await transact((table) => [
    table.analysis
      .check({ userId, analysisId })
      .where((a, o) => `${o.eq(a.status, "open")} AND ${o.notExists(a.deletedAt)}`)
      .commit({ response: "all_old" }),
    table.response.put({ ...content, analysisId, responseId, relation: "self", createdAt }).commit(),
    table.draft.delete({ analysisId }).commit(),
  ]);
  if (!refused) return { response: { id: responseId, relation: "self", createdAt }, created: false };
  mustBeOpen(refused[0]);
  return undefined;
}

/** The owner's own response. */
export async function self(analysis: Analysis.Item) {
  const { analysisId, selfResponseId: responseId } = analysis;
  if (responseId === undefined) return undefined;
  const { data } = await entities().response.get({ analysisId, responseId }).go({ consistent: true });
  return data ?? undefined;
}

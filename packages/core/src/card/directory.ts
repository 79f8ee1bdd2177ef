/**
 * All cards, newest or oldest first, from an index of eight shards that are merged here.
 *
 * Writes: a publication is one entry in the shard of the persona's random last digit, a withdrawal takes it out. At
 * 1,000 publications a second a shard takes 125 writes a second of 1 WCU; an index partition takes 1,000. One shard
 * alone would stand at its limit, and could not be split, since its sort key, the time, grows only at one end.
 * Reads: a page of 20 reads a piece of every shard, 8 × 0.5 RCU, and 21 cards, 0.5 RCU each up to 4 KB: 14.5 RCU in 9
 * requests. A partition's 3,000 RCU are 6,000 such pages a second, and caches keep a page for 10 seconds.
 *
 * The index may lag: an entry counts only when the card is there and says the same, and the page is filled up from
 * what follows. Its position, (publishedAt, personaId), stays a card's as long as it is published, so that pages show
 * each card that is there all the time once, whatever comes and goes meanwhile.
 */
import { createConversions } from "electrodb";
import { SHARDS } from "../id.ts";
import { batchGet, beyond, entities, type Order } from "../table/index.ts";
import { CardEntity } from "./card.entity.ts";
import type { Item } from "./lifecycle.ts";
import { merge, type Run } from "./merge.ts";

type Position = { publishedAt: string; personaId: string };
type Entry = Position & { handle: string };
type ShardRun = Run<Entry> & { shard: string; after: Position | undefined; order: Order };

/** Keys of about 200 bytes: a piece is about the 4 KB that 0.5 RCU read. */
const PIECE = 20;

export const isNewer = (a: Position, b: Position): boolean =>
  a.publishedAt === b.publishedAt ? a.personaId > b.personaId : a.publishedAt > b.publishedAt;

/** Up to `limit` cards that come after the position. */
export async function listed(
  after: Position | undefined,
  limit: number,
  order: Order = "desc",
): Promise<Item[]> {
  const found: Item[] = [];
  const isBefore = order === "desc" ? isNewer : (a: Position, b: Position) => isNewer(b, a);
  let runs: ShardRun[] = SHARDS.map((shard) => ({ shard, after, order, entries: [], ended: false }));
  while (found.length < limit) {
    const { taken, left } = await next(runs, limit - found.length, isBefore);
    if (taken.length === 0) break;
    found.push(...(await cardsOf(taken)));
    runs = left;
  }
  return found;
}

async function next(
  runs: ShardRun[],
  count: number,
  isBefore: typeof isNewer,
): Promise<{ taken: Entry[]; left: ShardRun[] }> {
  const { taken, left } = merge<Entry, ShardRun>(await Promise.all(runs.map(readOn)), count, isBefore);
  if (taken.length === 0 || taken.length === count) return { taken, left };
  const more = await next(left, count - taken.length, isBefore);
  return { taken: [...taken, ...more.taken], left: more.left };
}

const entryOf = createConversions(CardEntity).byAccessPattern.directory.fromKeys.toComposite;

async function readOn(run: ShardRun): Promise<ShardRun> {
  if (run.ended || run.entries.length > 0) return run;
  const { shard, after, order } = run;
  const all = entities().card.query.directory({ shard });
  const { data, cursor } = await (after === undefined ? all : beyond(all, after, order)).go({
    order,
    limit: PIECE,
    data: "includeKeys",
  });
  const entries = data.map((keys) => entryOf(keys as never) as Entry);
  return { shard, after: entries.at(-1) ?? after, order, entries, ended: cursor === null };
}

/** The cards that there are of the handles, in any order. */
const byHandles = (handles: readonly string[]): Promise<Item[]> =>
  batchGet(
    (keys) => entities().card.get(keys).go(),
    handles.map((handle) => ({ handle })),
  );

/** The cards of those entries that the table still confirms, in the entries' order. */
async function cardsOf(entries: Entry[]): Promise<Item[]> {
  const found = await byHandles(entries.map(({ handle }) => handle));
  const cards = new Map(found.map((card) => [card.handle, card]));
  return entries.flatMap(({ handle, personaId, publishedAt }) => {
    const card = cards.get(handle);
    return card?.personaId === personaId && card.publishedAt === publishedAt ? [card] : [];
  });
}

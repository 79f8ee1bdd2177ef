/**
 * Everybody with a public card, as matches are found among them: what has changed lately from the index of cards by
 * the time of their change, everything before that from a snapshot, which a job makes anew every few minutes
 * (functions/src/jobs/match-snapshot.ts) and each process keeps in memory for as long. With few cards there is no
 * snapshot, and all are read from the index: one Query for 1,000 of them.
 *
 * So a new card, and a card that says something else, count at once, unless more than `RECENT` changed since the
 * snapshot: then the older of these count by the next. What is withdrawn stays in it until then: whoever uses it must
 * read the cards that it names.
 *
 * A card is in the part that its handle hashes to, whole, so that parts of different ages go together: what is read
 * from the index begins where the oldest ends. Parts hold 390 KB each, which are 540,000 cards, 230,000 with facets.
 * The index is one partition: it takes 500 changes of cards a second.
 */
import { once } from "../once.ts";
import { batchGet, entities } from "../table/index.ts";
import { type Block, blocksOf, type Entry, pack, unpack } from "./match-block.ts";
import { scalesOfText } from "./match-scales.ts";

const KEPT_MS = 5 * 60_000;
const PARTS = Array.from({ length: 32 }, (_, part) => ({ part }));
const PART_BYTES = 390_000;
/** Up to so many cards there is no snapshot. */
const FEW = 1_000;
/** Entries of about 200 bytes: at most 50 read units. */
const RECENT = 2_000;
/** For clocks that differ, and an index that lags. */
const OVERLAP_MS = 60_000;
const BEGINNING = "";

type Snapshot = { upTo: string; blocks: Block[] };

/** What the index's sort key tells, of which ElectroDB makes "$card_1#changedat_…#scales_…#handle_…". */
const ENTRY = /#scales_([\d.]+)#handle_([^#]+)$/;

function entriesOf(answer: unknown): Entry[] {
  return (answer as { Items: { gsi4sk: string }[] }).Items.flatMap(({ gsi4sk }) => {
    const [, scales, handle] = ENTRY.exec(gsi4sk) ?? [];
    return scales === undefined || handle === undefined ? [] : [{ handle, scales: scalesOfText(scales) }];
  });
}

type Everybody = { recent: Block[]; recentHandles: Set<string>; others: Block[] };

/** Who is among the others, too, is as the recent ones say. */
export async function everybody(now = Date.now()): Promise<Everybody> {
  const { upTo, blocks: others } = await held(now);
  const { data } = await entities()
    .card.query.matches({})
    .gt({ changedAt: upTo })
    .go({ order: "desc", limit: RECENT, data: "raw" });
  const entries = entriesOf(data);
  return { recent: blocksOf(entries), recentHandles: new Set(entries.map(({ handle }) => handle)), others };
}

const memory = once(() => ({ until: 0, snapshot: undefined as Promise<Snapshot> | undefined }));

function held(now: number): Promise<Snapshot> {
  const kept = memory();
  if (kept.snapshot === undefined || kept.until <= now) {
    kept.until = now + KEPT_MS;
    kept.snapshot = load();
    kept.snapshot.catch(() => {
      kept.snapshot = undefined;
    });
  }
  return kept.snapshot;
}

async function load(): Promise<Snapshot> {
  const parts = await batchGet((keys) => entities().matchSnapshot.get(keys).go(), PARTS);
  if (parts.length < PARTS.length) return { upTo: BEGINNING, blocks: [] };
  return {
    upTo: parts.map(({ upTo }) => upTo).toSorted()[0]!,
    blocks: parts.flatMap(({ packed }) => unpack(packed)),
  };
}

/** Makes the snapshot of all cards in the index, if they are more than `few`; resolves with their number. */
export async function rebuild({ few = FEW, now = Date.now() } = {}): Promise<number> {
  const upTo = new Date(now - OVERLAP_MS).toISOString();
  const entries: Entry[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: unknown; cursor: string | null } = await entities()
      .card.query.matches({})
      .go({ cursor, data: "raw" });
    entries.push(...entriesOf(page.data));
    cursor = page.cursor;
  } while (cursor !== null);
  if (entries.length > few) await store(entries, upTo);
  else if (await exists()) await store([], BEGINNING);
  return entries.length;
}

async function exists(): Promise<boolean> {
  const { data } = await entities().matchSnapshot.get(PARTS.at(-1)!).go();
  return data !== null && data.upTo !== BEGINNING;
}

async function store(entries: Entry[], upTo: string): Promise<void> {
  const members = Map.groupBy(entries, ({ handle }) => partOf(handle));
  const parts = PARTS.map(({ part }) => ({ part, upTo, packed: pack(blocksOf(members.get(part) ?? [])) }));
  const fullest = Math.max(...parts.map(({ packed }) => packed.length));
  if (fullest > PART_BYTES) throw new Error(`A part of the snapshot of matches has ${fullest} bytes.`);
  for (const part of parts) await entities().matchSnapshot.put(part).go();
}

/** FNV-1a, of 32 bits. */
function partOf(handle: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < handle.length; i++) hash = Math.imul(hash ^ handle.charCodeAt(i), 0x01000193) >>> 0;
  return hash % PARTS.length;
}

/**
 * Cards that were written before matches were found by an index lack what it is made of (card.entity.ts). This gives them
 * what `cardOf` gives new ones, for one segment of the table: on the condition that nobody has written the card since it
 * was read, so that it may run beside the API, be cut short, and run again.
 */
import { scalesOf, textOf } from "../chemistry/match-scales.ts";
import { entities } from "../table/index.ts";

export type Segment = { segment: number; segments: number };
/** `left`: written or deleted by somebody else meanwhile, which leaves nothing to do. */
export type Backfilled = { changed: number; left: number };

export async function addScales({ segment, segments }: Segment): Promise<Backfilled> {
  const old = entities().card.scan.where(({ scales }, { notExists }) => notExists(scales));
  const done: Backfilled = { changed: 0, left: 0 };
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof old.go>> = await old.go({
      cursor,
      params: { Segment: segment, TotalSegments: segments },
    });
    for (const card of page.data) {
      const { publishedAt, traits } = card;
      // Whole, because ElectroDB's patch does not write the key of a partition that no attribute is in.
      const { rejected } = await entities()
        .card.put({ ...card, changedAt: publishedAt, scales: textOf(scalesOf(traits)) })
        .where(
          ({ revision, scales }, { eq, notExists }) =>
            `${eq(revision, card.revision)} AND ${notExists(scales)}`,
        )
        .go({ returnOnConditionCheckFailure: "all_old" });
      done[rejected ? "left" : "changed"] += 1;
    }
    cursor = page.cursor;
  } while (cursor !== null);
  return done;
}

/**
 * The best matches of the signed-in user among all public cards, best first.
 *
 * Candidates come from the index of matches, scored by what it holds of them (match-search.ts). The best of
 * them are read as cards, which leaves out who has withdrawn, and scored again as chemistry scores two
 * people.
 *
 * Reads: 8 queries of 0.5 RCU when there are few cards; with 100,000 about 165 queries and 180 RCU, and never
 * much more than the search's budget, however many there are (tests/figures/matches.ts). An index partition
 * takes 3,000 RCU a second. Half of a request falls on one of the 8 cells, whose people ask most, too; over
 * everybody's requests the largest cell has about a fifth, so that some 80 requests a second go, and more
 * when DynamoDB splits the partition for heat, which the vectors, spread over their range, let it do. Far
 * beyond 100,000 cards the budget finds ever fewer of the best: then a vector index takes over, fed by the
 * table's stream (OpenSearch k-NN, S3 Vectors) over the six coordinates of match-space.ts, and only
 * `readIndex` and `search` are replaced.
 */
import { createConversions } from "electrodb";
import { CardEntity } from "../card/card.entity.ts";
import { byHandles } from "../card/directory.ts";
import { Card } from "../card/index.ts";
import type { Item } from "../card/lifecycle.ts";
import { entities } from "../table/index.ts";
import { toWhole } from "./calibration.ts";
import { scoreOf } from "./compare.ts";
import type { Match } from "./info.ts";
import { keyOfPath, matchKeyOf, pathOfKey, zScoresOf } from "./match-key.ts";
import { better, type Read, search } from "./match-search.ts";

/** Read beyond those asked for, to make up for the withdrawn. */
const SPARE = 10;

export async function matchesOf(me: Item, limit: number): Promise<Match[]> {
  const { best } = await search({
    me: zScoresOf(matchKeyOf(me.traits)),
    wanted: limit,
    spare: SPARE,
    read: readIndex,
    exclude: me.handle,
  });
  const cards = await byHandles(best.map(({ handle }) => handle));
  const found = cards
    .map((card) => ({ card, handle: card.handle, ...scoreOf(me, card) }))
    .toSorted(better)
    .slice(0, limit);
  const groups = groupsOf(found);
  return found.map(({ card, score, interval, basis }, i) => {
    const { handle, personaId, name, tagline, imageUrl, traits } = Card.fromItem(card);
    return {
      ...{ handle, personaId, name, tagline, imageUrl },
      instrument: traits.instrument,
      score: toWhole(score),
      interval,
      group: groups[i]!,
      basis,
    };
  });
}

/**
 * The group of each, best first: a new one begins where the score is below the interval of the best of the group before,
 * so that repetitions would hardly turn the two about.
 */
export function groupsOf(found: readonly { score: number; interval: readonly [number, number] }[]): number[] {
  let group = 0;
  let floor = Number.POSITIVE_INFINITY;
  return found.map(({ score, interval }) => {
    if (toWhole(score) < floor) {
      group += 1;
      floor = interval[0];
    }
    return group;
  });
}

type IndexKey = { cell: string; vector: string; handle: string };
const keyOf = createConversions(CardEntity).byAccessPattern.matches.fromKeys.toComposite;

const readIndex: Read = async (path, limit, after) => {
  const { cell, vector } = keyOfPath(path);
  const { data, cursor } = await entities()
    .card.query.matches({ cell })
    .begins({ vector })
    .go({ limit, cursor: after ?? null, data: "includeKeys" });
  const candidates = data.map((keys) => {
    const key = keyOf(keys as never) as IndexKey;
    return { handle: key.handle, path: pathOfKey(key), z: zScoresOf(key) };
  });
  return { candidates, ...(cursor !== null && { next: cursor }) };
};

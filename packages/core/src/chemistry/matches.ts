/**
 * The best matches of the signed-in user among all public cards, best first: everybody is compared by what the index
 * and its snapshot hold of them (match-snapshot.ts, match-scan.ts), and the best of them are read as cards, strongly
 * consistent, which leaves out who has withdrawn, and scored again as chemistry scores two people.
 *
 * Beside the two reads that lead to one's own card: what has changed lately (one Query), the best (one BatchGetItem),
 * and every few minutes the snapshot (one BatchGetItem), however many cards there are. What takes over beyond 500,000,
 * and what it costs: docs/matches.md.
 */
import { Card } from "../card/index.ts";
import type { Item } from "../card/lifecycle.ts";
import { batchGet, entities } from "../table/index.ts";
import { toWhole } from "./calibration.ts";
import { scoreOf } from "./compare.ts";
import type { Match } from "./info.ts";
import { scalesOf } from "./match-scales.ts";
import { bestOf, better } from "./match-scan.ts";
import { everybody } from "./match-snapshot.ts";

/** Read beyond those asked for, to make up for the withdrawn; and how often the next are read when these do not do. */
const SPARE = 10;
const ROUNDS = 4;
/** A BatchGetItem takes no more. */
const MOST = 100;

export async function matchesOf(me: Item, limit: number, now = Date.now()): Promise<Match[]> {
  const found = (await cardsOf(await candidatesOf(me, limit, now), limit))
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

async function candidatesOf(me: Item, limit: number, now: number): Promise<string[]> {
  const { recent, recentHandles, others } = await everybody(now);
  const scales = scalesOf(me.traits);
  const count = ROUNDS * (limit + SPARE);
  const isMe = (handle: string) => handle === me.handle;
  const best = [
    ...bestOf(scales, recent, count, isMe),
    ...bestOf(scales, others, count, (handle) => isMe(handle) || recentHandles.has(handle)),
  ];
  return best
    .toSorted(better)
    .slice(0, count)
    .map(({ handle }) => handle);
}

/** At least `limit` cards of the first of the handles, where there are as many. */
async function cardsOf(handles: string[], limit: number): Promise<Item[]> {
  const cards: Item[] = [];
  const step = Math.min(MOST, limit + SPARE);
  for (let from = 0; from < handles.length && cards.length < limit; from += step) {
    const keys = handles.slice(from, from + step).map((handle) => ({ handle }));
    cards.push(...(await batchGet((left) => entities().card.get(left).go({ consistent: true }), keys)));
  }
  return cards;
}

/**
 * Chemistry: how two people with a card fit, and who fits best. All of it is made of public cards.
 *
 *   const { score, dimensions, summary } = await Chemistry.between("ada-lovelace", "bob-hope");
 */
import { Actor } from "../actor.ts";
import { Card } from "../card/index.ts";
import type { Language } from "../language.ts";
import { entities } from "../table/index.ts";
import { compare } from "./compare.ts";
import { CardNotPublished, SamePerson } from "./errors.ts";
import type { Info, Match } from "./info.ts";
import { matchesOf } from "./matches.ts";

export * as Chemistry from "./index.ts";
export { Info, Match } from "./info.ts";

/** Throws `CardNotFound`, and `SamePerson` for a card and itself. */
export async function between(a: string, b: string, language?: Language): Promise<Info> {
  return compareCards(...(await Promise.all([Card.item(a), Card.item(b)])), language);
}

/**
 * The signed-in user's with the owner of a card; throws `CardNotPublished`, `CardNotFound` and `SamePerson`.
 */
export async function withMe(handle: string, language?: Language): Promise<Info> {
  return compareCards(await ownCard(), await Card.item(handle), language);
}

/** The signed-in user's best matches; throws `CardNotPublished`. */
export async function matches(limit: number): Promise<{ items: Match[] }> {
  return { items: await matchesOf(await ownCard(), limit) };
}

function compareCards(a: Card.Item, b: Card.Item, language?: Language): Info {
  if (a.personaId === b.personaId) throw new SamePerson();
  return compare(a, b, language);
}

/** Read consistently: who has just published their card may use it. */
async function ownCard(userId = Actor.userId()): Promise<Card.Item> {
  const { data: persona } = await entities().persona.get({ userId }).go({ consistent: true });
  if (persona?.handle === undefined) throw new CardNotPublished();
  const { data: card } = await entities().card.get({ handle: persona.handle }).go({ consistent: true });
  if (card?.userId !== userId) throw new CardNotPublished();
  return card;
}

/**
 * Cards: what a published persona shows to anybody. There is one exactly while the persona is public, has a handle
 * and a ready version (lifecycle.ts); it is read here, and written where the persona changes.
 *
 *   const { items, cursor } = await Card.list({ limit: 20 }); // newest first
 *   const card = Card.fromItem(await Card.item("ada-lovelace"));
 */
import { Resource } from "sst/resource";
import { HANDLE } from "../persona/handles.ts";
import { entities, type OrderedInput, type Page, page } from "../table/index.ts";
import { listed } from "./directory.ts";
import { CardNotFound } from "./errors.ts";
import { type Info, inOrder } from "./info.ts";
import type { Item } from "./lifecycle.ts";

export { CardNotFound } from "./errors.ts";
export * as Card from "./index.ts";
export { CardTraits, Info } from "./info.ts";
export type { Item } from "./lifecycle.ts";

/** Read eventually consistent; throws `CardNotFound`. Handles are matched to the letter. */
export async function item(handle: string): Promise<Item> {
  if (!HANDLE.test(handle)) throw new CardNotFound();
  const { data } = await entities().card.get({ handle }).go();
  if (!data) throw new CardNotFound();
  return data;
}

/** Newest first, unless asked otherwise. */
export async function list(input: OrderedInput = {}): Promise<Page<Info>> {
  const position = ({ publishedAt, personaId }: Item) => `${publishedAt}#${personaId}`;
  const query = (after: string | undefined, limit: number) => {
    const [publishedAt = "", personaId = ""] = after?.split("#") ?? [];
    return listed(after === undefined ? undefined : { publishedAt, personaId }, limit, input.order);
  };
  const { items, ...rest } = await page("cards", input, query, position);
  return { items: items.map(fromItem), ...rest };
}

export function fromItem(card: Item): Info {
  const { handle, personaId, version, name, tagline, summary, greeting, conversationStarters } = card;
  const url = `${Resource.Site.apiUrl}/cards/${handle}`;
  return {
    ...{ handle, personaId, version, name, tagline, summary, greeting, conversationStarters },
    traits: inOrder(card.traits),
    publishedAt: card.publishedAt,
    ...{ url, imageUrl: `${url}/image.svg`, previewUrl: `${url}/image.png` },
  };
}

/**
 * When a persona has a card, and what it says (pure). A card stands under its persona's handle while the persona is
 * public, has a handle and a ready version, of which it shows the newest. A change of the persona's head, made or
 * taken away, tells by `transition` which card goes and whether one is written.
 */
import type { EntityItem } from "electrodb";
import { scalesOf, textOf } from "../chemistry/match-scales.ts";
import { shardOf } from "../id.ts";
import type { Item as PersonaItem, VersionItem } from "../persona/head.ts";
import { byDomain, type Info as Traits } from "../traits/info.ts";
import type { CardEntity } from "./card.entity.ts";
import type { CardTraits } from "./info.ts";

export type Item = EntityItem<typeof CardEntity>;
export type CardHead = Pick<
  PersonaItem,
  "userId" | "personaId" | "revision" | "visibility" | "handle" | "readyVersion" | "publishedAt"
>;
type Listed = CardHead & { handle: string; readyVersion: number; publishedAt: string };
export type Transition = { gone?: string; shown?: Listed };

/** The head with `publishedAt` as it must be: set while there is a card, and kept as long. */
export function withPublication<H extends CardHead>(
  { publishedAt, ...head }: H,
  now = new Date(),
): Omit<H, "publishedAt"> & CardHead {
  const has = head.visibility === "public" && head.handle !== undefined && head.readyVersion !== undefined;
  return has ? { ...head, publishedAt: publishedAt ?? now.toISOString() } : head;
}

const isListed = (head: CardHead | null): head is Listed => head?.publishedAt !== undefined;

/** `gone`: the handle whose card is deleted; `shown`: the head whose card is written. Both heads are as `withPublication` has them. */
export function transition(from: CardHead | null, to: CardHead | null): Transition {
  const before = isListed(from) ? from : undefined;
  const after = isListed(to) ? to : undefined;
  const same = before?.handle === after?.handle;
  return {
    ...(before && !same && { gone: before.handle }),
    ...(after && !(same && before?.readyVersion === after.readyVersion) && { shown: after }),
  };
}

export function cardOf(
  head: Listed,
  { traits, profile }: Pick<VersionItem, "traits" | "profile">,
  now = new Date(),
): Item {
  const { userId, personaId, handle, revision, readyVersion: version, publishedAt } = head;
  if (!traits || !profile) throw new Error(`Version ${version} of ${personaId} is ready without a profile.`);
  const { name, tagline, summary, greeting, conversationStarters } = profile;
  const shown = cardTraitsOf(traits);
  return {
    ...{ handle, userId, personaId, version, revision, publishedAt },
    ...{ name, tagline, summary, greeting, conversationStarters },
    traits: shown,
    shard: shardOf(personaId),
    changedAt: now.toISOString(),
    scales: textOf(scalesOf(shown)),
  };
}

export function cardTraitsOf({ instrument, domains }: Traits): CardTraits {
  const shown = byDomain((domain) => {
    const { t, level, band, facets } = domains[domain];
    const ts = Object.entries(facets ?? {}).map(([name, facet]) => [name, facet.t] as const);
    return { t, level, band, ...(facets && { facets: Object.fromEntries(ts) }) };
  });
  return { instrument, domains: shown };
}

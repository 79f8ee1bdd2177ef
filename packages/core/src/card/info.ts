import { z } from "zod";
import { Id } from "../id.ts";
import { InstrumentId } from "../instrument/definition.ts";
import { byDomain, type DOMAINS, DomainTraits, Level } from "../traits/info.ts";

/** What a card shows of a scale: T scores (mean 50, sd 10 in the norm group), the band being the 90 % interval. */
const CardDomain = z.object({
  t: DomainTraits.shape.t,
  level: Level,
  band: DomainTraits.shape.band,
  /** T scores of the facets, where the instrument has some. */
  facets: z.record(z.string(), z.number()).optional(),
});

/** The traits of a card: no answers, nothing about who rated. */
export const CardTraits = z.object({
  instrument: InstrumentId,
  domains: z.object({
    openness: CardDomain,
    conscientiousness: CardDomain,
    extraversion: CardDomain,
    agreeableness: CardDomain,
    neuroticism: CardDomain,
  } satisfies Record<(typeof DOMAINS)[number], typeof CardDomain>),
});
export type CardTraits = z.infer<typeof CardTraits>;

/** The same, its keys in order: the table keeps them in none, and a strong ETag is of exactly these bytes. */
export function inOrder({ instrument, domains }: CardTraits): CardTraits {
  const shown = byDomain((domain) => {
    const { t, level, band, facets } = domains[domain];
    const sorted = Object.entries(facets ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return { t, level, band, ...(facets && { facets: Object.fromEntries(sorted) }) };
  });
  return { instrument, domains: shown };
}

const example = {
  handle: "ada-lovelace",
  personaId: "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
  version: 1,
  name: "Ada",
  tagline: "Curious to the bone, calm in a storm",
  summary: "Ada asks one more question than most, and listens to the answer.",
  greeting: "Hello, I'm Ada. What are you working on?",
  conversationStarters: ["What did you change your mind about lately?", "What would you build next?"],
  traits: {
    instrument: "sapa-bfi-25",
    domains: {
      openness: { t: 61.2, level: "high", band: [52.4, 70] },
      conscientiousness: { t: 54.8, level: "average", band: [46.7, 62.9] },
      extraversion: { t: 47.1, level: "average", band: [39.4, 54.8] },
      agreeableness: { t: 56.3, level: "high", band: [48, 64.6] },
      neuroticism: { t: 41.9, level: "low", band: [35.1, 48.7] },
    },
  },
  publishedAt: "2026-11-22T09:30:00.000Z",
  url: "https://api.example.com/cards/ada-lovelace",
  imageUrl: "https://api.example.com/cards/ada-lovelace/image.svg",
  previewUrl: "https://api.example.com/cards/ada-lovelace/image.png",
};

/** What anybody may see of a published persona. `personaId` is whom to chat with. */
export const Info = z
  .object({
    handle: z.string(),
    personaId: Id.schema("persona"),
    /** The persona's version that is shown: the newest one that is ready. */
    version: z.int().min(1),
    name: z.string(),
    tagline: z.string(),
    summary: z.string(),
    greeting: z.string(),
    conversationStarters: z.array(z.string()),
    traits: CardTraits,
    publishedAt: z.iso.datetime(),
    url: z.url(),
    /** The share picture: SVG, light and dark. */
    imageUrl: z.url(),
    /** The same as PNG of 1200 × 630, for link previews. */
    previewUrl: z.url(),
  })
  .meta({ id: "Card", example });
export type Info = z.infer<typeof Info>;

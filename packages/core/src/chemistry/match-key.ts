/**
 * Where a card stands in the index of matches, so that candidates are found and scored from the index alone:
 * `cell`, the partition, and `vector`, the rest of the path to the person's box (match-space.ts), the five
 * domains' T scores (regressed by reliability, as chemistry compares them), and the facets' z-scores where there are any. Within a cell, a Query by a prefix of the
 * vector finds the people of a box. Index items are of about 150 bytes, with facets 210.
 *
 * The halvings that make the 8 cells are near everyone's middle: of 100,000 people made of the SAPA
 * respondents, 18 % are in the largest. A card enters and leaves a cell by a write each, so 1,000 cards a
 * second that all change their traits are 360 writes a second on that partition, of the 1,000 that it takes;
 * new ones are 180.
 */
import type { CardTraits } from "../card/info.ts";
import { DOMAINS, type Domain } from "../traits/info.ts";
import type { ZScores } from "../traits/z-scores.ts";
import { DEPTH, pathOf, pointOf } from "./match-space.ts";
import { profileOf } from "./profile.ts";

export type MatchKey = { cell: string; vector: string };

const CELL_LENGTH = 3;
export const CELLS = ["000", "001", "010", "011", "100", "101", "110", "111"] as const;

/**
 * T scores are kept in hundredths, from -50 to 149.99 (beyond what either instrument can give), five digits
 * each.
 */
const DIGITS = 5;
const encode = (t: number) =>
  String(Math.round(Math.min(149.99, Math.max(-50, t)) * 100) + 5_000).padStart(DIGITS, "0");
const decode = (digits: string) => (Number(digits) - 5_000) / 100;

const zOf = (codes: readonly string[]) =>
  Object.fromEntries(DOMAINS.map((domain, i) => [domain, (decode(codes[i]!) - 50) / 10])) as Record<
    Domain,
    number
  >;

/**
 * z-scores of facets are kept in tenths, from -5 to 4.9, two digits each, in the order of the facets' ids.
 */
const FACET_DIGITS = 2;
const encodeFacet = (z: number) =>
  String(Math.min(99, Math.max(0, Math.round(z * 10) + 50))).padStart(FACET_DIGITS, "0");
const decodeFacet = (digits: string) => (Number(digits) - 50) / 10;

/**
 * By the T scores as they are kept, so that what is read from the vector lies in the box that its path names.
 */
export function matchKeyOf(traits: CardTraits): MatchKey {
  const profile = profileOf({ traits });
  const codes = DOMAINS.map((domain) => encode(50 + 10 * profile.domains[domain]));
  const path = pathOf(pointOf(zOf(codes)));
  const parts = [path.slice(CELL_LENGTH), codes.join("")];
  const facets = Object.values(profile.facets);
  if (facets.length > 0) parts.push(facets.map(encodeFacet).join(""));
  return { cell: path.slice(0, CELL_LENGTH), vector: parts.join(".") };
}

/** The name of a box, as a cell and the beginning of a vector. */
export const keyOfPath = (path: string): MatchKey => ({
  cell: path.slice(0, CELL_LENGTH),
  vector: path.slice(CELL_LENGTH),
});

export const pathOfKey = ({ cell, vector }: MatchKey): string => cell + vector.slice(0, DEPTH - CELL_LENGTH);

/**
 * The z-scores that a vector holds: of the domains to a thousandth, of the facets to a tenth. Facets are
 * named by their place: those of different instruments must differ in number.
 */
export function zScoresOf({ vector }: Pick<MatchKey, "vector">): ZScores {
  const [, domains = "", facets = ""] = vector.split(".");
  const own = chunks(facets, FACET_DIGITS).map((digits, place) => [`${place}`, decodeFacet(digits)] as const);
  return { domains: zOf(chunks(domains, DIGITS)), facets: Object.fromEntries(own) };
}

const chunks = (text: string, length: number): string[] =>
  Array.from({ length: text.length / length }, (_, i) => text.slice(i * length, (i + 1) * length));

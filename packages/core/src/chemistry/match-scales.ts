/**
 * What matches are found by: a card's regressed z-scores as whole numbers (profile.ts), the five domains' T scores in
 * hundredths, from -50 to 149.99 (beyond what either instrument can give), and the facets' z-scores in tenths, from -5
 * to 4.9, in the order of their ids. As text they stand in the card's entry of the index (25 characters, 61 more with
 * facets), as bytes in the snapshot (10, 30 more with facets).
 *
 * Facets are named by their place: those of different instruments must differ in number.
 */
import type { CardTraits } from "../card/info.ts";
import { DOMAINS } from "../traits/info.ts";
import { profileOf } from "./profile.ts";

export type Scales = { domains: readonly number[]; facets: readonly number[] };

const T_DIGITS = 5;
const T_LOWEST = -5_000;
const T_HIGHEST = 14_999;
const Z_DIGITS = 2;
const Z_LOWEST = -50;
const Z_HIGHEST = 49;

/** Whole, and never the negative zero that rounding can make. */
const within = (value: number, low: number, high: number) =>
  Math.min(high, Math.max(low, Math.round(value))) + 0;

export function scalesOf(traits: CardTraits): Scales {
  const { domains, facets } = profileOf({ traits });
  return {
    domains: DOMAINS.map((domain) => within(100 * (50 + 10 * domains[domain]), T_LOWEST, T_HIGHEST)),
    facets: Object.values(facets).map((z) => within(10 * z, Z_LOWEST, Z_HIGHEST)),
  };
}

export function textOf({ domains, facets }: Scales): string {
  const digits = (values: readonly number[], lowest: number, length: number) =>
    values.map((value) => String(value - lowest).padStart(length, "0")).join("");
  return `${digits(domains, T_LOWEST, T_DIGITS)}.${digits(facets, Z_LOWEST, Z_DIGITS)}`;
}

export function scalesOfText(text: string): Scales {
  const numbers = (from: number, to: number, lowest: number, length: number) => {
    const values: number[] = [];
    for (let at = from; at < to; at += length) values.push(Number(text.slice(at, at + length)) + lowest);
    return values;
  };
  const end = text.indexOf(".");
  return {
    domains: numbers(0, end, T_LOWEST, T_DIGITS),
    facets: numbers(end + 1, text.length, Z_LOWEST, Z_DIGITS),
  };
}

/** The z-score of a domain. */
export const zOfDomain = (hundredths: number): number => (hundredths - 5_000) / 1_000;

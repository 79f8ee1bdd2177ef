/**
 * The offline model, interviewed: it answers a survey's items as the persona that it was told to be, from the
 * persona's texts alone: as somebody of these T would among people in general (the instrument's norms of everyone), in
 * whole values, spread so that each scale's sum comes out right to within a half. It knows the instruments of this
 * project by their length, and their items by their texts, or else by their place.
 */
import { Instrument } from "@persona-ai/core/instrument";
import type { Definition, Scale } from "@persona-ai/core/instrument/definition.ts";
import { byDomain, DOMAINS, type Domain } from "@persona-ai/core/traits/info.ts";
import { normFor } from "@persona-ai/core/traits/norm.ts";
import { z } from "zod";
import { drifted } from "../conduct.ts";
import { type Persona, type Reading, read } from "./reading.ts";

export const Items = z.record(z.string(), z.string());
export type Items = z.infer<typeof Items>;

/** Undefined for items of no known instrument. Unfaithful, it answers unlike this persona, and unlike its contrary. */
export function answerItems(
  persona: Persona,
  items: Items,
  { faithful, drift = 0 }: { faithful: boolean; drift?: number },
): { answers: Record<string, number> } | undefined {
  const numbers = Object.keys(items);
  const known = Instrument.list().find(({ itemCount }) => itemCount === numbers.length);
  if (!known) return undefined;
  const reading = drifted(read(persona), drift);
  const answers = answersFrom(Instrument.get(known.id), faithful ? reading : unlike(reading));
  const places = placesOf(Object.values(items));
  return { answers: Object.fromEntries(numbers.map((number, i) => [number, answers[places[i]!]!])) };
}

const SURVEYS = await Promise.all(
  Instrument.list().flatMap(({ id, languages }) =>
    languages.map((language) => Instrument.survey(id, language)),
  ),
);
const placesByText = SURVEYS.map(({ items }) => new Map(items.map(({ text }, place) => [text, place])));

/** The place of each in its instrument (an interview shuffles them); in the order asked where the texts are of no survey. */
function placesOf(texts: readonly string[]): number[] {
  const known = placesByText.find(
    (places) => places.size === texts.length && texts.every((text) => places.has(text)),
  );
  return texts.map((text, i) => known?.get(text) ?? i);
}

/**
 * How somebody else would answer: the two strongest traits turned round, the other three overdone. Neither this
 * persona nor its contrary comes out so: from both the mean difference is more than 10 in T, whoever they are.
 */
const FAR = { low: 30, high: 70 };
const MIDDLE = 50;
const TURNED = 2;

function unlike({ domains }: Reading): Reading {
  const strength = (domain: Domain) => Math.abs(domains[domain] - MIDDLE);
  const turned = DOMAINS.toSorted((a, b) => strength(b) - strength(a)).slice(0, TURNED);
  const isHigh = (domain: Domain) => domains[domain] >= MIDDLE !== turned.includes(domain);
  return { domains: byDomain((domain) => (isHigh(domain) ? FAR.high : FAR.low)), facets: {} };
}

/** The answers in the instrument's order, as they would be given (a minus-keyed item's not yet reversed back). */
function answersFrom(instrument: Definition, reading: Reading): number[] {
  const answers: number[] = instrument.items.map(() => 0);
  for (const domain of DOMAINS) {
    let owed = 0;
    for (const { scale, sum } of sumsOf(instrument, domain, reading)) {
      const { given, rest } = spread(instrument, scale, sum + owed);
      owed = rest;
      for (const [i, position] of scale.items.entries()) answers[position] = given[i]!;
    }
  }
  return answers.map((value, position) => asKeyed(instrument, position, value));
}

function asKeyed({ items, scale }: Definition, position: number, value: number): number {
  return items[position]!.keyed === "plus" ? value : scale.min + scale.max - value;
}

type Wanted = { scale: Scale; sum: number };

/** The raw sum for each facet of a domain, or for the domain where it has none; together they are the domain's. */
function sumsOf(instrument: Definition, domain: Domain, reading: Reading): Wanted[] {
  const norms = normFor(instrument, {}, new Date(0)).scales;
  const raw = (scale: Scale, t: number) => {
    const { mean, sd } = norms[scale.id]!;
    return (mean + ((t - 50) / 10) * sd) * (instrument.scoring === "mean" ? scale.items.length : 1);
  };
  const own = instrument.scales.filter((scale) => scale.domain === domain);
  const whole = own.find(({ facet }) => facet === undefined)!;
  const facets = own.filter(({ facet }) => facet !== undefined);
  const total = raw(whole, reading.domains[domain]);
  if (facets.length === 0) return [{ scale: whole, sum: total }];

  const middling = facets.map((scale) => ({ scale, sum: raw(scale, reading.facets[scale.id] ?? 50) }));
  const open = middling.filter(({ scale }) => reading.facets[scale.id] === undefined);
  const width = (scale: Scale) => norms[scale.id]!.sd;
  const missing = total - middling.reduce((sum, wanted) => sum + wanted.sum, 0);
  const widths = open.reduce((sum, { scale }) => sum + width(scale), 0);
  return middling.map(({ scale, sum }) =>
    reading.facets[scale.id] === undefined
      ? { scale, sum: sum + (missing * width(scale)) / widths }
      : { scale, sum },
  );
}

/** Whole values that differ by one at most, and what of the sum they leave. */
function spread({ scale: { min, max } }: Definition, { items }: Scale, sum: number) {
  const n = items.length;
  const whole = Math.min(n * max, Math.max(n * min, Math.round(sum)));
  const given = items.map((_, i) => Math.floor((whole * (i + 1)) / n) - Math.floor((whole * i) / n));
  return { given, rest: Math.min(1, Math.max(-1, sum - whole)) };
}

/**
 * One plain sentence a dimension about two people, from what their traits say (pure). `one` and `other` are
 * named in the order they are given in.
 */
import { once } from "../once.ts";
import { LEVEL_BOUNDS } from "../traits/constants.ts";
import { DOMAINS, type Domain } from "../traits/info.ts";
import { levelOf } from "../traits/scoring.ts";
import type { ZScores } from "../traits/z-scores.ts";
import type { Dimension } from "./constants.ts";
import { type Basis, circumplex, type Fits } from "./fit.ts";

export type Side = { name: string; z: ZScores };
export type Pair = { one: Side; other: Side; basis: Basis; sameInstrument: boolean; fits: Fits };

/** Beyond half a standard deviation somebody is unlike most people, as with the levels of traits. */
const NOTABLE = (LEVEL_BOUNDS.high - 50) / 10;
/** Where two people differ, by how many standard deviations that is worth a word, and a strong one. */
const APART = 1;
const FAR_APART = 2;

/** Made when first used, not at import: the first of them loads the runtime's data of languages, for 15 ms. */
const english = once(() => ({
  hundredths: new Intl.NumberFormat("en", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "negative",
  }),
  list: new Intl.ListFormat("en"),
}));
const inHundredths = (value: number): string => english().hundredths.format(value);
const listed = (words: readonly string[]): string => english().list.format(words);

export const explanations: Readonly<Record<Dimension, (pair: Pair) => string>> = {
  similarity({ one, other, basis, sameInstrument, fits }) {
    const who = `${one.name} and ${other.name}`;
    const what = basis === "facets" ? `${Object.keys(one.z.facets).length} facets` : "five domains";
    const why = sameInstrument ? "" : ", which is what their different questionnaires share";
    const r =
      fits.r === undefined
        ? `over the ${what}${why}, one of their profiles is flat, so that they count as neither alike nor opposite`
        : `over the ${what}${why}, their profiles correlate ${inHundredths(fits.r)}`;
    return `${who} ${inCommon(one, other)}; ${r}.`;
  },

  warmth({ one, other }) {
    const [a, b] = [circumplex(one.z.domains).lov, circumplex(other.z.domains).lov];
    const [warmer, cooler] = a >= b ? [one, other] : [other, one];
    const gap = Math.abs(a - b);
    if (gap >= NOTABLE) {
      const much = gap >= FAR_APART ? "far" : gap >= APART ? "clearly" : "a little";
      const meaning = gap >= APART ? "may feel distant" : "may seem a touch reserved";
      return `${warmer.name} is ${much} warmer with people than ${cooler.name}, who ${meaning} to ${warmer.name}.`;
    }
    const most = Math.min(a, b) > NOTABLE ? "more" : Math.max(a, b) < -NOTABLE ? "less" : undefined;
    const both = most ? `both ${most} than most people` : "much as most people are";
    return `${one.name} and ${other.name} are about equally warm with people, ${both}.`;
  },

  dominance({ one, other }) {
    const [a, b] = [part(one), part(other)];
    if (a === b) return TOGETHER[a](`${one.name} and ${other.name}`);
    const [first, second] = ORDER.indexOf(a) < ORDER.indexOf(b) ? [one, other] : [other, one];
    const complete = a !== "even" && b !== "even";
    const end = complete ? ", so that they complement each other" : "";
    return `${first.name} ${TENDS[part(first)]}, and ${second.name} ${TENDS[part(second)]}${end}.`;
  },
};

/** The domains in which both are high, or both low, and the one in which they differ most. */
function inCommon(one: Side, other: Side): string {
  const level = ({ z }: Side, domain: Domain) => levelOf(50 + 10 * z.domains[domain]);
  const both = (wanted: "high" | "low") =>
    DOMAINS.filter((domain) => level(one, domain) === wanted && level(other, domain) === wanted);
  const shared = (["high", "low"] as const).flatMap((wanted) => {
    const domains = both(wanted);
    return domains.length > 0 ? [`${wanted} in ${listed(domains)}`] : [];
  });
  const gap = (domain: Domain) => one.z.domains[domain] - other.z.domains[domain];
  const widest = DOMAINS.reduce((most, domain) =>
    Math.abs(gap(domain)) > Math.abs(gap(most)) ? domain : most,
  );
  const alike = shared.length > 0 ? `are both ${listed(shared)}` : "have no marked trait in common";
  if (Math.abs(gap(widest)) < APART) return `${alike} and differ strongly in none`;
  const higher = gap(widest) > 0 ? one.name : other.name;
  return `${alike} and differ most in ${widest}, where ${higher} is higher`;
}

type Part = "leads" | "even" | "follows";
const ORDER: readonly Part[] = ["leads", "even", "follows"];

function part({ z }: Side): Part {
  const { dom } = circumplex(z.domains);
  if (dom > NOTABLE) return "leads";
  return dom < -NOTABLE ? "follows" : "even";
}

const TENDS: Readonly<Record<Part, string>> = {
  leads: "tends to lead",
  even: "neither leads nor goes along more than most people",
  follows: "tends to go along",
};

const TOGETHER: Readonly<Record<Part, (who: string) => string>> = {
  leads: (who) => `${who} both tend to lead, so that they may compete for the direction.`,
  even: (who) =>
    `${who} both neither lead nor go along more than most people, so that neither has to give way.`,
  follows: (who) => `${who} both tend to go along, so that each may wait for the other to decide.`,
};

/** A persona's traits beside its person's, both against the same norm group, and whether it passes. Pure. */
import type { Deviation } from "../profile/feedback.ts";
import { pearson } from "../traits/correlation.ts";
import { DOMAINS, type Domain } from "../traits/info.ts";
import { FACETS_TOLD, FLAT_SPREAD, MAX_DIFFERENCE, MIN_CORRELATION, WORTH_TELLING } from "./constants.ts";
import type { Comparison, Interview } from "./info.ts";

/** As much of a person's traits as is compared. */
export type Standing = {
  domains: Record<Domain, { t: number; facets?: Record<string, { t: number }> | undefined }>;
};

type Compared = { trait: string; person: number; persona: number };

export function compare(person: Standing, persona: Standing): Interview {
  const domains = DOMAINS.map((trait) => side(trait, person.domains[trait], persona.domains[trait]));
  const facets = DOMAINS.flatMap((domain) => facetsOf(domain, person, persona));
  const shape = facets.length > 0 ? facets : domains;
  const profileCorrelation = pearson(
    shape.map((one) => one.person),
    shape.map((one) => one.persona),
  );
  const meanAbsoluteDifference = mean(domains.map((domain) => Math.abs(differenceOf(domain))));
  const hasShape = sd(shape.map((one) => one.person)) >= FLAT_SPREAD;
  return {
    passed: passes({ profileCorrelation, meanAbsoluteDifference, hasShape }),
    ...(profileCorrelation !== undefined && { profileCorrelation }),
    meanAbsoluteDifference,
    domains: Object.fromEntries(
      domains.map((domain) => [domain.trait, { t: domain.persona, difference: differenceOf(domain) }]),
    ) as Comparison["domains"],
    deviations: [...deviations(domains), ...deviations(facets).slice(0, FACETS_TOLD)],
  };
}

/** A persona without any shape of its own (no correlation) does not pass for a person who has one. */
export function passes(found: {
  profileCorrelation: number | undefined;
  meanAbsoluteDifference: number;
  hasShape: boolean;
}): boolean {
  const { profileCorrelation = 0, meanAbsoluteDifference, hasShape } = found;
  return meanAbsoluteDifference <= MAX_DIFFERENCE && (!hasShape || profileCorrelation >= MIN_CORRELATION);
}

const side = (trait: string, person: { t: number }, persona: { t: number }): Compared => ({
  trait,
  person: person.t,
  persona: persona.t,
});

function facetsOf(domain: Domain, person: Standing, persona: Standing): Compared[] {
  const own = persona.domains[domain].facets ?? {};
  return Object.entries(person.domains[domain].facets ?? {}).flatMap(([facet, score]) => {
    const other = own[facet];
    return other ? [side(`${domain}.${facet}`, score, other)] : [];
  });
}

const differenceOf = ({ person, persona }: Compared) => persona - person;

/** Those worth telling, the largest first. */
function deviations(traits: readonly Compared[]): Deviation[] {
  return traits
    .map((one) => ({ trait: one.trait, t: one.persona, difference: differenceOf(one) }))
    .filter(({ difference }) => Math.abs(difference) >= WORTH_TELLING)
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function sd(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
}

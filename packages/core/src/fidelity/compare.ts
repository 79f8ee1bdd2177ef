/** A persona's traits beside its person's, both against the same norm group, and whether it passes. Pure. */
import { Instrument } from "../instrument/index.ts";
import type { Deviation } from "../profile/feedback.ts";
import { Z_95 } from "../traits/constants.ts";
import { pearson } from "../traits/correlation.ts";
import { DOMAINS, type Domain } from "../traits/info.ts";
import { FACETS_TOLD, WORTH_TELLING } from "./constants.ts";
import type { Comparison, Interview } from "./info.ts";
import { type LikelihoodModel, likelihoodModel, logRatio, passes } from "./likelihood.ts";

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
  const { id, model } = modelFor([...domains, ...facets]);
  const [own, theirs] = [zOf(model, domains, facets, "person"), zOf(model, domains, facets, "persona")];
  const passed = passes(model, own, theirs);
  const { reliability } = Instrument.get(id);
  const within = ({ trait, ...sides }: Compared) =>
    Math.abs(sides.persona - sides.person) <= Z_95 * 10 * Math.sqrt(2 * (1 - reliability[trait]!));
  return {
    passed,
    logRatio: logRatio(model, own, theirs),
    wouldPass: model.shares,
    ...(profileCorrelation !== undefined && { profileCorrelation }),
    meanAbsoluteDifference: mean(domains.map((domain) => Math.abs(differenceOf(domain)))),
    domains: Object.fromEntries(
      domains.map((domain) => [
        domain.trait,
        { t: domain.persona, difference: differenceOf(domain), within: within(domain) },
      ]),
    ) as Comparison["domains"],
    deviations: deviationsOf(domains, facets, passed),
  };
}

/** The model of the facets when all thirty are there on both sides, else of the domains, whichever instrument they are of. */
function modelFor(compared: readonly Compared[]) {
  const known = new Set(compared.map(({ trait }) => trait));
  const byFacets = likelihoodModel("ipip-neo-120");
  const id = byFacets.scales.every((scale) => known.has(scale)) ? "ipip-neo-120" : "sapa-bfi-25";
  return { id, model: likelihoodModel(id) } as const;
}

function zOf(
  { scales }: LikelihoodModel,
  domains: readonly Compared[],
  facets: readonly Compared[],
  of: "person" | "persona",
): number[] {
  const ts = new Map([...domains, ...facets].map((one) => [one.trait, one[of]]));
  return scales.map((scale) => (ts.get(scale)! - 50) / 10);
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

/** For whoever writes again: what is worth telling, and the largest in any case where the persona did not pass. */
function deviationsOf(
  domains: readonly Compared[],
  facets: readonly Compared[],
  passed: boolean,
): Deviation[] {
  const worth = ({ difference }: Deviation) => Math.abs(difference) >= WORTH_TELLING;
  const [all, ofFacets] = [deviations(domains), deviations(facets)];
  const found = [...all.filter(worth), ...ofFacets.filter(worth).slice(0, FACETS_TOLD)];
  return found.length > 0 || passed ? found : all.slice(0, 1);
}

/** The largest first. */
function deviations(traits: readonly Compared[]): Deviation[] {
  return traits
    .map((one) => ({ trait: one.trait, t: one.persona, difference: differenceOf(one) }))
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

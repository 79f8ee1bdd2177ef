import { Instrument } from "@persona-ai/core/instrument";
import { pearson, type ZScores, zScores } from "@persona-ai/core/traits";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import { expect, test } from "vitest";
import { facetCorrelation, withFacets } from "../../support/facet-model.ts";
import { gaussian, randomFrom } from "../fidelity/random.ts";
import { traitsOfRespondents } from "./respondents.ts";

const neo = Instrument.get("ipip-neo-120");
const random = randomFrom(1);
const draw = () => gaussian(random);
const model = withFacets(neo, draw);

test("facets of a domain go together as its published standard deviation says they do", () => {
  for (const domain of DOMAINS) {
    const facets = neo.scales.filter((scale) => scale.domain === domain && scale.facet !== undefined);
    expect(facets).toHaveLength(6);
    const rho = facetCorrelation(neo, domain);
    expect(rho).toBeGreaterThan(0.2);
    expect(rho).toBeLessThan(0.5);
    for (const { scales } of Object.values(neo.norms)) {
      const sds = facets.map(({ id }) => scales[id]!.sd);
      const total = sds.reduce((sum, sd) => sum + sd, 0);
      const squares = sds.reduce((sum, sd) => sum + sd ** 2, 0);
      const implied = Math.sqrt(squares + rho * (total ** 2 - squares));
      expect(Math.abs(implied / scales[domain]!.sd - 1)).toBeLessThan(0.1);
    }
  }
});

test("modelled facets vary by 1, and correlate with each other and with their domain as they should", () => {
  const people: ZScores[] = Array.from({ length: 20_000 }, () =>
    model({
      domains: {
        openness: draw(),
        conscientiousness: draw(),
        extraversion: draw(),
        agreeableness: draw(),
        neuroticism: draw(),
      },
      facets: {},
    }),
  );
  const column = (id: string) => people.map(({ facets }) => facets[id]!);
  const rho = facetCorrelation(neo, "extraversion");
  const [one, other] = [column("extraversion.friendliness"), column("extraversion.assertiveness")];
  const variance = one.reduce((sum, x) => sum + x ** 2, 0) / one.length;
  const domain = people.map(({ domains }) => domains.extraversion);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  expect(Math.abs(pearson(one, other)! - rho)).toBeLessThan(0.03);
  expect(Math.abs(pearson(one, domain)! - Math.sqrt((1 + 5 * rho) / 6))).toBeLessThan(0.02);
  expect(Math.abs(pearson(one, column("agreeableness.trust"))!)).toBeLessThan(0.03);
});

test("people keep their domains, and get all 30 facets", () => {
  const [somebody] = traitsOfRespondents().map(zScores);
  const { domains, facets } = model(somebody!);
  expect(domains).toEqual(somebody!.domains);
  expect(Object.keys(facets)).toEqual(neo.scales.flatMap(({ id, facet }) => (facet ? [id] : [])));
});

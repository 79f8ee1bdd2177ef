/** People for the tests: any traits that the shape allows, and single people from their T scores. */
import { DOMAINS, type Domain, type Level, Traits } from "@persona-ai/core/traits";
import fc from "fast-check";

export const FACETS: Record<Domain, string[]> = {
  openness: [
    "imagination",
    "artistic-interests",
    "emotionality",
    "adventurousness",
    "intellect",
    "liberalism",
  ],
  conscientiousness: [
    "self-efficacy",
    "orderliness",
    "dutifulness",
    "achievement-striving",
    "self-discipline",
    "cautiousness",
  ],
  extraversion: [
    "friendliness",
    "gregariousness",
    "assertiveness",
    "activity-level",
    "excitement-seeking",
    "cheerfulness",
  ],
  agreeableness: ["trust", "morality", "altruism", "cooperation", "modesty", "sympathy"],
  neuroticism: ["anxiety", "anger", "depression", "self-consciousness", "immoderation", "vulnerability"],
};

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const scale = {
  score: number(1, 120),
  t: number(0, 100),
  percentile: number(0, 100),
  level: fc.constantFrom<Level>("low", "average", "high"),
  certainty: number(0, 1),
  band: fc.tuple(number(0, 100), number(0, 100)),
};

const domain = (name: Domain) =>
  fc.record(
    {
      ...scale,
      self: fc.record({ score: number(1, 120), t: number(0, 100) }),
      peers: fc.record({ t: fc.nat(100), n: fc.nat(10_000) }),
      agreement: fc.record({
        difference: number(-5, 5),
        threshold: number(0, 3),
        higher: fc.constantFrom<"self" | "peers">("self", "peers"),
      }),
      facets: fc.dictionary(fc.constantFrom(...FACETS[name], "unheard-of"), fc.record(scale)),
    },
    { requiredKeys: ["score", "t", "percentile", "level", "certainty", "band"] },
  );

/** Levels are free of the scores, so that nothing may rest on their agreeing. */
export const anyTraits: fc.Arbitrary<Traits.Info> = fc
  .record({
    instrument: fc.constantFrom("sapa-bfi-25" as const, "ipip-neo-120" as const),
    raters: fc.record({
      self: fc.constantFrom(0 as const, 1 as const),
      peers: fc.nat(50),
      waiting: fc.nat(2),
      excluded: fc.nat(5),
    }),
    domains: fc.record({
      openness: domain("openness"),
      conscientiousness: domain("conscientiousness"),
      extraversion: domain("extraversion"),
      agreeableness: domain("agreeableness"),
      neuroticism: domain("neuroticism"),
    }),
    norm: fc.record({ group: fc.constantFrom("all", "female", "male:21-40") }),
    warnings: fc.constant([]),
  })
  .map((traits) => Traits.Info.parse(traits));

const levelOf = (t: number): Level => (t < 45 ? "low" : t > 55 ? "high" : "average");
const scaleAt = (t: number) => ({
  score: t / 10,
  t,
  percentile: t,
  level: levelOf(t),
  certainty: 0.9,
  band: [t - 5, t + 5],
});

/** A person from the T scores of their domains, in the order O C E A N, and of any facets. */
export function personAt(
  scores: number[],
  facets: { [domain in Domain]?: Record<string, number> } = {},
): Traits.Info {
  const domains = DOMAINS.map((name, i) => {
    const t = scores[i]!;
    const own = facets[name];
    const scaled = own && Object.fromEntries(Object.entries(own).map(([facet, at]) => [facet, scaleAt(at)]));
    return [name, { ...scaleAt(t), ...(scaled && { facets: scaled }) }];
  });
  return Traits.Info.parse({
    instrument: "sapa-bfi-25",
    raters: { self: 1, peers: 3, waiting: 0, excluded: 0 },
    domains: Object.fromEntries(domains),
    norm: { group: "all" },
    warnings: [],
  });
}

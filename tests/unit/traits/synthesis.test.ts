import { DomainError } from "@persona-ai/core/error.ts";
import { Traits } from "@persona-ai/core/traits";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersBy, momentsOf, releasedWithoutNoise as released, responses } from "./arbitraries.ts";
import { asSelf, ipip, person, sapa, synthesize } from "./synthesized.ts";

describe("self alone", () => {
  test("is scored on domains and facets, with bands for both", () => {
    const traits = synthesize(ipip, {
      self: asSelf(ipip, person(ipip, "neuroticism", 5)),
      person: { sex: "male", birthYear: 1996 },
    });
    const { neuroticism } = traits.domains;
    expect(traits.raters).toEqual({ self: 1, peers: 0, waiting: 0, excluded: 0 });
    expect(traits.norm).toEqual({ group: "male:21-40" });
    expect(neuroticism.score).toBe(120);
    expect(neuroticism.t).toBeCloseTo(50 + (10 * (120 - 66.97)) / 16.48, 9);
    expect(Math.abs(neuroticism.band[1] - neuroticism.t - 5.1)).toBeLessThan(0.25);
    expect(neuroticism.reliability).toBeCloseTo(1 - ((neuroticism.band[1] - neuroticism.t) / 16.45) ** 2, 9);
    expect(neuroticism.facets!.anxiety!.score).toBe(20);
    expect(neuroticism.facets!.anxiety!.t).toBeCloseTo(50 + (10 * (20 - 11.44)) / 3.76, 9);
    expect(neuroticism.facets!.anxiety!.level).toBe("high");
    expect(neuroticism.facets!.anxiety!.band[1] - neuroticism.facets!.anxiety!.t).toBeCloseTo(
      16.45 * Math.sqrt(0.29),
      9,
    );
    expect(Object.values(traits.domains).flatMap(({ facets }) => Object.keys(facets!))).toHaveLength(30);
    expect(neuroticism.peers).toBeUndefined();
    expect(traits.agreement).toBeUndefined();
    expect(traits.warnings).toEqual([]);
  });

  test("is the blend exactly, as peers alone are", () => {
    fc.assert(
      fc.property(responses(3, 7), ({ definition, list }) => {
        const self = synthesize(definition, { self: asSelf(definition, list[0]!) });
        const peers = synthesize(definition, { peers: released(definition, list) });
        for (const domain of Traits.DOMAINS) {
          expect(self.domains[domain].score).toBe(self.domains[domain].self!.score);
          expect(self.domains[domain].t).toBe(self.domains[domain].self!.t);
          expect(peers.domains[domain].t).toBe(peers.domains[domain].peers!.t);
          expect(peers.domains[domain].self).toBeUndefined();
        }
      }),
    );
  });
});

describe("self and peers", () => {
  const peers = [4, 5, 6].map((level) => person(sapa, "openness", level));
  const traits = synthesize(sapa, {
    self: asSelf(sapa, person(sapa, "openness", 2)),
    peers: released(sapa, peers),
  });

  test("are scored apart and blended by the domain's share", () => {
    const { openness, neuroticism } = traits.domains;
    expect(openness.self!.score).toBe(2);
    expect(openness.peers).toEqual({ t: expect.any(Number), n: 3 });
    expect(openness.score).toBeCloseTo(2 + 3 * ((3 * 0.32) / 1.64), 9);
    expect(neuroticism.score).toBeCloseTo(3, 9);
  });

  test("weigh less in neuroticism", () => {
    const [calm, nervous] = [1, 6].map((level) => person(sapa, "neuroticism", level));
    const { neuroticism } = synthesize(sapa, {
      self: asSelf(sapa, calm!),
      peers: released(sapa, [nervous!, nervous!, nervous!]),
    }).domains;
    expect(neuroticism.score).toBeCloseTo(1 + 5 * 0.6 * ((3 * 0.32) / 1.64), 9);
  });

  test("are told apart where they differ by more than their unreliability", () => {
    const { openness, extraversion } = traits.domains;
    expect(openness.agreement!.higher).toBe("peers");
    expect(openness.agreement!.difference).toBeCloseTo((2 - 5) / 0.804353, 9);
    expect(extraversion.agreement).toBeUndefined();
  });

  test("have a profile correlation, of 1 when the peers see what oneself sees", () => {
    const same = person(sapa, "extraversion", 5);
    const alike = synthesize(sapa, { self: asSelf(sapa, same), peers: released(sapa, [same, same, same]) });
    expect(alike.agreement!.profileCorrelation).toBeCloseTo(1, 12);
    expect(traits.agreement!.profileCorrelation).toBeLessThan(0.5);
  });

  test("have their profiles compared by facets where there are any", () => {
    const [anxious, angry] = ["anxiety", "anger"].map((name) =>
      answersBy(ipip, ({ facet, keyed }) => (facet === name ? (keyed === "plus" ? 5 : 1) : 3)),
    );
    const traits = synthesize(ipip, {
      self: asSelf(ipip, anxious!),
      peers: released(ipip, [angry!, angry!, angry!]),
    });
    expect(traits.agreement!.profileCorrelation).toBeLessThan(0.8);
  });

  test("blend facets with their domain's share", () => {
    const self = asSelf(ipip, person(ipip, "openness", 1));
    const five = person(ipip, "openness", 5);
    const { openness } = synthesize(ipip, { self, peers: released(ipip, [five, five, five]) }).domains;
    const share = (3 * 0.32) / 1.64;
    expect(openness.score).toBeCloseTo(24 + share * 96, 9);
    for (const facet of Object.values(openness.facets!)) expect(facet.score).toBeCloseTo(4 + share * 16, 9);
  });

  test("give traits of the documented shape, blended between both, whatever they answered", () => {
    fc.assert(
      fc.property(responses(4, 7), ({ definition, list: [self, ...others] }) => {
        const result = synthesize(definition, {
          self: asSelf(definition, self!),
          peers: released(definition, others),
        });
        expect(Traits.Info.parse(result)).toEqual(result);
        const theirs = Traits.scoresOf(definition, momentsOf(definition, others));
        for (const domain of Traits.DOMAINS) {
          const { score, self } = result.domains[domain];
          expect(score).toBeGreaterThanOrEqual(Math.min(self!.score, theirs[domain]!) - 1e-9);
          expect(score).toBeLessThanOrEqual(Math.max(self!.score, theirs[domain]!) + 1e-9);
        }
      }),
    );
  });
});

describe("peers whose batch is not full", () => {
  const waiting = { n: 0, waiting: 2, excluded: 0, scales: {} };

  test("neither appear nor change a score; that they wait is told", () => {
    const self = asSelf(sapa, person(sapa, "openness", 2));
    const { domains, raters, warnings, agreement } = synthesize(sapa, { self, peers: waiting });
    expect(domains).toEqual(synthesize(sapa, { self }).domains);
    expect(agreement).toBeUndefined();
    expect(raters).toEqual({ self: 1, peers: 0, waiting: 2, excluded: 0 });
    expect(warnings.map(({ code }) => code)).toEqual(["too_few_peers"]);
  });

  test.each([
    [1, "1 response waits"],
    [2, "2 responses wait"],
    [4, "4 responses wait"],
  ])("are told as they are when %i of them wait, careless ones among them or not", (count, told) => {
    const self = asSelf(sapa, person(sapa, "openness", 2));
    const { warnings } = synthesize(sapa, { self, peers: { ...waiting, waiting: count } });
    const message = `Peers' views are used in groups of 3 or more that were given with care; none is complete yet, and ${told}.`;
    expect(warnings).toEqual([{ code: "too_few_peers", message }]);
  });

  test("without a self response are not enough", () => {
    for (const peers of [waiting, undefined]) {
      const attempt = () => synthesize(sapa, { peers });
      expect(attempt).toThrow(DomainError);
      expect(attempt).toThrow(expect.objectContaining({ kind: "conflict", code: "not_enough_responses" }));
    }
  });
});

describe("more peers", () => {
  test("never widen a band, whatever was answered and beside whatever instrument", () => {
    fc.assert(
      fc.property(responses(4, 4), fc.integer({ min: 1, max: 12 }), ({ definition, list }, threes) => {
        const [self, ...others] = list;
        const peers = released(definition, others);
        const width = (n: number, given: { self?: Traits.Input["self"] }) => {
          const { domains } = synthesize(definition, { ...given, peers: { ...peers, n } });
          return Object.values(domains).flatMap(({ band, facets = {} }) =>
            [band, ...Object.values(facets).map((facet) => facet.band)].map(([low, high]) => high - low),
          );
        };
        const alone = synthesize(definition, { self: asSelf(definition, self!) }).domains.openness.band;
        const own = { self: asSelf(definition, self!) };
        expect(width(3, own)[0]).toBeLessThanOrEqual(alone[1] - alone[0] + 1e-9);
        for (const given of [own, {}]) {
          const [fewer, more] = [width(3 * threes, given), width(3 * threes + 3, given)];
          for (const [i, one] of more.entries()) expect(one).toBeLessThanOrEqual(fewer[i]! + 1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("careless responses", () => {
  test("of the owner are used, with a warning", () => {
    const { scores } = asSelf(sapa, person(sapa, "openness", 2));
    const flagged = synthesize(sapa, { self: { scores, flags: ["extreme"] } });
    expect(flagged.domains).toEqual(synthesize(sapa, { self: { scores, flags: [] } }).domains);
    expect(flagged.warnings.map(({ code }) => code)).toEqual(["self_response_flagged"]);
  });

  test("of peers are counted, with a warning", () => {
    const self = asSelf(sapa, person(sapa, "openness", 2));
    const peers = { n: 0, waiting: 0, excluded: 4, scales: {} };
    const { raters, warnings } = synthesize(sapa, { self, peers });
    expect(raters).toEqual({ self: 1, peers: 0, waiting: 0, excluded: 4 });
    expect(warnings).toEqual([
      { code: "peer_responses_excluded", message: expect.stringContaining("4 of 4") },
    ]);
  });
});

test("nine peers whose batches are not told are of three batches", () => {
  const scales = Object.fromEntries(sapa.scales.map(({ id }) => [id, 60]));
  const peers = { n: 9, waiting: 0, excluded: 0, scales };
  const told = synthesize(sapa, { peers: { ...peers, batches: 3 } });
  expect(synthesize(sapa, { peers })).toEqual(told);
  expect(told.warnings).toEqual([]);
  expect(told.domains.openness).not.toHaveProperty("facets");
});

test("peers who wait beside released ones are told of in no warning, but count where some were left out", () => {
  const scales = Object.fromEntries(sapa.scales.map(({ id }) => [id, 60]));
  const { warnings } = synthesize(sapa, { peers: { n: 3, waiting: 2, excluded: 1, scales } });
  expect(warnings).toEqual([
    { code: "peer_responses_excluded", message: "Left out as given without care: 1 of 6 peer responses." },
  ]);
});

test("a response of one's own that reads careless is used, and its warning says so", () => {
  const { scores } = asSelf(sapa, person(sapa, "openness", 2));
  const { warnings } = synthesize(sapa, { self: { scores, flags: ["careless", "fast"] } });
  expect(warnings).toEqual([
    { code: "self_response_careless", message: expect.stringContaining("without care") },
  ]);
});

describe("z-scores", () => {
  test("are the T scores, centred, of domains and facets", () => {
    const traits = synthesize(ipip, { self: asSelf(ipip, person(ipip, "agreeableness", 5)) });
    const { domains, facets } = Traits.zScores(traits);
    expect(domains.agreeableness).toBeCloseTo((traits.domains.agreeableness.t - 50) / 10, 12);
    expect(Object.keys(facets)).toHaveLength(30);
    expect(facets["agreeableness.trust"]).toBeCloseTo(
      (traits.domains.agreeableness.facets!.trust!.t - 50) / 10,
      12,
    );
  });

  test("have no facets where the instrument has none", () => {
    const { facets } = Traits.zScores(synthesize(sapa, { self: asSelf(sapa, person(sapa, "openness", 3)) }));
    expect(facets).toEqual({});
  });
});

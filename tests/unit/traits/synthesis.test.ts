import { DomainError } from "@persona-ai/core/error.ts";
import { Instrument } from "@persona-ai/core/instrument";
import { Traits } from "@persona-ai/core/traits";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answersBy, momentsOf, responses } from "./arbitraries.ts";

const sapa = Instrument.get("sapa-bfi-25");
const ipip = Instrument.get("ipip-neo-120");
const now = new Date("2026-06-01T00:00:00Z");

type Given = Partial<Traits.Input> & { self?: Traits.Input["self"] };

function synthesize(instrument: Instrument.Definition, given: Given): Traits.Info {
  const peers = Traits.Statistics.empty(instrument);
  return Traits.synthesize({ instrument: instrument.id, peers, excluded: 0, person: {}, now, ...given });
}

/** Everybody at the same point of each scale: `level` on the keyed items of `domain`, 3 elsewhere. */
function person(instrument: Instrument.Definition, domain: Traits.Domain, level: number) {
  const reverse = instrument.scale.min + instrument.scale.max;
  return answersBy(instrument, (item) => {
    const keyed = item.domain === domain ? level : 3;
    return item.keyed === "plus" ? keyed : reverse - keyed;
  });
}

const asSelf = (instrument: Instrument.Definition, answers: Instrument.Answers) => ({
  moments: momentsOf(instrument, [answers]),
  flags: [],
});

describe("self alone", () => {
  test("is scored on domains and facets, with bands for the domains", () => {
    const traits = synthesize(ipip, {
      self: asSelf(ipip, person(ipip, "neuroticism", 5)),
      person: { sex: "male", birthYear: 1996 },
    });
    const { neuroticism } = traits.domains;
    expect(traits.raters).toEqual({ self: 1, peers: 0, excluded: 0 });
    expect(traits.norm).toEqual({ group: "male:21-40" });
    expect(neuroticism.score).toBe(120);
    expect(neuroticism.t).toBeCloseTo(50 + (10 * (120 - 66.97)) / 16.48, 9);
    expect(neuroticism.band[1] - neuroticism.t).toBeCloseTo(16.45 * Math.sqrt(0.22), 9);
    expect(neuroticism.reliability).toBe(0.78);
    expect(neuroticism.facets!.anxiety!.score).toBe(20);
    expect(neuroticism.facets!.anxiety!.t).toBeCloseTo(50 + (10 * (20 - 11.44)) / 3.76, 9);
    expect(neuroticism.facets!.anxiety!.level).toBe("high");
    expect(Object.values(traits.domains).flatMap(({ facets }) => Object.keys(facets!))).toHaveLength(30);
    expect(neuroticism.peers).toBeUndefined();
    expect(traits.agreement).toBeUndefined();
    expect(traits.warnings).toEqual([]);
  });

  test("is the blend exactly, as peers alone are", () => {
    fc.assert(
      fc.property(responses(3, 7), ({ definition, list }) => {
        const self = synthesize(definition, { self: asSelf(definition, list[0]!) });
        const peers = synthesize(definition, { peers: momentsOf(definition, list) });
        for (const domain of Traits.DOMAINS) {
          expect(self.domains[domain].score).toBe(self.domains[domain].self!.score);
          expect(peers.domains[domain].score).toBe(peers.domains[domain].peers!.score);
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
    peers: momentsOf(sapa, peers),
  });

  test("are scored apart and blended by the domain's share", () => {
    const { openness, neuroticism } = traits.domains;
    expect(openness.self!.score).toBe(2);
    expect(openness.peers).toMatchObject({ score: 5, n: 3, sd: 1 });
    expect(openness.score).toBeCloseTo(2 + 3 * ((3 * 0.32) / 1.64), 12);
    expect(neuroticism.score).toBe(3);
  });

  test("weigh less in neuroticism", () => {
    const [calm, nervous] = [1, 6].map((level) => person(sapa, "neuroticism", level));
    const { neuroticism } = synthesize(sapa, {
      self: asSelf(sapa, calm!),
      peers: momentsOf(sapa, [nervous!, nervous!, nervous!]),
    }).domains;
    expect(neuroticism.score).toBeCloseTo(1 + 5 * 0.6 * ((3 * 0.32) / 1.64), 12);
  });

  test("are told apart where they differ by more than their unreliability", () => {
    const { openness, extraversion } = traits.domains;
    expect(openness.agreement!.higher).toBe("peers");
    expect(openness.agreement!.difference).toBeCloseTo((2 - 5) / 0.804353, 9);
    expect(extraversion.agreement).toBeUndefined();
  });

  test("have a profile correlation, of 1 when the peers see what oneself sees", () => {
    const same = person(sapa, "extraversion", 5);
    const alike = synthesize(sapa, { self: asSelf(sapa, same), peers: momentsOf(sapa, [same, same, same]) });
    expect(alike.agreement!.profileCorrelation).toBeCloseTo(1, 12);
    expect(traits.agreement!.profileCorrelation).toBeLessThan(0.5);
  });

  test("have their profiles compared by facets where there are any", () => {
    const [anxious, angry] = ["anxiety", "anger"].map((name) =>
      answersBy(ipip, ({ facet, keyed }) => (facet === name ? (keyed === "plus" ? 5 : 1) : 3)),
    );
    const traits = synthesize(ipip, {
      self: asSelf(ipip, anxious!),
      peers: momentsOf(ipip, [angry!, angry!, angry!]),
    });
    expect(traits.domains.neuroticism.self!.score).toBe(traits.domains.neuroticism.peers!.score);
    expect(traits.agreement!.profileCorrelation).toBeLessThan(0.8);
  });

  test("blend facets with their domain's share", () => {
    const self = asSelf(ipip, person(ipip, "openness", 1));
    const five = person(ipip, "openness", 5);
    const { openness } = synthesize(ipip, { self, peers: momentsOf(ipip, [five, five, five]) }).domains;
    const share = (3 * 0.32) / 1.64;
    expect(openness.score).toBeCloseTo(24 + share * 96, 9);
    for (const facet of Object.values(openness.facets!)) expect(facet.score).toBeCloseTo(4 + share * 16, 9);
  });

  test("give traits of the documented shape, blended between both, whatever they answered", () => {
    fc.assert(
      fc.property(responses(4, 7), ({ definition, list: [self, ...others] }) => {
        const result = synthesize(definition, {
          self: asSelf(definition, self!),
          peers: momentsOf(definition, others),
        });
        expect(Traits.Info.parse(result)).toEqual(result);
        for (const { score, self, peers } of Object.values(result.domains)) {
          expect(score).toBeGreaterThanOrEqual(Math.min(self!.score, peers!.score) - 1e-9);
          expect(score).toBeLessThanOrEqual(Math.max(self!.score, peers!.score) + 1e-9);
        }
      }),
    );
  });
});

describe("too few peers", () => {
  test.each([1, 2])("(%i) neither appear nor change a score", (n) => {
    const self = asSelf(sapa, person(sapa, "openness", 2));
    const few = momentsOf(sapa, Array(n).fill(person(sapa, "openness", 6)));
    const { domains, raters, warnings, agreement } = synthesize(sapa, { self, peers: few });
    expect(domains).toEqual(synthesize(sapa, { self }).domains);
    expect(agreement).toBeUndefined();
    expect(raters).toEqual({ self: 1, peers: n, excluded: 0 });
    expect(warnings.map(({ code }) => code)).toEqual(["too_few_peers"]);
  });

  test.each([0, 1, 2])("(%i) without a self response are not enough", (n) => {
    const few = momentsOf(sapa, Array(n).fill(person(sapa, "openness", 6)));
    const attempt = () => synthesize(sapa, { peers: few });
    expect(attempt).toThrow(DomainError);
    expect(attempt).toThrow(expect.objectContaining({ kind: "conflict", code: "not_enough_responses" }));
  });
});

describe("careless responses", () => {
  test("of the owner are used, with a warning", () => {
    const { moments } = asSelf(sapa, person(sapa, "openness", 2));
    const flagged = synthesize(sapa, { self: { moments, flags: ["too_fast", "long_string"] } });
    expect(flagged.domains).toEqual(synthesize(sapa, { self: { moments, flags: [] } }).domains);
    expect(flagged.warnings.map(({ code }) => code)).toEqual(["self_response_flagged"]);
  });

  test("of peers are counted, with a warning", () => {
    const self = asSelf(sapa, person(sapa, "openness", 2));
    const { raters, warnings } = synthesize(sapa, { self, excluded: 4 });
    expect(raters).toEqual({ self: 1, peers: 0, excluded: 4 });
    expect(warnings).toEqual([
      { code: "peer_responses_excluded", message: expect.stringContaining("4 of 4") },
    ]);
  });
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

import { Profile } from "@persona-ai/core/profile";
import { DOMAINS, type Domain, type Traits } from "@persona-ai/core/traits";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyTraits, personAt } from "./people.ts";
import { profileWith } from "./profiles.ts";

const traits = personAt([62, 40, 50, 35, 50], { openness: { imagination: 40, intellect: 66 } });

describe("evidence", () => {
  test("is every domain and facet with the level it has", () => {
    expect(Profile.evidenceOf(traits)).toEqual([
      "openness:high",
      "openness.imagination:low",
      "openness.intellect:high",
      "conscientiousness:low",
      "extraversion:average",
      "agreeableness:low",
      "neuroticism:average",
    ]);
  });

  test("that the traits bear out is no issue", () => {
    const profile = profileWith(["openness:high", "openness.imagination:low"], ["extraversion:average"]);
    expect(Profile.unsupported(profile, traits)).toEqual([]);
  });

  test.each([
    ["the wrong level", "openness:low"],
    ["a facet's wrong level", "openness.imagination:high"],
    ["an unknown domain", "charm:high"],
    ["a facet of another domain", "extraversion.imagination:low"],
    ["a facet that was not measured", "openness.liberalism:high"],
    ["no level", "openness"],
    ["something that every object has", "constructor"],
    ["prose", "They seem open."],
    ["other capitals", "Openness:High"],
  ])("with %s is an issue that says where", (_, evidence) => {
    const issues = Profile.unsupported(
      profileWith(["openness:high", evidence], ["agreeableness:low"]),
      traits,
    );
    expect(issues).toEqual([{ path: "strengths.0.evidence.1", message: expect.stringContaining(evidence) }]);
  });

  test("of blind spots is checked as well", () => {
    const issues = Profile.unsupported(profileWith(["openness:high"], ["agreeableness:high"]), traits);
    expect(issues.map(({ path }) => path)).toEqual(["blindSpots.0.evidence.0"]);
  });
});

/** The scale that a piece of evidence names. */
function scaleOf({ domains }: Traits.Info, evidence: string) {
  const [domain, facet] = evidence.split(":")[0]!.split(".");
  const traits = domains[domain as Domain];
  return facet === undefined ? traits : traits.facets![facet]!;
}

const isGap = (evidence: string) => evidence.startsWith("gap:");

/** With the certainties given, by domain in the order O C E A N. */
function sure(certainties: number[], person = traits): Traits.Info {
  const domains = DOMAINS.map((domain, i) => [
    domain,
    { ...person.domains[domain], certainty: certainties[i]! },
  ]);
  return { ...person, domains: Object.fromEntries(domains) };
}

describe("evidence rests on levels that are certain", () => {
  test("alone, for any traits with a certain domain", () => {
    fc.assert(
      fc.property(anyTraits, (anybody) => {
        fc.pre(DOMAINS.some((domain) => anybody.domains[domain].certainty >= 0.6));
        for (const evidence of Profile.evidenceOf(anybody).filter((piece) => !isGap(piece))) {
          expect(scaleOf(anybody, evidence).certainty).toBeGreaterThanOrEqual(0.6);
        }
      }),
    );
  });

  test("each of them, for any traits", () => {
    fc.assert(
      fc.property(anyTraits, (anybody) => {
        const evidence = Profile.evidenceOf(anybody);
        for (const domain of DOMAINS) {
          const { level, certainty, facets = {} } = anybody.domains[domain];
          if (certainty >= 0.6) expect(evidence).toContain(`${domain}:${level}`);
          for (const [facet, score] of Object.entries(facets)) {
            expect(evidence.includes(`${domain}.${facet}:${score.level}`)).toBe(score.certainty >= 0.6);
          }
        }
      }),
    );
  });

  test("or on the most certain domain where none is, so that nobody is without", () => {
    const nobody = sure([0.41, 0.5, 0.59, 0.3, 0.2], personAt([62, 40, 50, 35, 50]));
    expect(Profile.evidenceOf(nobody)).toEqual(["extraversion:average"]);
    fc.assert(
      fc.property(anyTraits, (anybody) => {
        expect(Profile.evidenceOf(anybody).filter((piece) => !isGap(piece)).length).toBeGreaterThan(0);
      }),
    );
  });

  test("so a claim by an uncertain one is an issue", () => {
    const unsure = sure([0.59, 0.6, 0.9, 0.9, 0.9]);
    const profile = profileWith(["openness:high", "conscientiousness:low"], ["agreeableness:low"]);
    expect(Profile.unsupported(profile, unsure).map(({ path }) => path)).toEqual([
      "strengths.0.evidence.0",
      "strengths.1.evidence.0",
    ]);
  });

  test("and the model is told which those are", () => {
    fc.assert(
      fc.property(anyTraits, (anybody) => {
        const brief = Profile.briefOf(anybody);
        expect(brief.evidence).toEqual(Profile.evidenceOf(anybody));
        for (const domain of DOMAINS) {
          expect(brief.domains[domain].uncertain ?? false).toBe(anybody.domains[domain].certainty < 0.6);
        }
      }),
    );
  });
});

describe("a gap between self and peers", () => {
  const gap = { difference: -1.4, threshold: 1.1, higher: "peers" as const };
  const apart: Traits.Info = {
    ...traits,
    domains: { ...traits.domains, openness: { ...traits.domains.openness, agreement: gap } },
    agreement: {
      gaps: [
        { trait: "openness", ...gap },
        { trait: "openness.imagination", ...gap, higher: "self" },
      ],
    },
  };
  const issuesOf = (evidence: string, person = apart) =>
    Profile.unsupported(profileWith(["openness:high"], [evidence]), person);

  test.each(["gap:openness:peers-higher", "gap:openness.imagination:self-higher"])(
    "that is real is evidence: %s",
    (evidence) => {
      expect(Profile.evidenceOf(apart).filter((piece) => piece === evidence)).toHaveLength(1);
      expect(issuesOf(evidence)).toEqual([]);
    },
  );

  test.each([
    "gap:openness:self-higher",
    "gap:extraversion:peers-higher",
    "gap:openness.intellect:self-higher",
    "gap:openness",
  ])("that there is not is none: %s", (evidence) => {
    expect(issuesOf(evidence)).toHaveLength(1);
  });

  test("within chance is none", () => {
    expect(issuesOf("gap:openness:peers-higher", traits)).toHaveLength(1);
  });

  test.each([
    ["Gap in openness: peers higher", "gap:openness:peers-higher"],
    ["gap:openness/imagination:self higher", "gap:openness.imagination:self-higher"],
  ])("is mended where it is named otherwise: %s", (said, meant) => {
    const mended = Profile.mendEvidence(profileWith(["openness:high"], [said]), apart) as Profile.Info;
    expect(mended.blindSpots[0]!.evidence).toEqual([meant]);
  });
});

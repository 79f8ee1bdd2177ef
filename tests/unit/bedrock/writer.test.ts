import { Profile } from "@persona-ai/core/profile";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyTraits, personAt } from "../profile/people.ts";

const write = (traits: Parameters<typeof Profile.briefOf>[0], name = "Ada") =>
  writeProfile(Profile.briefOf(traits), { name });

describe("the offline writer, for any traits", () => {
  test("writes a profile that the schema allows and the traits bear out", () => {
    fc.assert(
      fc.property(anyTraits, fc.string({ unit: "binary", maxLength: 300 }), (traits, name) => {
        const profile = write(traits, name);
        expect(Profile.Info.parse(profile)).toEqual(profile);
        expect(Profile.unsupported(profile, traits)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("writes the same again for the same traits", () => {
    fc.assert(
      fc.property(anyTraits, (traits) => {
        expect(write(traits)).toEqual(write(structuredClone(traits)));
      }),
    );
  });

  test("leaves no mark of a template and no number in the prose", () => {
    fc.assert(
      fc.property(anyTraits, (traits) => {
        const { strengths, blindSpots, ...rest } = write(traits);
        const claims = [...strengths, ...blindSpots].map(({ text }) => text);
        const { name, tagline, summary, greeting, voice, values, conversationStarters } = rest;
        const lists = [claims, values, conversationStarters, voice.rules, voice.samples].flat();
        expect([name, tagline, summary, greeting, voice.tone, ...lists].join(" ")).not.toMatch(/[[\]{}|\d]/);
      }),
    );
  });

  test("speaks of the person by name, several sentences long", () => {
    fc.assert(
      fc.property(anyTraits, (traits) => {
        const { summary, greeting } = write(traits);
        expect(summary.split(/[.?!](?:\s|$)/).length).toBeGreaterThan(5);
        expect(summary).toContain("Ada");
        expect(greeting).toContain("Ada");
      }),
    );
  });

  test("repeats no text within a profile", () => {
    fc.assert(
      fc.property(anyTraits, (traits) => {
        const { voice, values, strengths, blindSpots, conversationStarters } = write(traits);
        for (const list of [voice.rules, voice.samples, values, conversationStarters]) {
          expect(new Set(list).size).toBe(list.length);
        }
        const claims = [...strengths, ...blindSpots].map(({ text }) => text);
        expect(new Set(claims).size).toBe(claims.length);
      }),
    );
  });

  test("gives a rule of speech for each of the five domains", () => {
    fc.assert(
      fc.property(anyTraits, (traits) => {
        expect(write(traits).voice.rules).toHaveLength(5);
      }),
    );
  });
});

describe("the person's name", () => {
  const traits = personAt([62, 40, 58, 35, 50]);

  test.each([
    ["Ada Lovelace", "Ada Lovelace", "Ada"],
    ["Dr. Mei Chen", "Dr. Mei Chen", "Mei"],
    ["  Jo \n Ng ", "Jo Ng", "Jo"],
    ["{They} [a|b]", "{They} [a|b]", "{They}"],
    ["", "This person", "This person"],
  ])("%j is %j in full and %j in the prose", (name, full, short) => {
    const profile = write(traits, name);
    expect(profile.name).toBe(full);
    expect(profile.greeting).toContain(short);
    expect(profile.summary).toContain(short);
  });

  test("changes nothing else in what is written", () => {
    const [ada, bob] = [write(traits, "Ada"), write(traits, "Bob")];
    expect(bob.summary).toBe(ada.summary.replaceAll("Ada", "Bob"));
    expect(bob.voice).toEqual(ada.voice);
  });
});

describe("what the writer says about", () => {
  test("facets that go with their domain is in the summary and among the claims", () => {
    const { summary, strengths } = write(
      personAt([70, 50, 50, 50, 50], { openness: { imagination: 72, intellect: 50 } }),
    );
    expect(summary).toContain("drift off in meetings");
    expect(strengths.flatMap(({ evidence }) => evidence)).toContain("openness.imagination:high");
  });

  test("a facet that goes against its domain is an exception", () => {
    const { summary } = write(personAt([50, 50, 70, 50, 50], { extraversion: { gregariousness: 30 } }));
    expect(summary).toMatch(/(exception|twist|everywhere).*slips? out of the big party/i);
  });

  test("a gap between self and peers is said", () => {
    const brief = Profile.briefOf(personAt([50, 50, 60, 50, 50]));
    brief.domains.agreeableness.gap = "peers rate it higher than self does";
    expect(writeProfile(brief, { name: "Ada" }).summary).toContain(
      "kinder than they give themselves credit for",
    );
  });

  test("a real gap is a blind spot", () => {
    const traits = personAt([50, 50, 60, 50, 50]);
    traits.domains.agreeableness.agreement = { difference: -1.4, threshold: 1.1, higher: "peers" };
    const spot = write(traits).blindSpots.find(({ evidence }) =>
      evidence.includes("gap:agreeableness:peers-higher"),
    );
    expect(spot?.text).toContain("kinder than they give themselves credit for");
  });

  test("a pair of which one is uncertain is left to the other", () => {
    const traits = personAt([50, 50, 68, 32, 50]);
    traits.domains.agreeableness.certainty = 0.55;
    const evidence = write(traits).strengths.flatMap((claim) => claim.evidence);
    expect(evidence).toContain("extraversion:high");
    expect(evidence).not.toContain("agreeableness:low");
  });

  test("two domains at once has both as its evidence", () => {
    const { strengths } = write(personAt([50, 50, 68, 32, 50]));
    expect(strengths[0]?.evidence).toEqual(["extraversion:high", "agreeableness:low"]);
  });

  test("how they talk has six grades from a very low to a very high trait", () => {
    const rulesAt = (extraversion: number) => write(personAt([50, 50, extraversion, 50, 50])).voice.rules;
    const others = rulesAt(30).filter((rule) => rulesAt(70).includes(rule));
    const own = [30, 40, 48, 52, 60, 70].map((t) => rulesAt(t).filter((rule) => !others.includes(rule)));
    expect(others).toHaveLength(4);
    expect(new Set(own.map(([rule]) => rule)).size).toBe(6);
  });
});

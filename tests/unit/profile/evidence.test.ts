import { Profile } from "@persona-ai/core/profile";
import { describe, expect, test } from "vitest";
import { personAt } from "./people.ts";
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

import { texts as translations } from "@persona-ai/core/instrument/ipip-neo-120-languages.ts";
import { Profile } from "@persona-ai/core/profile";
import { foreignTo, textsOf } from "@persona-ai/core/profile/language.ts";
import { unsayable } from "@persona-ai/core/profile/unsayable.ts";
import { LANGUAGES } from "@persona-ai/local/bedrock/texts.ts";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyTraits, personAt } from "./people.ts";
import { profileWith } from "./profiles.ts";

const good = profileWith(["openness:high"], ["agreeableness:low"]);
const ada = { name: "Ada Okafor", language: "en" };
const told = (text: string) => [{ text }];
const issuesOf = (summary: string, answer = "She is kind.", about = ada) =>
  unsayable({ ...good, summary }, told(answer), about).map(({ path, message }) => `${path} ${message}`);

describe("a profile does not say", () => {
  test.each([
    ["She scores T=71 there.", "a score"],
    ["She is in the 98th percentile.", "a score"],
    ["Sie liegt im 98. Perzentil.", "a score"],
    ["More open than 90 % of people.", "a score"],
    ["By the SAPA survey she is open.", "the name of a test"],
    ["The Big Five call it openness.", "the name of a test"],
    ["She has a generalized anxiety disorder.", "a diagnosis"],
    ["Elle a un trouble anxieux.", "a diagnosis"],
    ["彼女はうつ病です。", "a diagnosis"],
  ])("%s", (summary, category) => {
    expect(issuesOf(summary)).toEqual([expect.stringContaining(`summary has ${category}`)]);
  });

  test.each([
    [
      "health",
      "She drinks too much at lunch since the hospital.",
      "Lunch is long, and alcohol is part of it.",
    ],
    ["religion", "Every Sunday she goes to church.", "She prays before she decides."],
    ["sexuality", "She told us that she is a lesbian.", "As a gay woman she knows both."],
    ["politics", "She has always been a socialist.", "A socialist by heart."],
    ["other people", "Since her husband left she is quiet.", "She misses her husband."],
    ["religion", "Sie geht jeden Sonntag in die Kirche.", "Die Kirche gibt ihr Halt."],
  ])("what an open answer tells of %s", (category, answer, summary) => {
    expect(issuesOf(summary, answer)).toEqual([expect.stringContaining(`tells of ${category}`)]);
    expect(issuesOf(summary, "She is kind.")).toEqual([]);
  });

  test("six words in a row of an open answer, however they are written; five it may", () => {
    const answer = "She always brings too many books to every single holiday.";
    expect(issuesOf("Well: she ALWAYS brings too many books.", answer)).toEqual([
      expect.stringContaining("quotes an open answer"),
    ]);
    expect(issuesOf("She brings too many books, always.", answer)).toEqual([]);
    expect(
      issuesOf("彼女はいつも本をたくさん持ってきます。", "彼女はいつも本をたくさん持ってきます。"),
    ).toEqual([expect.stringContaining("quotes")]);
  });

  test("whom an open answer names, but for the person; a German noun is no name", () => {
    const answer = "She and Tom from work laugh a lot; Ada is like that on Mondays.";
    expect(issuesOf("She laughs with Tom.", answer)).toEqual([expect.stringContaining("names somebody")]);
    expect(issuesOf("Ada laughs on Mondays.", answer)).toEqual([]);
    const german = "Mit ihrer Kollegin Petra bringt sie immer Ruhe in die Gruppe.";
    const about = { name: "Ada", language: "de" };
    expect(issuesOf("Sie bringt Ruhe.", german, about)).toEqual([]);
    expect(issuesOf("Petra mag sie.", german, about)).toEqual([expect.stringContaining("names somebody")]);
  });
});

describe("what the offline writer says", () => {
  test.each(LANGUAGES)("in %s is none of that, and is in its language alone", (language) => {
    fc.assert(
      fc.property(anyTraits, (traits) => {
        const profile = writeProfile(Profile.briefOf(traits), { name: "Ada", language });
        expect(unsayable(profile, told("She is kind."), { name: "Ada", language })).toEqual([]);
        const text = textsOf(profile).join("\n");
        expect(foreignTo(language, text)).toBeUndefined();
        const other = language === "en" ? "de" : "en";
        expect(foreignTo(other, text)).toBeDefined();
      }),
      { numRuns: 25 },
    );
  });
});

test.each(Object.keys(translations).filter((language) => language !== "ss"))(
  "what it says in %s, whatever texts it has, is in that language and none of that",
  (language) => {
    for (const traits of [
      personAt([70, 35, 62, 41, 50]),
      personAt([50, 50, 50, 50, 50]),
      personAt([30, 65, 38, 60, 66]),
    ]) {
      const profile = writeProfile(Profile.briefOf(traits), { name: "Ada", language });
      expect(Profile.Info.safeParse(profile).error).toBeUndefined();
      expect(foreignTo(language, textsOf(profile).join("\n"))).toBeUndefined();
      expect(unsayable(profile, told("She is kind."), { name: "Ada", language })).toEqual([]);
    }
  },
);

test("texts that are hardly words are foreign only by their script", () => {
  for (const [language, letter] of [
    ["el", "α"],
    ["ja", "あ"],
    ["am", "ሀ"],
    ["ka", "ა"],
    ["fr", "e"],
  ] as const) {
    expect(foreignTo(language, letter.repeat(400))).toBeUndefined();
  }
  expect(foreignTo("el", "x".repeat(400))).toBeDefined();
});

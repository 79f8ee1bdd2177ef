/** What a reader makes of a persona's texts. */
import { Fidelity } from "@persona-ai/core/fidelity";
import { Profile } from "@persona-ai/core/profile";
import { Persona, read } from "@persona-ai/local/bedrock/interviewee/reading.ts";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import { describe, expect, test } from "vitest";
import { personAt } from "../profile/people.ts";

describe("a persona is read", () => {
  test("by its rules of speech, each grade further than the one before", () => {
    const at = (t: number) => {
      const profile = writeProfile(Profile.briefOf(personAt([50, 50, t, 50, 50])), { name: "Ada" });
      return read(Persona.parse(Fidelity.personaOf(profile))).domains.extraversion;
    };
    const read6 = [30, 40, 48, 52, 60, 70].map(at);
    expect(read6).toEqual(read6.toSorted((a, b) => a - b));
    expect(new Set(read6).size).toBe(6);
  });

  test("by what is said of its facets, in the summary or among the claims", () => {
    const traits = personAt([70, 50, 50, 50, 50], { openness: { imagination: 72, intellect: 30 } });
    const profile = writeProfile(Profile.briefOf(traits), { name: "Ada" });
    const { facets } = read(Persona.parse(Fidelity.personaOf(profile)));
    expect(facets["openness.imagination"]).toBeGreaterThan(60);
    expect(facets["openness.intellect"]).toBeLessThan(40);
  });

  test("as middling where it says nothing that is known", () => {
    const { domains, facets } = read({
      summary: "",
      voice: { rules: ["Sing."] },
      strengths: [],
      blindSpots: [],
    });
    expect(Object.values(domains)).toEqual([50, 50, 50, 50, 50]);
    expect(facets).toEqual({});
  });
});

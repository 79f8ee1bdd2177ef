import { unsupported } from "@persona-ai/core/profile/evidence.ts";
import { Info } from "@persona-ai/core/profile/info.ts";
import { plainProfile } from "@persona-ai/core/profile/plain.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTraits, personAt } from "./people.ts";

const names = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 100 })
  .filter((name) => name.trim() !== "");

test("a plain profile is a valid one, and claims nothing that the traits do not bear out", () => {
  fc.assert(
    fc.property(names, anyTraits, (name, traits) => {
      const profile = plainProfile({ name }, traits);
      expect(Info.safeParse(profile).error).toBeUndefined();
      expect(unsupported(profile, traits)).toEqual([]);
    }),
  );
});

test("a plain profile says that no language model wrote it", () => {
  fc.assert(
    fc.property(anyTraits, (traits) => {
      expect(plainProfile({ name: "Ada" }, traits).summary).toContain("no language model wrote it");
    }),
    { numRuns: 10 },
  );
});

test("a plain profile of somebody of whom one trait alone is certain rests on that one", () => {
  const { domains, ...rest } = personAt([70, 58, 57, 43, 56]);
  const unsure = Object.fromEntries(
    Object.entries(domains).map(([domain, scale]) => [domain, { ...scale, certainty: 0.5 }]),
  ) as typeof domains;
  unsure.openness.certainty = 0.9;
  const { strengths, blindSpots } = plainProfile({ name: "Ada" }, { ...rest, domains: unsure });
  expect(new Set(strengths.map(({ text }) => text)).size).toBe(2);
  const evidence = [...strengths, ...blindSpots].flatMap((claim) => claim.evidence);
  expect(new Set(evidence)).toEqual(new Set(["openness:high"]));
});

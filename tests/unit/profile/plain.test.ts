import { unsupported } from "@persona-ai/core/profile/evidence.ts";
import { Info } from "@persona-ai/core/profile/info.ts";
import { plainProfile } from "@persona-ai/core/profile/plain.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTraits } from "./people.ts";

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

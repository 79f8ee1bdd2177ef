/** Texts of every kind, and cards. */
import type { CardTraits } from "@persona-ai/core/card";
import { DOMAINS } from "@persona-ai/core/traits/info.ts";
import fc from "fast-check";

/** Also halves of characters, controls, markup, macros, and letters that change what stands beside them. */
export const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 160 }),
  fc.string({ unit: "binary", maxLength: 160 }),
  fc.array(fc.nat(0xffff), { maxLength: 80 }).map((codes) => String.fromCharCode(...codes)),
  fc
    .array(
      fc.constantFrom(
        "<",
        ">",
        "&",
        '"',
        "'",
        "{",
        "}",
        "]]>",
        "<!--",
        "\u202e",
        "\ud83d",
        "{{char}}",
        "<START>",
      ),
    )
    .map((parts) => parts.join("")),
);

const domain = fc.record({
  t: fc.double({ min: -50, max: 150, noNaN: true }),
  level: fc.constantFrom("low" as const, "average" as const, "high" as const),
  band: fc.tuple(
    fc.double({ min: -50, max: 50, noNaN: true }),
    fc.double({ min: 50, max: 150, noNaN: true }),
  ),
  facets: fc.option(
    fc.dictionary(fc.stringMatching(/^[a-z]{3,12}$/), fc.double({ min: 0, max: 100, noNaN: true })),
    {
      nil: undefined,
    },
  ),
});

export const anyTraits: fc.Arbitrary<CardTraits> = fc.record({
  instrument: fc.constantFrom("sapa-bfi-25" as const, "ipip-neo-120" as const),
  domains: fc.record(
    Object.fromEntries(DOMAINS.map((name) => [name, domain])) as Record<
      (typeof DOMAINS)[number],
      typeof domain
    >,
  ),
}) as fc.Arbitrary<CardTraits>;

/** Traits with one T score everywhere. */
export function flatTraits(t: number, halfBand = 8): CardTraits {
  const flat = { t, level: "average", band: [t - halfBand, t + halfBand] };
  const domains = Object.fromEntries(DOMAINS.map((name) => [name, flat])) as CardTraits["domains"];
  return { instrument: "sapa-bfi-25", domains };
}

import { Card } from "@persona-ai/core/card";
import { inOrder } from "@persona-ai/core/card/info.ts";
import { type CardHead, transition, withPublication } from "@persona-ai/core/card/lifecycle.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTraits } from "./arbitraries.ts";

const now = new Date("2026-11-22T09:30:00.000Z");
const anyHead: fc.Arbitrary<CardHead> = fc.record(
  {
    userId: fc.constant("usr_1"),
    personaId: fc.constant("per_1"),
    revision: fc.nat(9),
    visibility: fc.constantFrom("private" as const, "public" as const),
    handle: fc.constantFrom("ada", "bob"),
    readyVersion: fc.integer({ min: 1, max: 3 }),
    publishedAt: fc.constant("2026-01-01T00:00:00.000Z"),
  },
  { requiredKeys: ["userId", "personaId", "revision", "visibility"] },
);

test("a head says since when it has a card exactly while it has one", () => {
  fc.assert(
    fc.property(anyHead, (head) => {
      const has = head.visibility === "public" && !!head.handle && !!head.readyVersion;
      const expected = head.publishedAt ?? now.toISOString();
      expect(withPublication(head, now).publishedAt).toBe(has ? expected : undefined);
    }),
  );
});

test("what goes and what is written turn the cards of one head into those of the next", () => {
  const cards = (head: CardHead | null) =>
    head?.publishedAt === undefined ? [] : [`${head.handle} v${head.readyVersion}`];
  fc.assert(
    fc.property(fc.option(anyHead), fc.option(anyHead), (a, b) => {
      const [from, to] = [a && withPublication(a, now), b && withPublication(b, now)];
      const { gone, shown } = transition(from, to);
      const kept = cards(from).filter(
        (card) => !card.startsWith(`${gone} `) && !card.startsWith(`${shown?.handle} `),
      );
      expect([...kept, ...(shown ? cards(shown) : [])]).toEqual(cards(to));
    }),
  );
});

test("nothing is written when the card stays as it is", () => {
  fc.assert(
    fc.property(anyHead, (head) => {
      const one = withPublication(head, now);
      expect(transition(one, { ...one, revision: one.revision + 1 })).toEqual({});
    }),
  );
});

test("traits are shown in one order, in whichever the table gives them", () => {
  const reversed = (value: unknown): unknown =>
    Array.isArray(value) || typeof value !== "object" || value === null
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .map(([key, one]) => [key, reversed(one)])
            .reverse(),
        );
  fc.assert(
    fc.property(anyTraits, (traits) => {
      const other = inOrder(reversed(traits) as Card.Item["traits"]);
      expect(JSON.stringify(other)).toBe(JSON.stringify(inOrder(traits)));
      expect(Card.CardTraits.parse(other)).toEqual(inOrder(traits));
    }),
  );
});

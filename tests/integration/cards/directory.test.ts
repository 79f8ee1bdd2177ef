/** The directory's pages: in order, full, and each card once, while others are published, moved and withdrawn. */
import { randomUUID } from "node:crypto";
import { DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { Card } from "@persona-ai/core/card";
import { isNewer } from "@persona-ai/core/card/directory.ts";
import { cardOf } from "@persona-ai/core/card/lifecycle.ts";
import { Id } from "@persona-ai/core/id.ts";
import { dynamo, entities, tableName } from "@persona-ai/core/table";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { profileOf, traitsOf } from "./personas.ts";

const newHandle = () => `h-${randomUUID().slice(0, 13)}`;
/** Before any other test's cards, in few enough milliseconds that some are published in the same. */
const timeAt = (tick: number) => new Date(Date.UTC(2001, 0, 1) + tick).toISOString();

function card(tick: number): Card.Item {
  const head = { userId: Id.create("user"), personaId: Id.create("persona"), revision: 1, readyVersion: 1 };
  const listed = { ...head, visibility: "public", handle: newHandle(), publishedAt: timeAt(tick) } as const;
  return cardOf(listed, { traits: traitsOf(), profile: profileOf("Ada") });
}

const put = (cards: Card.Item[]) => entities().card.put(cards).go();
const withdraw = ({ handle }: Card.Item) => entities().card.delete({ handle }).go();

let here: Card.Item[] = [];
afterEach(async () => {
  await Promise.all(here.map(withdraw));
  here = [];
});

/** All pages, in order; something may happen after each. */
async function walk(
  limit: number,
  between: (page: number) => Promise<unknown> = async () => {},
  order: "asc" | "desc" = "desc",
) {
  const pages: Card.Info[][] = [];
  for (let cursor: string | undefined = ""; cursor !== undefined; await between(pages.length)) {
    const page: Awaited<ReturnType<typeof Card.list>> = await Card.list({
      limit,
      order,
      ...(cursor && { cursor }),
    });
    pages.push(page.items);
    cursor = page.cursor;
  }
  return pages;
}

const Event = fc.record({
  what: fc.constantFrom("publish", "withdraw", "rename"),
  tick: fc.nat(9),
  which: fc.nat(99),
});

test("shows every card that is there all the time once, whatever comes and goes", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(9), { minLength: 1, maxLength: 60 }),
      fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.array(Event, { maxLength: 4 }), { maxLength: 12 }),
      fc.constantFrom("desc" as const, "asc" as const),
      async (staying, leaving, limit, events, order) => {
        await Promise.all(here.map(withdraw));
        const [stayers, leavers] = [staying.map(card), leaving.map(card)];
        here = [...stayers, ...leavers];
        await put(here);
        const happen = async ({ what, tick, which }: (typeof events)[number][number]) => {
          const leaver = leavers[which % leavers.length]!;
          const i = which % stayers.length;
          if (what === "withdraw") return withdraw(leaver);
          const moved = what === "rename" ? { ...stayers[i]!, handle: newHandle() } : card(tick);
          here.push(moved);
          if (what === "rename") await withdraw(stayers.splice(i, 1, moved)[0]!);
          return put([moved]);
        };
        const pages = await walk(
          limit,
          async (page) => {
            for (const event of events[page - 1] ?? []) await happen(event);
          },
          order,
        );
        const seen = pages.flat();
        for (const { personaId } of stayers) {
          expect(seen.filter((one) => one.personaId === personaId)).toHaveLength(1);
        }
        expect(new Set(seen.map(({ personaId }) => personaId)).size).toBe(seen.length);
        const newestFirst = order === "desc" ? seen : seen.toReversed();
        expect(newestFirst.slice(1).filter((one, i) => !isNewer(newestFirst[i]!, one))).toEqual([]);
        expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
});

/** An entry of the index alone, of a card that is gone or was published at another time. */
const ghost = (tick: number, handle: string) => ({
  pk: { S: `$persona#handle_${handle}` },
  sk: { S: `$ghost_${tick}` },
  gsi3pk: { S: `$persona#shard_${tick % 8}` },
  gsi3sk: { S: `$card_1#publishedAt_${timeAt(tick)}#personaId_${Id.create("persona")}` },
});

test("does not show what the index still has and the table has not, and fills its pages up", async () => {
  const cards = Array.from({ length: 30 }, (_, i) => card(2 * i));
  here = cards;
  await put(cards);
  const ghosts = Array.from({ length: 60 }, (_, i) => {
    return ghost(2 * i + 1, i % 2 ? newHandle() : cards[i % 30]!.handle);
  });
  for (const Item of ghosts) await dynamo().send(new PutItemCommand({ TableName: tableName(), Item }));
  const pages = await walk(7);
  for (const { pk, sk } of ghosts)
    await dynamo().send(new DeleteItemCommand({ TableName: tableName(), Key: { pk, sk } }));
  const mine = new Set(cards.map(({ handle }) => handle));
  const shown = pages.flat().filter(({ handle }) => mine.has(handle));
  expect(shown.map(({ handle }) => handle)).toEqual(cards.map(({ handle }) => handle).reverse());
  expect(pages.slice(0, -1).every((page) => page.length === 7)).toBe(true);
});

test("shows a card like the table has it, without what is not for others", async () => {
  const one = card(5);
  here = [one];
  await put(here);
  const shown = (await walk(100)).flat().find(({ handle }) => handle === one.handle);
  expect(shown).toEqual(Card.fromItem(one));
  expect(Card.Info.parse(shown)).toEqual(shown);
  expect(JSON.stringify(shown)).not.toContain(one.userId);
});

/** The directory's pages: in order, full, and each card once, while others are published, moved and withdrawn. */
import { randomUUID } from "node:crypto";
import { DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { Card } from "@persona-ai/core/card";
import { isNewer } from "@persona-ai/core/card/directory.ts";
import { cardOf } from "@persona-ai/core/card/lifecycle.ts";
import { Id } from "@persona-ai/core/id.ts";
import { dynamo, entities, tableName } from "@persona-ai/core/table";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { anybody } from "../../support/client.ts";
import { ownTable } from "../../support/own-table.ts";
import { expectProblem } from "../../support/problem.ts";
import { profileOf, somebody, traitsOf } from "./personas.ts";

/** Its own, because others' cards would come and go, and come again. */
await ownTable();

const newHandle = () => `h-${randomUUID().slice(0, 13)}`;
/** Long ago, in few enough milliseconds that some are published in the same. */
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

test("shows every card that is there all the time once, whatever comes and goes", async () => {
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

async function published(name = "Ada") {
  const person = await somebody(name);
  const handle = newHandle();
  expect(await person.patch("/personas/me", { visibility: "public", handle })).toMatchObject({ status: 200 });
  return { ...person, handle };
}

describe("over the API, it", () => {
  test("shows the newest first, a withdrawn one no more, to anybody", async () => {
    const [ada, bob] = [await published("Ada"), await published("Bob")];
    const { status, headers, body } = await anybody.get("/cards?limit=100");
    const handles = (items: Card.Info[]) =>
      items.map(({ handle }) => handle).filter((one) => one === ada.handle || one === bob.handle);
    expect(status).toBe(200);
    expect(handles(body.items)).toEqual([bob.handle, ada.handle]);
    expect(headers.get("Cache-Control")).toBe("public, max-age=0, s-maxage=10, stale-while-revalidate=20");
    await bob.patch("/personas/me", { visibility: "private" });
    const after = await anybody.get("/cards?limit=100", { "If-None-Match": headers.get("ETag")! });
    expect(after.status).toBe(200);
    expect(handles(after.body.items)).toEqual([ada.handle]);
  });

  test("is not sent again to who has it", async () => {
    await published();
    const page = "/cards?limit=1";
    const { cursor } = (await anybody.get("/cards?limit=1")).body;
    const older = cursor === undefined ? page : `${page}&cursor=${cursor}`;
    const { headers } = await anybody.get(older);
    const again = await anybody.get(older, { "If-None-Match": headers.get("ETag")! });
    expect(again).toMatchObject({ status: 304, body: "" });
  });

  test.each([
    ["limit=0", ["limit"]],
    ["limit=101", ["limit"]],
    ["limit=x", ["limit"]],
    ["cursor=", ["cursor"]],
    ["cursor=abc.def", ["cursor"]],
    [`cursor=${"x".repeat(513)}`, ["cursor"]],
  ])("is not given by %s", async (query, paths) => {
    expectProblem(await anybody.get(`/cards?${query}`), 400, "invalid_request", paths);
  });
});

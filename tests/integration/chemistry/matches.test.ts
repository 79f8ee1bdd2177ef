/** Matches among 2,500 cards, in a table of their own: from the index alone, and from the snapshot and what came after it. */
import type { Card } from "@persona-ai/core/card";
import { rebuild } from "@persona-ai/core/chemistry/match-snapshot.ts";
import { matchesOf } from "@persona-ai/core/chemistry/matches.ts";
import { entities } from "@persona-ai/core/table";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ownTable } from "../../support/own-table.ts";
import { bestOf, cardOf, crowd, meter, seedCards } from "./crowd.ts";

await ownTable();
const table = meter();
afterAll(table.close);

const COUNT = 2_500;
const WANTED = 20;
const people = crowd(COUNT);
const asking = crowd(10, 2).map((me, i) => ({ me, card: cardOf(me, COUNT + i) }));
const { me, card } = asking[0]!;

/** Each look is by a process that keeps nothing from before. */
let clock = Date.now();
const afresh = () => (clock += 3_600_000);

async function matches(of: Card.Item, now = afresh()) {
  table.take();
  const handles = (await matchesOf(of, WANTED, now)).map(({ handle }) => handle);
  return { handles, requests: table.take().requests };
}
const oldest = (people: Card.Item): Card.Item => ({ ...people, changedAt: "2020-01-01T00:00:00.000Z" });
const changed = (item: Card.Item, at = Date.now()): Card.Item => ({
  ...item,
  changedAt: new Date(at).toISOString(),
});

test("among no cards they are none, and no card is read", async () => {
  expect(await matches(card)).toEqual({ handles: [], requests: 2 });
});

test("among few cards there is no snapshot, and they are found all the same", async () => {
  await seedCards(people.slice(0, 200));
  expect(await rebuild()).toBe(200);
  expect(await matches(card)).toEqual({ handles: bestOf(people.slice(0, 200), me, WANTED), requests: 3 });
});

describe("among 2,500 cards", () => {
  beforeAll(async () => {
    await seedCards(people, 200);
    expect(await rebuild()).toBe(COUNT);
  });

  test("the best 20 are found with 3 requests, and with 2 by whoever has the snapshot still", async () => {
    for (const { me, card } of asking) {
      const now = afresh();
      const handles = bestOf(people, me, WANTED);
      expect(await matches(card, now)).toEqual({ handles, requests: 3 });
      expect(await matches(card, now + 60_000)).toEqual({ handles, requests: 2 });
    }
  });

  test("who publishes, or comes to say something else, counts at once", async () => {
    const now = afresh();
    const best = (await matches(card, now)).handles[0]!;
    const place = people.findIndex((somebody, i) => cardOf(somebody, i).handle === best);
    const twin = { ...cardOf(people[place]!, COUNT + 100), handle: "twin" };
    await entities().card.put(changed(twin)).go();
    expect((await matches(card, now)).handles.slice(0, 2)).toEqual([best, "twin"]);

    const opposite = Object.fromEntries(
      Object.entries(people[place]!.domains).map(([domain, z]) => [domain, -z]),
    ) as typeof me.domains;
    await entities()
      .card.put(changed({ ...cardOf({ domains: opposite, facets: {} }, place), handle: best }))
      .go();
    expect((await matches(card, now)).handles).not.toContain(best);

    await entities()
      .card.put(changed(cardOf(people[place]!, place)))
      .go();
    await entities().card.delete({ handle: "twin" }).go();
  });

  test("who withdraws is shown to nobody, and made up for by the next best, however many they are", async () => {
    const best = bestOf(people, me, 60);
    const gone = best.slice(0, 35);
    const now = afresh();
    await matches(card, now);
    for (const handle of gone) await entities().card.delete({ handle }).go();
    expect((await matches(card, now)).handles).toEqual(best.slice(35, 55));
    await rebuild();
    expect(await matches(card)).toEqual({ handles: best.slice(35, 55), requests: 3 });
  });

  test("a snapshot in the making, and one of many cards when few are left, mislead nobody", async () => {
    const [part] = (
      await entities()
        .matchSnapshot.get([{ part: 0 }])
        .go()
    ).data;
    await entities().matchSnapshot.delete({ part: 0 }).go();
    await entities()
      .card.put(oldest(cardOf(me, COUNT + 1)))
      .go();
    expect((await matches(card)).handles).toHaveLength(WANTED);
    await entities().matchSnapshot.put(part!).go();

    await rebuild({ few: 10_000 });
    const emptied = (
      await entities()
        .matchSnapshot.get([{ part: 0 }])
        .go()
    ).data[0]!;
    expect(emptied.packed).toHaveLength(0);
    expect((await matches(card)).handles).toHaveLength(WANTED);
    await rebuild();
    expect((await matches(card)).handles).toContain(cardOf(me, COUNT + 1).handle);
  });
});

/** Matches among 2,000 cards, in a table of their own: the best are found, and most cards are not read. */

import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Card } from "@persona-ai/core/card";
import { matchesOf } from "@persona-ai/core/chemistry/matches.ts";
import { dynamo, entities, tableName } from "@persona-ai/core/table";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestStack } from "../../support/stack.ts";
import { bestOf, cardOf, crowd, meter, seedCards } from "./crowd.ts";

const stack = await startTestStack();
const table = meter();
afterAll(async () => {
  table.close();
  await stack.close();
});

const COUNT = 2_000;
const WANTED = 20;
const people = crowd(COUNT);
const asking = crowd(10, 2).map((me, i) => ({ me, card: cardOf(me, COUNT + i) }));

test("among no cards take the 8 cells' queries, and no card is read", async () => {
  table.take();
  expect(await matchesOf(asking[0]!.card, WANTED)).toEqual([]);
  expect(table.take()).toEqual({ requests: 8, units: expect.any(Number) });
});

describe("among 2,000 cards", () => {
  beforeAll(() => seedCards(people), 60_000);

  test("the best 20 are found, with a bounded number of requests and of read units", async () => {
    for (const { me, card } of asking) {
      table.take();
      const found = await matchesOf(card, WANTED);
      const { requests, units } = table.take();
      expect(found.map(({ handle }) => handle)).toEqual(bestOf(people, me, WANTED));
      expect(requests).toBeLessThan(100);
      expect(units).toBeLessThan(100);
    }
  }, 60_000);

  test("somebody whose card is gone, while the index still has it, is made up for by the next best", async () => {
    const { me, card } = asking[0]!;
    const best = bestOf(people, me, WANTED);
    const gone = cardOf(me, COUNT + 100);
    await leaveInIndex(gone);
    const found = await matchesOf(card, WANTED);
    expect(found.map(({ handle }) => handle)).toEqual(best);
  });
});

/** What an index that lags has of a card: its keys, and no card. */
async function leaveInIndex(card: Card.Item): Promise<void> {
  const { Item } = entities().card.put(card).params() as { Item: Record<string, string> };
  const keys = { pk: "gone", sk: "gone", gsi4pk: Item.gsi4pk!, gsi4sk: Item.gsi4sk! };
  const stored = Object.entries(keys).map(([name, value]) => [name, { S: value }]);
  await dynamo().send(new PutItemCommand({ TableName: tableName(), Item: Object.fromEntries(stored) }));
}

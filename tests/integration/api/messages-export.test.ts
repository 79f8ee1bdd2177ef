/** Conversations in the export, and in the removal of an account: beside what the table holds. */
import { expect, test } from "vitest";
import { checkerOf, openApi, operationsOf } from "../../support/openapi.ts";
import { signUp } from "../../support/people.ts";
import { ownStack } from "../../support/stack.ts";
import { itemsThatMention } from "../../support/whole-table.ts";
import { say, withGenerated } from "../chat/support.ts";

/** Of one's own, so that the whole table is a page or two. */
await ownStack();

const ada = await withGenerated("Ada", {
  visibility: "public",
  handle: `h-${crypto.randomUUID().slice(0, 13)}`,
});

test("the export has conversations with their messages and memories, what was used, and the card", async () => {
  const { owner, personaId, path } = ada;
  await say(owner, path, "I have a sister in Porto.");
  const answer = await owner.get("/users/me/export");
  const document = await openApi();
  const operation = operationsOf(document).find(({ id }) => id === "GET /users/me/export")!;
  expect(checkerOf(document)(operation, answer)).toEqual([]);
  const { conversations, dailyUse, card } = answer.body;
  expect(conversations).toEqual([
    {
      personaId,
      createdAt: expect.any(String),
      title: "I have a sister in Porto.",
      messages: (await owner.get(path)).body.items.toReversed(),
      memories: (await owner.get(`/personas/${personaId}/memories`)).body.items.toReversed(),
    },
  ]);
  expect(conversations[0].memories).toHaveLength(1);
  // Of one day, or of two when the persona was made on the day before.
  const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
  const counts = {
    messages: expect.any(Number),
    tokens: expect.any(Number),
    generations: expect.any(Number),
  };
  expect(dailyUse).toEqual(dailyUse.map(() => ({ day, ...counts })));
  const inAll = (counter: string) =>
    dailyUse.reduce((sum: number, use: Record<string, number>) => sum + use[counter]!, 0);
  expect([inAll("messages"), inAll("generations")]).toEqual([1, 1]);
  expect(card).toEqual((await owner.get(`/cards/${card.handle}`)).body);
});

test("what others said to one's persona is in their export, and not in one's own", async () => {
  const bob = await signUp("Bob");
  await say(bob, ada.path, "My secret is a parrot.");
  const [theirs, own] = [await bob.get("/users/me/export"), await ada.owner.get("/users/me/export")];
  expect(JSON.stringify(theirs.body)).toContain("My secret is a parrot.");
  expect(JSON.stringify(own.body)).not.toContain("My secret is a parrot.");
  expect(JSON.stringify(own.body)).not.toContain(bob.user.id);
});

test("an account that is removed leaves nothing of its conversations", async () => {
  const bob = await signUp("Bob");
  await say(bob, ada.path, "I have a brother in Oslo.");
  const { body } = await bob.get("/users/me/export");
  expect(body.conversations).toHaveLength(1);
  expect(await bob.delete("/users/me")).toMatchObject({ status: 204 });
  expect(await itemsThatMention([bob.user.id])).toEqual([]);
});

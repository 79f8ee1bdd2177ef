/** What an owner sets and sees of others' talk with their persona: whom it talks to, for how much, how many and at what cost. */
import { entities } from "@persona-ai/core/table";
import { beforeEach, expect, test } from "vitest";
import { accepted } from "../../support/accepted.ts";
import { stopClock } from "../../support/clock.ts";
import { signUp } from "../../support/people.ts";
import { expectProblem } from "../../support/problem.ts";
import { say, withPersona } from "./support.ts";

const ada = await withPersona("Ada", { visibility: "public" });
/** No month, and no day, ends in the middle of a test. */
beforeEach(stopClock);
const USE = "/personas/me/use";
const useNow = async () => accepted(await ada.owner.get(USE)).body;
const set = async (chat: object) =>
  accepted(await ada.owner.patch("/personas/me", { chat })).body.chat as object;

test("at first it talks to whoever is signed in, and nobody has", async () => {
  expect((await ada.owner.get("/personas/me")).body.chat).toEqual({ audience: "signed_in" });
  expect(await useNow()).toEqual({ people: 0, messages: 0, tokens: 0, costUsd: 0, items: [] });
});

test("who talks to it is counted once, with messages, tokens and cost, and the owner's own talk is not", async () => {
  const [bob, eve] = [await signUp("Bob"), await signUp("Eve")];
  for (const one of [bob, eve, bob]) accepted(await say(one, ada.path, "I have a parrot called Rosebud."));
  accepted(await say(ada.owner, ada.path, "Hello, me."));
  const use = await useNow();
  expect(use).toMatchObject({ people: 2, messages: 3, items: [{ people: 2, messages: 3 }] });
  expect(use.items[0].month).toBe(new Date().toISOString().slice(0, 7));
  expect(use.tokens).toBeGreaterThan(3_000);
  expect(use.costUsd).toBeGreaterThan(0);
  expect(use.tokens).toBe(use.items[0].tokens);
  const seen = JSON.stringify([use, (await ada.owner.get("/users/me/export")).body]);
  for (const secret of ["Rosebud", bob.user.id, eve.user.id]) expect(seen).not.toContain(secret);
});

test("the counts stay when somebody deletes what they said, and their account", async () => {
  const before = await useNow();
  const mia = await signUp("Mia");
  accepted(await say(mia, ada.path, "Hello!"));
  const talked = await useNow();
  expect(talked).toMatchObject({ people: before.people + 1, messages: before.messages + 1 });
  accepted(await mia.delete("/users/me"));
  expect(await useNow()).toEqual(talked);
  expect((await ada.owner.get("/users/me/export")).body.personaUse).toEqual(talked);
});

test("it talks to nobody where its owner says so, is shown all the same, and talks to its owner", async () => {
  const bob = await signUp("Bob");
  accepted(await say(bob, ada.path, "Hello!"));
  expect(await set({ audience: "nobody" })).toEqual({ audience: "nobody" });
  expectProblem(await say(bob, ada.path, "And now?"), 409, "persona_not_talking");
  expectProblem(await bob.post(`/personas/${ada.personaId}/threads`, {}), 409, "persona_not_talking");
  expect((await bob.get(ada.path)).body.items).toHaveLength(3);
  accepted(await say(ada.owner, ada.path, "And to me?"));
  expect(await set({ audience: "signed_in" })).toEqual({ audience: "signed_in" });
  accepted(await say(bob, ada.path, "And now?"));
});

test("beyond the month's tokens it talks to nobody else until the next, and no message is counted for it", async () => {
  const bob = await signUp("Bob");
  expect(await set({ tokensPerMonth: (await useNow()).tokens + 1 })).toMatchObject({
    tokensPerMonth: expect.any(Number),
  });
  const headers = { Accept: "application/json", "Idempotency-Key": "first" };
  const first = accepted(await bob.post(ada.path, { content: "Hello!" }, headers));
  const left = first.headers.get("RateLimit-Remaining");
  const refused = await say(bob, ada.path, "Once more!");
  expectProblem(refused, 429, "persona_budget_reached");
  const now = new Date();
  const month = (Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1) - now.getTime()) / 1000;
  expect(Math.abs(Number(refused.headers.get("Retry-After")) - month)).toBeLessThan(1);
  accepted(await say(ada.owner, ada.path, "And to me?"));
  const again = accepted(await bob.post(ada.path, { content: "Hello!" }, headers));
  expect(again.body).toEqual(first.body);
  expect(await set({ tokensPerMonth: null })).toEqual({ audience: "signed_in" });
  const next = accepted(await say(bob, ada.path, "And now?"));
  expect(Number(next.headers.get("RateLimit-Remaining"))).toBe(Number(left) - 1);
});

test("a tokenless month is one in which it talks to nobody else", async () => {
  const bob = await signUp("Bob");
  await set({ tokensPerMonth: 0 });
  expectProblem(await say(bob, ada.path, "Hello!"), 429, "persona_budget_reached");
  await set({ tokensPerMonth: null });
});

test.each([{ audience: "everybody" }, { tokensPerMonth: -1 }, { tokensPerMonth: 1.5 }, { budget: 3 }])(
  "a setting such as %o is refused",
  async (chat) => {
    expectProblem(await ada.owner.patch("/personas/me", { chat }), 400, "invalid_request");
  },
);

test("without a persona there is nothing to see", async () => {
  expectProblem(await (await signUp()).get(USE), 404, "persona_not_found");
});

test("the counts go with the persona", async () => {
  const eva = await withPersona("Eva", { visibility: "public" });
  accepted(await say(await signUp("Bob"), eva.path, "Hello!"));
  const counted = () => entities().personaUse.query.primary({ userId: eva.owner.user.id }).go();
  expect((await counted()).data).toHaveLength(1);
  accepted(await eva.owner.delete("/personas/me"));
  expect((await counted()).data).toEqual([]);
});

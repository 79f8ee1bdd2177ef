/** A card is there exactly while its persona is public, has a handle and a ready version, and says what that one is. */
import { randomUUID } from "node:crypto";
import { Persona } from "@persona-ai/core/persona";
import { fail } from "@persona-ai/core/persona/generation.ts";
import { removePersona } from "@persona-ai/core/persona/removal.ts";
import { entities } from "@persona-ai/core/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SignedIn } from "../../support/client.ts";
import { as, cardsAt, finish, headOf, regenerate, somebody } from "./personas.ts";

const ACTS = [
  "publish",
  "withdraw",
  "first",
  "second",
  "give back",
  "both",
  "regenerate",
  "fail",
  "remove",
] as const;
type Act = (typeof ACTS)[number];

/** Refusals that a sequence may meet: somebody else has the handle, or there is no persona any more. */
const allowed = (error: unknown): void => {
  if (!(error instanceof Persona.HandleTaken || error instanceof Persona.PersonaNotFound)) throw error;
};

async function perform(
  act: Act,
  person: SignedIn,
  [first, second]: [string, string],
  now: Date,
): Promise<void> {
  const change = (input: Persona.Change) => as(person, () => Persona.change(input, now));
  const acts: Record<Act, () => Promise<unknown>> = {
    publish: () => change({ visibility: "public" }),
    withdraw: () => change({ visibility: "private" }),
    first: () => change({ handle: first }),
    second: () => change({ handle: second }),
    "give back": () => change({ handle: null }),
    both: () => change({ visibility: "public", handle: second }),
    regenerate: async () => finish(await regenerate(person.user.id), `Version at ${now.getTime()}`, now),
    fail: async () =>
      fail(await regenerate(person.user.id), { code: "x", message: "Failed.", retryable: false }),
    remove: () => removePersona(person.user.id),
  };
  await acts[act]().catch(allowed);
}

/** Every card that there is belongs to a persona that should have one, and each of these has it. */
async function expectTruth(people: SignedIn[], handles: [string, string]): Promise<void> {
  const cards = await cardsAt(handles);
  const heads = await Promise.all(people.map(headOf));
  const listed = heads.filter((head) => head?.visibility === "public" && head.handle && head.readyVersion);
  const shown = ({ handle, personaId, version, publishedAt }: Record<string, unknown>) => ({
    ...{ handle, personaId, version, publishedAt },
  });
  expect(cards.map(shown).toSorted(byHandle)).toEqual(
    listed.map((head) => shown({ ...head, version: head?.readyVersion })).toSorted(byHandle),
  );
  const unlisted = heads.filter((head) => head && !listed.includes(head));
  expect(unlisted.map((head) => head?.publishedAt)).toEqual(unlisted.map(() => undefined));
}
const byHandle = (a: { handle: unknown }, b: { handle: unknown }) =>
  String(a.handle) < String(b.handle) ? -1 : 1;

const newHandles = (): [string, string] => [
  `h-${randomUUID().slice(0, 13)}`,
  `h-${randomUUID().slice(0, 13)}`,
];
const moves = (maxLength: number) =>
  fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(...ACTS)), { minLength: 2, maxLength });

test("after any sequence of changes, by two people who want the same handles", async () => {
  await fc.assert(
    fc.asyncProperty(moves(14), async (sequence) => {
      const people = [await somebody("Ada"), await somebody("Bob")];
      const handles = newHandles();
      for (const [i, [who, act]] of sequence.entries()) {
        await perform(act, people[who]!, handles, new Date(1_000 * i));
        await expectTruth(people, handles);
      }
    }),
    { numRuns: 15 },
  );
});

test("after any changes at once", async () => {
  await fc.assert(
    fc.asyncProperty(moves(6), async (changes) => {
      const people = [await somebody("Ada"), await somebody("Bob")];
      const handles = newHandles();
      await perform("both", people[0]!, handles, new Date(0));
      const acts = changes.filter(([, act]) => act !== "regenerate" && act !== "fail");
      const making = await regenerate(people[0]!.user.id);
      await Promise.all([
        finish(making, "Version 2").catch(() => {}),
        ...acts.map(([who, act], i) => perform(act, people[who]!, handles, new Date(1_000 * i))),
      ]);
      await expectTruth(people, handles);
    }),
    { numRuns: 15 },
  );
});

test("not before a first version is ready, and from then on", async () => {
  const ada = await somebody("Ada", { readyVersion: undefined, status: "failed" });
  const [handle] = newHandles();
  await as(ada, () => Persona.change({ visibility: "public", handle }));
  expect(await cardsAt([handle])).toEqual([]);
  await finish(await regenerate(ada.user.id), "Ada the Second");
  expect(await cardsAt([handle])).toMatchObject([{ version: 2, name: "Ada the Second" }]);
});

test("with the version that was ready while the next one is being made, fails or succeeds", async () => {
  const ada = await somebody("Ada");
  const [handle] = newHandles();
  await as(ada, () => Persona.change({ visibility: "public", handle }));
  const failing = await regenerate(ada.user.id);
  expect(await cardsAt([handle])).toMatchObject([{ version: 1, name: "Ada" }]);
  await fail(failing, { code: "x", message: "Failed.", retryable: false });
  expect(await cardsAt([handle])).toMatchObject([{ version: 1, name: "Ada" }]);
  await finish(await regenerate(ada.user.id), "Ada the Third");
  expect(await cardsAt([handle])).toMatchObject([{ version: 3, name: "Ada the Third" }]);
});

test("since its publication, whatever changes but for a withdrawal", async () => {
  const ada = await somebody("Ada");
  const handles = newHandles();
  const at = (second: number) => new Date(1_000 * second);
  const publishedAt = async () => (await cardsAt(handles)).map((card) => card.publishedAt);
  const change = (input: Persona.Change, second: number) => as(ada, () => Persona.change(input, at(second)));
  await change({ visibility: "public", handle: handles[0] }, 1);
  await change({ handle: handles[1] }, 2);
  await finish(await regenerate(ada.user.id), "Ada the Second", at(3));
  expect(await publishedAt()).toEqual([at(1).toISOString()]);
  await change({ visibility: "private" }, 4);
  expect(await publishedAt()).toEqual([]);
  await change({ visibility: "public" }, 5);
  expect(await publishedAt()).toEqual([at(5).toISOString()]);
});

test("never of a persona whose ready version is missing: that is a fault of ours", async () => {
  const ada = await somebody("Ada");
  const [handle] = newHandles();
  await entities().personaVersion.patch({ userId: ada.user.id, version: 1 }).remove(["profile"]).go();
  await expect(as(ada, () => Persona.change({ visibility: "public", handle }))).rejects.toThrow(/profile/);
  expect(await cardsAt([handle])).toEqual([]);
});

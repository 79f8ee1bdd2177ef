/** What comes between a change's reads and its write: the change is made anew on what is then so, and no card is left over. */
import { randomUUID } from "node:crypto";
import { Persona } from "@persona-ai/core/persona";
import { ready } from "@persona-ai/core/persona/generation.ts";
import { removePersona } from "@persona-ai/core/persona/removal.ts";
import { dynamo } from "@persona-ai/core/table";
import { describe, expect, test } from "vitest";
import { as, cardsAt, finish, headOf, regenerate, somebody, store } from "./personas.ts";

/** Does something once, when the next transaction is about to be sent. */
function beforeNextWrite(act: () => Promise<unknown>): void {
  dynamo().middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === "TransactWriteItemsCommand" && dynamo().middlewareStack.remove("between"))
          await act();
        return next(args);
      },
    { step: "initialize", name: "between" },
  );
}

const publish = { visibility: "public" } as const;
const withdraw = { visibility: "private" } as const;

/** Somebody whose second version is about to be marked ready, and the handles they have and may take. */
async function about(change: Persona.Change = publish) {
  const ada = await somebody("Ada");
  const [handle, other] = [`h-${randomUUID().slice(0, 13)}`, `h-${randomUUID().slice(0, 13)}`] as const;
  const patch = (input: Persona.Change) => as(ada, () => Persona.change(input));
  await patch({ ...change, handle });
  const generation = await regenerate(ada.user.id);
  await store(generation, "Ada the Second");
  return { ada, handle, other, patch, generation, cards: () => cardsAt([handle, other]) };
}

describe("while a version is marked ready,", () => {
  test("a withdrawal leaves no card", async () => {
    const { ada, patch, generation, cards } = await about();
    beforeNextWrite(() => patch(withdraw));
    await ready(generation);
    expect(await cards()).toEqual([]);
    expect(await headOf(ada)).toMatchObject({ status: "ready", readyVersion: 2 });
  });

  test("a change of handle moves the card, which has the new version", async () => {
    const { patch, other, generation, cards } = await about();
    beforeNextWrite(() => patch({ handle: other }));
    await ready(generation);
    expect(await cards()).toMatchObject([{ handle: other, version: 2, name: "Ada the Second" }]);
  });

  test("a publication is one of the new version", async () => {
    const { patch, handle, generation, cards } = await about(withdraw);
    beforeNextWrite(() => patch(publish));
    await ready(generation);
    expect(await cards()).toMatchObject([{ handle, version: 2, name: "Ada the Second" }]);
  });

  test("a removal leaves nothing", async () => {
    const { ada, generation, cards } = await about();
    beforeNextWrite(() => removePersona(ada.user.id));
    await expect(ready(generation)).rejects.toBeInstanceOf(Persona.GenerationSuperseded);
    expect(await cards()).toEqual([]);
    expect(await headOf(ada)).toBeNull();
  });

  test("the same step, run twice at once, does no more than once", async () => {
    const { generation, cards } = await about();
    beforeNextWrite(() => ready(generation));
    await ready(generation);
    expect(await cards()).toMatchObject([{ version: 2, name: "Ada the Second" }]);
  });
});

describe("while a persona is published,", () => {
  test("a version that becomes ready is the one shown", async () => {
    const { patch, generation, cards } = await about(withdraw);
    beforeNextWrite(() => ready(generation));
    await patch(publish);
    expect(await cards()).toMatchObject([{ version: 2, name: "Ada the Second" }]);
  });

  test("another handle is where the card stands", async () => {
    const { patch, other, cards } = await about(withdraw);
    beforeNextWrite(() => patch({ handle: other }));
    await patch(publish);
    expect(await cards()).toMatchObject([{ handle: other }]);
  });

  test("its removal leaves no card", async () => {
    const { ada, patch, cards } = await about(withdraw);
    beforeNextWrite(() => removePersona(ada.user.id));
    await expect(patch(publish)).rejects.toBeInstanceOf(Persona.PersonaNotFound);
    expect(await cards()).toEqual([]);
  });

  test("somebody else who takes its new handle keeps it, and the old card stays", async () => {
    const { ada, patch, handle, other, cards } = await about();
    const bob = await somebody("Bob");
    beforeNextWrite(() => as(bob, () => Persona.change({ ...publish, handle: other })));
    await expect(patch({ handle: other })).rejects.toBeInstanceOf(Persona.HandleTaken);
    expect(new Map((await cards()).map((card) => [card.handle, card.personaId]))).toEqual(
      new Map([
        [handle, ada.personaId],
        [other, bob.personaId],
      ]),
    );
  });
});

test("a handle that is given up and taken by another at once shows the other's card", async () => {
  const { ada, patch, handle, cards } = await about();
  const bob = await somebody("Bob");
  await patch({ handle: null });
  await as(bob, () => Persona.change({ ...publish, handle }));
  await finish(await regenerate(bob.user.id), "Bob the Second");
  await removePersona(ada.user.id);
  expect(await cards()).toMatchObject([{ handle, personaId: bob.personaId, name: "Bob the Second" }]);
});

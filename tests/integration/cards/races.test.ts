/** What comes between a change's reads and its write: the change is made anew on what is then so, and no card is left over. */
import { randomUUID } from "node:crypto";
import { Id } from "@persona-ai/core/id.ts";
import { markOf } from "@persona-ai/core/notification/index.ts";
import { Persona } from "@persona-ai/core/persona";
import { ready } from "@persona-ai/core/persona/generation.ts";
import type { Material } from "@persona-ai/core/persona/persona.entity.ts";
import { removePersona } from "@persona-ai/core/persona/removal.ts";
import { persist } from "@persona-ai/core/persona/work.ts";
import { dynamo, entities } from "@persona-ai/core/table";
import { describe, expect, test } from "vitest";
import { commandsDuring } from "../../support/meanwhile.ts";
import { openAnalysis } from "../../support/surveys.ts";
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
  await persist(generation, { material: { withdrawals: 0 } as Material });
  await store(generation, "Ada the Second");
  const left = { analysisId: Id.create("analysis"), since: new Date().toISOString(), withdrawals: 0 };
  return { ada, handle, other, patch, generation, left, cards: () => cardsAt([handle, other]) };
}

type About = Awaited<ReturnType<typeof about>>;

/** Both ways: as MarkReady reads it, and by what PersistPersona left. */
describe.each([
  ["as read", ({ generation }: About) => ready(generation)],
  ["unread", ({ generation, left }: About) => ready(generation, undefined, left)],
])("while a version is marked ready, %s,", (_, markReady) => {
  test("a withdrawal leaves no card", async () => {
    const there = await about();
    const { ada, patch, cards } = there;
    beforeNextWrite(() => patch(withdraw));
    await markReady(there);
    expect(await cards()).toEqual([]);
    expect(await headOf(ada)).toMatchObject({ status: "ready", readyVersion: 2 });
  });

  test("a change of handle moves the card, which has the new version", async () => {
    const there = await about();
    const { patch, other, cards } = there;
    beforeNextWrite(() => patch({ handle: other }));
    await markReady(there);
    expect(await cards()).toMatchObject([{ handle: other, version: 2, name: "Ada the Second" }]);
  });

  test("a publication is one of the new version", async () => {
    const there = await about(withdraw);
    const { patch, handle, cards } = there;
    beforeNextWrite(() => patch(publish));
    await markReady(there);
    expect(await cards()).toMatchObject([{ handle, version: 2, name: "Ada the Second" }]);
  });

  test("a removal leaves nothing", async () => {
    const there = await about(withdraw);
    const { ada, cards } = there;
    beforeNextWrite(() => removePersona(ada.user.id));
    await expect(markReady(there)).rejects.toBeInstanceOf(Persona.GenerationSuperseded);
    expect(await cards()).toEqual([]);
    expect(await headOf(ada)).toBeNull();
  });

  test("the same step, run twice at once, does no more than once", async () => {
    const there = await about();
    const { cards } = there;
    beforeNextWrite(() => markReady(there));
    await markReady(there);
    expect(await cards()).toMatchObject([{ version: 2, name: "Ada the Second" }]);
  });
});

describe("a private persona whose owner wants no e-mail", () => {
  test("becomes ready without a read, in the time since it was asked for", async () => {
    const { ada, generation, left } = await about(withdraw);
    const sent = await commandsDuring(() =>
      ready(generation, new Date(Date.parse(left.since) + 5_000), left),
    );
    expect(sent).toEqual(["TransactWriteItemsCommand"]);
    expect(await headOf(ada)).toMatchObject({
      status: "ready",
      step: "done",
      readyVersion: 2,
      tookMs: 5_000,
    });
  });

  test("is told of to an owner who wants one in the last moment", async () => {
    const { ada, generation, left } = await about(withdraw);
    beforeNextWrite(() => ada.patch("/users/me/notifications", { personaReady: true }));
    await ready(generation, undefined, left);
    const { data: wish } = await entities()
      .notification.get({ userId: ada.user.id })
      .go({ consistent: true });
    expect(wish?.readyOf).toBe(markOf(generation.personaId, generation.version));
  });

  test.each([
    ["of the analysis", { analysis: 1, material: 0, left: 0 }],
    ["of the answers that it was made from, whatever was left", { analysis: 1, material: 0, left: 1 }],
  ])("does not, when answers were taken back by the count %s", async (_, counts) => {
    const { ada, generation, left } = await about(withdraw);
    const { userId } = generation;
    const { id: analysisId } = await openAnalysis(ada);
    await entities().analysis.patch({ userId, analysisId }).set({ withdrawals: counts.analysis }).go();
    await entities().persona.patch({ userId }).set({ analysisId }).go();
    await persist(generation, { material: { withdrawals: counts.material } as Material });
    const marked = ready(generation, undefined, { ...left, analysisId, withdrawals: counts.left });
    await expect(marked).rejects.toThrow(expect.objectContaining({ name: "AnswersWithdrawn" }));
    expect(await headOf(ada)).toMatchObject({ status: "generating" });
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

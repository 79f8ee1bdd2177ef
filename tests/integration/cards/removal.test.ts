/** Removing a persona takes its card and all conversations with it, even when it was cut short before. */
import { randomUUID } from "node:crypto";
import { Id } from "@persona-ai/core/id.ts";
import { Persona } from "@persona-ai/core/persona";
import { finishRemoval, removePersona } from "@persona-ai/core/persona/removal.ts";
import { entities } from "@persona-ai/core/table";
import { expect, test } from "vitest";
import { ownStack } from "../../support/stack.ts";
import { itemsThatMention } from "../../support/whole-table.ts";
import { as, headOf, regenerate, somebody } from "./personas.ts";

/** Of one's own, so that the whole table is a page or two. */
await ownStack();

/** Somebody has said something to it. */
async function conversation(personaId: string): Promise<void> {
  const key = { userId: Id.create("user"), personaId };
  const createdAt = new Date().toISOString();
  await entities()
    .conversation.create({ ...key, createdAt })
    .go();
  await entities()
    .message.create({
      ...key,
      messageId: Id.create("message"),
      role: "user",
      content: "Hello.",
      status: "complete",
      createdAt,
    })
    .go();
}

async function published() {
  const ada = await somebody("Ada");
  const handle = `h-${randomUUID().slice(0, 13)}`;
  await as(ada, () => Persona.change({ visibility: "public", handle }));
  for (let i = 0; i < 3; i++) await conversation(ada.personaId);
  return { ada, handle };
}

test("nothing of it is left, with anybody", async () => {
  const { ada, handle } = await published();
  await removePersona(ada.user.id);
  expect(await itemsThatMention([ada.personaId, handle])).toEqual([]);
});

test("a second call finishes what the first did not come to", async () => {
  const { ada } = await published();
  const { handle = "" } = (await headOf(ada))!;
  await entities().persona.delete({ userId: ada.user.id }).go();
  await entities().handle.delete({ handle }).go();
  await entities().card.delete({ handle }).go();
  await removePersona(ada.user.id);
  expect(await itemsThatMention([ada.personaId])).toEqual([]);
  await expect(removePersona(ada.user.id)).rejects.toBeInstanceOf(Persona.PersonaNotFound);
});

test("several calls at once leave nothing either", async () => {
  const { ada, handle } = await published();
  const calls = await Promise.allSettled([1, 2, 3].map(() => removePersona(ada.user.id)));
  expect(calls.some(({ status }) => status === "fulfilled")).toBe(true);
  expect(await itemsThatMention([ada.personaId, handle])).toEqual([]);
});

test("what is left of a removed persona goes, and a new one of the same person stays", async () => {
  const { ada } = await published();
  const userId = ada.user.id;
  await regenerate(userId);
  const old = (await headOf(ada))!;
  await entities().persona.delete({ userId }).go();
  const personaId = Id.create("persona");
  await entities()
    .persona.put({ ...old, personaId, version: 1 })
    .go();
  const { executionArn, analysisId, createdAt } = old;
  await entities()
    .personaVersion.put({
      userId,
      personaId,
      version: 1,
      executionArn,
      analysisId,
      createdAt,
      status: "ready",
    })
    .go();
  await conversation(personaId);
  expect(await finishRemoval(userId)).toBe(true);
  const { data: versions } = await entities()
    .personaVersion.query.primary({ userId })
    .go({ consistent: true });
  expect(versions.map((version) => [version.personaId, version.version])).toEqual([[personaId, 1]]);
  const { data: talks } = await entities().conversation.query.byPersona({ personaId }).go();
  expect(talks).toHaveLength(1);
  expect(await finishRemoval(userId)).toBe(false);
});

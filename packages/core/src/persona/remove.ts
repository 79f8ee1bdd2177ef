/**
 * Removing a persona: its head and handle go first, in one transaction, so that nothing shows it and no step of a
 * running generation can write it any more; then its versions. Cut short, a second call finishes it.
 */
import { Actor } from "../actor.ts";
import { entities, transact } from "../table/index.ts";
import { Workflow } from "../workflow/index.ts";
import { PersonaNotFound } from "./errors.ts";
import type { Item } from "./head.ts";

export async function remove(userId = Actor.userId()): Promise<void> {
  const head = await removeHead(userId);
  const versions = await removeVersions(userId);
  if (!head && versions === 0) throw new PersonaNotFound();
  if (head?.status === "generating") await stop(head);
}

/** Resolves with the head that was there. */
async function removeHead(userId: string): Promise<Item | null> {
  const { data: head } = await entities().persona.get({ userId }).go({ consistent: true });
  if (!head) return null;
  const { handle, revision } = head;
  const { refused } = await transact((table) => [
    table.persona
      .delete({ userId })
      .where((a, o) => o.eq(a.revision, revision))
      .commit(),
    ...(handle === undefined ? [] : [table.handle.delete({ handle }).commit()]),
  ]);
  return refused ? removeHead(userId) : head;
}

/** What a batch leaves unprocessed is deleted by the next. */
async function removeVersions(userId: string): Promise<number> {
  const { data: versions } = await entities()
    .personaVersion.query.primary({ userId })
    .go({ pages: "all", consistent: true });
  let left = versions.map(({ version }) => ({ userId, version }));
  while (left.length > 0) left = (await entities().personaVersion.delete(left).go()).unprocessed;
  return versions.length;
}

/** Best effort: an execution that cannot be stopped finds its persona gone, and ends by itself. */
async function stop({ executionArn }: Item): Promise<void> {
  await Workflow.stop(executionArn, "The persona was removed.").catch((error: unknown) => {
    console.warn(`The execution of a removed persona could not be stopped: ${executionArn}`, error);
  });
}

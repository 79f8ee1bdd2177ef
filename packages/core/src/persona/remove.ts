/**
 * Removing a persona: its head and handle go first, in one transaction, so that nothing shows it and no step of a
 * running generation can write it any more; then its versions. Cut short, a second call finishes it.
 */
import { Actor } from "../actor.ts";
import { entities, transact } from "../table/index.ts";
import { Workflow } from "../workflow/index.ts";
import { PersonaNotFound } from "./errors.ts";

export async function remove(userId = Actor.userId()): Promise<void> {
  const { data: head } = await entities().persona.get({ userId }).go({ consistent: true });
  if (head) {
    const { handle, revision } = head;
    const { refused } = await transact((table) => [
      table.persona
        .delete({ userId })
        .where((a, o) => o.eq(a.revision, revision))
        .commit(),
      ...(handle === undefined ? [] : [table.handle.delete({ handle }).commit()]),
    ]);
    if (refused) return remove(userId);
    if (head.status === "generating") await Workflow.stop(head.executionArn, "The persona was removed.");
  }
  const { data: versions } = await entities()
    .personaVersion.query.primary({ userId })
    .go({ pages: "all", consistent: true });
  if (versions.length > 0) {
    await entities()
      .personaVersion.delete(versions.map(({ version }) => ({ userId, version })))
      .go();
  }
  if (!head && versions.length === 0) throw new PersonaNotFound();
}

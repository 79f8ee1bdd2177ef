/** Personas as the table holds them once they are ready, for tests that need one and no generation. */
import { Id } from "@persona-ai/core/id.ts";
import type { Persona } from "@persona-ai/core/persona";
import { entities } from "@persona-ai/core/table";
import { Workflow } from "@persona-ai/core/workflow";
import type { SignedIn } from "./client.ts";

/** A persona with `versions` of them, of which the last is the current one. */
export async function storePersona(
  { user }: SignedIn,
  fields: Partial<Persona.Item> = {},
  versions = 1,
): Promise<{ personaId: string; analysisId: string }> {
  const userId = user.id;
  const ids = { personaId: Id.create("persona"), analysisId: fields.analysisId ?? Id.create("analysis") };
  const time = new Date().toISOString();
  for (let version = 1; version <= versions; version++) {
    const executionArn = Workflow.executionArn({ personaId: ids.personaId, version });
    const stored = { ...ids, userId, version, executionArn, status: "ready" as const, createdAt: time };
    await entities()
      .personaVersion.create({ ...stored, readyAt: time })
      .go();
    if (version < versions) continue;
    await entities()
      .persona.create({
        ...stored,
        step: "done",
        visibility: "private",
        revision: 1,
        readyAt: time,
        ...fields,
      })
      .go();
  }
  return ids;
}

import { shardOf } from "@persona-ai/core/persona/shard.ts";
import { entities } from "@persona-ai/core/table";
import { Workflow } from "@persona-ai/core/workflow";
import type { Generation } from "@persona-ai/core/workflow/generation.ts";

/** Of a persona that is there: a further version is claimed in the table, and no execution started. */
export async function claimed(generation: Generation, at: Date): Promise<void> {
  const { userId, personaId, version, analysisId } = generation;
  const executionArn = Workflow.executionArn(generation);
  const generatingSince = at.toISOString();
  await entities()
    .persona.patch({ userId })
    .set({ version, analysisId, status: "generating", step: "queued", executionArn })
    .set({ generatingSince, generatingShard: shardOf(personaId) })
    .add({ revision: 1 })
    .remove(["readyAt"])
    .go();
  await entities()
    .personaVersion.put({
      ...{ userId, personaId, version, analysisId, executionArn },
      status: "generating",
      createdAt: generatingSince,
    })
    .go();
}

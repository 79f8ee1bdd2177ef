import { Analysis } from "@persona-ai/core/analysis/index.ts";
import { shardOf } from "@persona-ai/core/id.ts";
import { entities } from "@persona-ai/core/table";
import { User } from "@persona-ai/core/user/index.ts";
import { Workflow } from "@persona-ai/core/workflow";
import type { Generation } from "@persona-ai/core/workflow/generation.ts";

/**
 * Of a persona that is there: a further version is claimed in the table, and no execution started. The release before
 * left nothing for the first step.
 */
export async function claimed(generation: Generation, at: Date, isOfReleaseBefore = false): Promise<void> {
  const { userId, personaId, version, analysisId } = generation;
  const executionArn = Workflow.executionArn(generation);
  const generatingSince = at.toISOString();
  const { data: user } = await entities().user.get({ userId }).go({ consistent: true });
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
      ...(!isOfReleaseBefore && { person: User.personOf(user) }),
    })
    .go();
  if (isOfReleaseBefore) return;
  const { instrument, language, questions, withdrawals = 0 } = await Analysis.getItem(analysisId, userId);
  await entities().questionnaire.put({ analysisId, instrument, language, questions, withdrawals }).go();
}

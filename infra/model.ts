/**
 * The models on Bedrock, and the permission to call just those.
 *
 * An inference profile takes a call to one of several regions, and its caller needs the profile and the model in each
 * of them. Which those are Bedrock itself says, at the deployment; the condition lets the models be reached by the
 * profile alone. A global profile's models are in its own region and in none.
 */
import { foundationModelId, modelOf } from "@persona-ai/core/model/models.ts";
import type { Permission } from "./function.ts";
import { isInferenceProfile, judge, type ModelAnswer, type ProfileAnswer } from "./model-check.ts";
import type { Settings } from "./settings.ts";

export function createModel({ modelId, fallbackModelId, embeddingModelId, guardrail }: Settings) {
  const properties = {
    id: modelId,
    fallbackId: fallbackModelId,
    aliases: aliasesOf([modelId, fallbackModelId]),
    ...(embeddingModelId && { embeddingId: embeddingModelId }),
    ...(guardrail && { guardrail }),
  };
  const may = (action: Action, ...ids: string[]): Permission[] =>
    [...new Set(ids)].flatMap((id) =>
      isInferenceProfile(id) ? byProfile(id, action) : directly(id, action),
    );
  const both = [...new Set([modelId, fallbackModelId])];
  const guard = guardrail ? [mayApply(guardrail.id)] : [];
  return {
    link: new sst.Linkable("Model", { properties }),
    /** Everything is streamed, but what a model that offers no tools in a stream is asked for with one. */
    mayInvoke: [
      ...may("bedrock:InvokeModelWithResponseStream", ...both),
      ...may("bedrock:InvokeModel", ...both.filter(isAskedWhole)),
      ...guard,
    ],
    /** The permission of whoever stores and looks for memories. */
    mayEmbed: embeddingModelId === undefined ? [] : may("bedrock:InvokeModel", embeddingModelId),
  };
}

/** A model that the table does not know may be one of these. */
function isAskedWhole(id: string): boolean {
  const { isKnown, tools } = modelOf(id);
  return !isKnown || tools?.streaming !== true;
}

type Action = "bedrock:InvokeModel" | "bedrock:InvokeModelWithResponseStream";

function mayApply(guardrailId: string): Permission {
  const { partition } = aws.getPartitionOutput();
  const { region } = aws.getRegionOutput();
  const { accountId } = aws.getCallerIdentityOutput();
  const arn = $interpolate`arn:${partition}:bedrock:${region}:${accountId}:guardrail/${guardrailId}`;
  return { actions: ["bedrock:ApplyGuardrail"], resources: [arn] };
}

/** The foundation models of ids that do not name one themselves. */
function aliasesOf(ids: string[]) {
  const opaque = ids.filter((id) => id.includes("application-inference-profile/"));
  const named = opaque.map((id) => {
    const { models } = aws.bedrock.getInferenceProfileOutput({ inferenceProfileId: id });
    return [id, models.apply((all) => foundationModelId(all[0]?.modelArn ?? id))] as const;
  });
  return Object.fromEntries(named);
}

/** Stops the deployment of a model that cannot be called, and warns of one that soon cannot. */
function checked(id: string, found: { profile?: ProfileAnswer; model?: ModelAnswer }): void {
  const { refused, warned } = judge(id, found);
  for (const warning of warned) console.warn(warning);
  if (refused.length > 0) throw new Error(refused.join("\n"));
}

function directly(id: string, action: Action): Permission[] {
  // What answers at once alone, as a model of embeddings does, is in no table of models that talk.
  if (action === "bedrock:InvokeModelWithResponseStream") {
    const { inferenceTypesSupporteds, responseStreamingSupported } = aws.bedrockfoundation.getModelOutput({
      modelId: id,
    });
    $util
      .all([inferenceTypesSupporteds, responseStreamingSupported])
      .apply(([inferenceTypesSupported, streams]) =>
        checked(id, { model: { inferenceTypesSupported, responseStreamingSupported: streams } }),
      );
  }
  const { partition } = aws.getPartitionOutput();
  const { region } = aws.getRegionOutput();
  return [
    {
      actions: [action],
      resources: [$interpolate`arn:${partition}:bedrock:${region}::foundation-model/${id}`],
    },
  ];
}

function byProfile(inferenceProfileId: string, action: Action): Permission[] {
  const { inferenceProfileArn, models, status } = aws.bedrock.getInferenceProfileOutput({
    inferenceProfileId,
  });
  $util
    .all([models, status])
    .apply(([of, is]) => checked(inferenceProfileId, { profile: { models: of, status: is } }));
  const modelArns = models.apply((all) => all.map(({ modelArn }) => modelArn));
  const condition = {
    test: "StringEquals",
    variable: "bedrock:InferenceProfileArn",
    values: [inferenceProfileArn],
  };
  return [
    { actions: [action], resources: [inferenceProfileArn] },
    { actions: [action], resources: modelArns, conditions: [condition] },
  ];
}

/**
 * The models on Bedrock, and the permission to call just those.
 *
 * An inference profile takes a call to one of several regions, and its caller needs the profile and the model in each
 * of them. Which those are Bedrock itself says, at the deployment; the condition lets the models be reached by the
 * profile alone. A global profile's models are in its own region and in none.
 */
import type { Permission } from "./function.ts";
import type { Settings } from "./settings.ts";

const INFERENCE_PROFILE = /^(us|us-gov|eu|apac|jp|au|ca|global)\./;

export function createModel({ modelId, fallbackModelId, guardrail }: Settings) {
  const properties = { id: modelId, fallbackId: fallbackModelId, ...(guardrail && { guardrail }) };
  const may = (action: Action, ...ids: string[]): Permission[] =>
    [...new Set(ids)].flatMap((id) =>
      INFERENCE_PROFILE.test(id) ? byProfile(id, action) : directly(id, action),
    );
  const both = [modelId, fallbackModelId];
  const guard = guardrail ? [mayApply(guardrail.id)] : [];
  return {
    link: new sst.Linkable("Model", { properties }),
    /** Everything is streamed, but what a model that offers no tools in a stream is asked for with one. */
    mayInvoke: [
      ...may("bedrock:InvokeModelWithResponseStream", ...both),
      ...may("bedrock:InvokeModel", ...both),
      ...guard,
    ],
  };
}

type Action = "bedrock:InvokeModel" | "bedrock:InvokeModelWithResponseStream";

function mayApply(guardrailId: string): Permission {
  const { partition } = aws.getPartitionOutput();
  const { region } = aws.getRegionOutput();
  const { accountId } = aws.getCallerIdentityOutput();
  const arn = $interpolate`arn:${partition}:bedrock:${region}:${accountId}:guardrail/${guardrailId}`;
  return { actions: ["bedrock:ApplyGuardrail"], resources: [arn] };
}

function directly(id: string, action: Action): Permission[] {
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
  const { inferenceProfileArn, models } = aws.bedrock.getInferenceProfileOutput({ inferenceProfileId });
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

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
  const link = new sst.Linkable("Model", { properties });
  const ids = [...new Set([modelId, fallbackModelId])];
  const may = (actions: Action[]): Permission[] => [
    ...ids.flatMap((id) => (INFERENCE_PROFILE.test(id) ? byProfile(id, actions) : directly(id, actions))),
    ...(guardrail ? [mayApply(guardrail.id)] : []),
  ];
  return { link, mayInvoke: may(["bedrock:InvokeModel"]), mayStream: may(STREAMED_TOO) };
}

type Action = "bedrock:InvokeModel" | "bedrock:InvokeModelWithResponseStream";
const STREAMED_TOO: Action[] = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

function mayApply(guardrailId: string): Permission {
  const { partition } = aws.getPartitionOutput();
  const { region } = aws.getRegionOutput();
  const { accountId } = aws.getCallerIdentityOutput();
  const arn = $interpolate`arn:${partition}:bedrock:${region}:${accountId}:guardrail/${guardrailId}`;
  return { actions: ["bedrock:ApplyGuardrail"], resources: [arn] };
}

function directly(id: string, actions: Action[]): Permission[] {
  const { partition } = aws.getPartitionOutput();
  const { region } = aws.getRegionOutput();
  return [{ actions, resources: [$interpolate`arn:${partition}:bedrock:${region}::foundation-model/${id}`] }];
}

function byProfile(inferenceProfileId: string, actions: Action[]): Permission[] {
  const { inferenceProfileArn, models } = aws.bedrock.getInferenceProfileOutput({ inferenceProfileId });
  const modelArns = models.apply((all) => all.map(({ modelArn }) => modelArn));
  const condition = {
    test: "StringEquals",
    variable: "bedrock:InferenceProfileArn",
    values: [inferenceProfileArn],
  };
  return [
    { actions, resources: [inferenceProfileArn] },
    { actions, resources: modelArns, conditions: [condition] },
  ];
}

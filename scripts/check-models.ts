/**
 * Asks Bedrock whether the models of the settings can be called, and in which state of their life they are; ends with 1
 * where one cannot. Before a deployment, and once a month: a model is Legacy for half a year before it ends.
 *
 *   node scripts/check-models.ts            # MODEL_ID and FALLBACK_MODEL_ID, or the defaults
 */
import {
  BedrockClient,
  GetFoundationModelCommand,
  GetInferenceProfileCommand,
} from "@aws-sdk/client-bedrock";
import { isInferenceProfile, judge } from "../infra/model-check.ts";
import { DEFAULT_MODELS } from "../packages/core/src/model/defaults.ts";
import { foundationModelId } from "../packages/core/src/model/models.ts";

const client = new BedrockClient({});

async function check(modelId: string): Promise<boolean> {
  const profile = isInferenceProfile(modelId)
    ? await client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: modelId }))
    : undefined;
  const modelIdentifier = foundationModelId(profile?.models?.[0]?.modelArn ?? modelId);
  const { modelDetails } = await client.send(new GetFoundationModelCommand({ modelIdentifier }));
  const { refused, warned } = judge(modelId, { profile, model: modelDetails });
  for (const line of [...refused, ...warned]) console.warn(line);
  return refused.length === 0;
}

const { MODEL_ID, FALLBACK_MODEL_ID } = process.env;
const ids = [MODEL_ID || DEFAULT_MODELS.id, FALLBACK_MODEL_ID || DEFAULT_MODELS.fallbackId];
const good = await Promise.all(ids.map(check));
process.exitCode = good.every(Boolean) ? 0 : 1;

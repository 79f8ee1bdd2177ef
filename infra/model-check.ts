/**
 * Whether a model can be called as the settings name it, by what Bedrock says of it (GetFoundationModel and
 * GetInferenceProfile) and by the table of models. Pure; asked at each deployment (model.ts), and with its lifecycle by
 * the preflight.
 *
 * Answers have the fields of the API:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetFoundationModel.html
 */
import { modelOf, profileOf } from "@persona-ai/core/model/models.ts";

/** An application inference profile has an ARN alone, which does not say whose model it is. */
export const isInferenceProfile = (id: string): boolean =>
  id.includes("inference-profile/") || profileOf(id) !== undefined;

export type ProfileAnswer = {
  status?: string | undefined;
  models?: { modelArn?: string | undefined }[] | undefined;
};
export type ModelAnswer = {
  inferenceTypesSupported?: string[] | undefined;
  responseStreamingSupported?: boolean | undefined;
  modelLifecycle?: { status?: string | undefined; endOfLifeTime?: Date | string | undefined } | undefined;
};

export type Verdict = { refused: string[]; warned: string[] };

/** `profile` of an inference profile's id or ARN, `model` of the foundation model, as far as they were looked up. */
export function judge(
  modelId: string,
  { profile, model }: { profile?: ProfileAnswer | undefined; model?: ModelAnswer | undefined },
): Verdict {
  const refused: string[] = [];
  const warned: string[] = [];
  const refuse = (why: string) => refused.push(`${modelId} ${why}`);
  const warn = (why: string) => warned.push(`${modelId} ${why}`);

  if (profile?.status !== undefined && profile.status !== "ACTIVE")
    refuse(`is a profile that is ${profile.status}.`);
  if (profile?.models?.length === 0) refuse("is a profile of no model.");
  const types = model?.inferenceTypesSupported;
  if (profile === undefined && types !== undefined && !types.includes("ON_DEMAND")) {
    refuse("cannot be called by its own id: name one of its inference profiles (global., eu., us. …).");
  }
  if (model?.responseStreamingSupported === false) refuse("does not stream.");

  const arn = profile?.models?.[0]?.modelArn;
  const known = modelOf(arn ?? modelId);
  const lifecycle = model?.modelLifecycle;
  if (lifecycle?.status === "LEGACY") {
    const until = lifecycle.endOfLifeTime
      ? ` until ${new Date(lifecycle.endOfLifeTime).toISOString().slice(0, 10)}`
      : "";
    warn(`is Legacy${until}: an account that has not called it for 30 days cannot.`);
  } else if (known.isKnown && known.status.state === "legacy") {
    warn("is Legacy, or about to be, by the table of models.");
  }
  if (known.status.state === "end_of_life") refuse("has reached its end of life, by the table of models.");
  if (!known.isKnown)
    warn("is not in the table of models: it is asked in the form that nearly every model takes.");
  return { refused, warned };
}

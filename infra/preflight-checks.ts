/**
 * What must be so in an account before a first deployment works, each with the read-only call that tells and the command
 * that mends it. Pure: the calls are made by preflight.ts, and by recorded answers in tests.
 *
 * Sources: Amazon Bedrock User Guide, "Request access to models" (use-case form once an account for Anthropic's models;
 * a model's first call subscribes to it, for which the caller needs aws-marketplace:Subscribe, which our functions'
 * roles do not have; calls may work for 15 minutes before that) and "Model lifecycle" (a legacy model is closed to who
 * has not used it for 30 days); AWS Lambda Developer Guide, "Lambda quotas" (new accounts have less concurrency).
 */
import { foundationModelId, modelOf } from "@persona-ai/core/model/models.ts";
import { isInferenceProfile, judge, type ModelAnswer, type ProfileAnswer } from "./model-check.ts";
import { checkSecret } from "./settings.ts";

/** Arguments of the AWS CLI; its answer is JSON. */
export type Call = readonly string[];
export type Answer = { data: Record<string, unknown> } | { error: string };
export type Ask = (call: Call) => Promise<Answer>;

export type Finding = { name: string; level: "ok" | "warning" | "missing"; says: string; mend?: string };

type Wanted = { modelIds: string[]; domain: string | undefined; stage: string };

const ok = (name: string, says: string): Finding => ({ name, level: "ok", says });
const missing = (name: string, says: string, mend: string): Finding => ({
  name,
  level: "missing",
  says,
  mend,
});
const warning = (name: string, says: string, mend?: string): Finding => ({
  name,
  level: "warning",
  says,
  ...(mend !== undefined && { mend }),
});

/** Fewer concurrent executions than this, and a workflow of some people takes it from the API. */
const ENOUGH_CONCURRENCY = 100;
/** docs/costs.md: a persona a second takes 700,000 a minute. */
const TOKENS_A_PERSONA = 11_700;
/** Eight personas a minute. */
const ENOUGH_TOKENS = 100_000;

export async function preflight(
  wanted: Wanted,
  ask: Ask,
  secrets: Record<string, string>,
): Promise<Finding[]> {
  const identity = await ask(["sts", "get-caller-identity"]);
  if ("error" in identity) {
    return [missing("credentials", identity.error, "aws sso login   # or whatever gives you credentials")];
  }
  const found = await Promise.all([
    ...wanted.modelIds.map((id) => checkModel(id, ask)),
    checkUseCase(wanted.modelIds, ask),
    checkConcurrency(ask),
    checkDomain(wanted.domain, ask),
  ]);
  return [
    ok("credentials", `account ${identity.data.Account}`),
    ...found.flat(),
    ...checkSecrets(secrets, wanted.stage),
  ];
}

async function checkModel(id: string, ask: Ask): Promise<Finding[]> {
  const name = `model ${id}`;
  const profile = isInferenceProfile(id)
    ? await ask(["bedrock", "get-inference-profile", "--inference-profile-identifier", id])
    : undefined;
  if (profile !== undefined && "error" in profile) {
    const list = "aws bedrock list-inference-profiles   # and set MODEL_ID to one of these";
    return [missing(name, profile.error, list)];
  }
  const of = profile?.data as ProfileAnswer | undefined;
  const arns = of === undefined ? [id] : (of.models ?? []).map(({ modelArn = "" }) => modelArn);
  const ids = [...new Set(arns.map(foundationModelId))];
  const found = await Promise.all(ids.map((model) => checkFoundationModel(id, model, of, ask)));
  return [...found, await checkTokens(id, ids[0] ?? id, ask)];
}

/** Whether it can be called is what a deployment refuses by, too (model-check.ts); whether it is open, it does not ask. */
async function checkFoundationModel(
  id: string,
  foundationId: string,
  profile: ProfileAnswer | undefined,
  ask: Ask,
): Promise<Finding> {
  const name = `model ${id}`;
  const [model, availability] = await Promise.all([
    ask(["bedrock", "get-foundation-model", "--model-identifier", foundationId]),
    ask(["bedrock", "get-foundation-model-availability", "--model-id", foundationId]),
  ]);
  if ("error" in model)
    return missing(name, model.error, "aws bedrock list-foundation-models --by-output-modality TEXT");
  const { refused, warned } = judge(id, { profile, model: model.data.modelDetails as ModelAnswer });
  const another = "aws bedrock list-inference-profiles   # and set MODEL_ID or FALLBACK_MODEL_ID to another";
  if (refused.length > 0) return missing(name, refused.join(" "), another);
  const call = `aws bedrock-runtime converse --model-id ${id} --messages '[{"role":"user","content":[{"text":"Hello"}]}]'   # as an administrator: it subscribes`;
  if ("error" in availability) return warning(name, availability.error, call);
  const { agreementAvailability, authorizationStatus, entitlementAvailability, regionAvailability } =
    availability.data as Record<string, unknown> & { agreementAvailability?: { status?: string } };
  if (regionAvailability === "NOT_AVAILABLE")
    return missing(name, "not in this region", "export AWS_REGION=…");
  const isOpen =
    agreementAvailability?.status === "AVAILABLE" &&
    authorizationStatus === "AUTHORIZED" &&
    entitlementAvailability === "AVAILABLE";
  if (!isOpen) return missing(name, "the account has not subscribed to it", call);
  if (warned.length > 0) return warning(name, warned.join(" "), another);
  return ok(name, "open to this account");
}

/** What a call by this id counts against, in the words of the quota's name. */
const quotaKind = (id: string): string => {
  if (!isInferenceProfile(id)) return "On-demand model inference tokens per minute";
  return /(^|\/)global\./.test(id)
    ? "Global cross-region model inference tokens per minute"
    : "Cross-region model inference tokens per minute";
};

async function checkTokens(id: string, foundationId: string, ask: Ask): Promise<Finding> {
  const name = `quota of ${id}`;
  const list = "aws service-quotas list-service-quotas --service-code bedrock";
  const answer = await ask(list.split(" ").slice(1));
  if ("error" in answer) return warning(name, answer.error);
  type Quota = { QuotaCode: string; QuotaName: string; Value: number };
  const model = modelOf(foundationId).name;
  const quota = (answer.data.Quotas as Quota[]).find(
    ({ QuotaName }) =>
      QuotaName.toLowerCase().startsWith(quotaKind(id).toLowerCase()) &&
      `${QuotaName} `.includes(`${model} `),
  );
  if (quota === undefined) return warning(name, "none by its name: look for it", list);
  const says = `${quota.Value.toLocaleString("en")} tokens a minute`;
  if (quota.Value >= ENOUGH_TOKENS) return ok(name, says);
  return warning(
    name,
    `${says}, which is some ${Math.floor(quota.Value / TOKENS_A_PERSONA)} personas`,
    `aws service-quotas request-service-quota-increase --service-code bedrock --quota-code ${quota.QuotaCode} --desired-value ${ENOUGH_TOKENS}`,
  );
}

async function checkUseCase(modelIds: string[], ask: Ask): Promise<Finding[]> {
  const name = "use-case form";
  if (!modelIds.some((id) => id.includes("anthropic."))) return [];
  const form = await ask(["bedrock", "get-use-case-for-model-access"]);
  if ("data" in form) return [ok(name, "handed in")];
  return [
    missing(
      name,
      form.error,
      "aws bedrock put-use-case-for-model-access --form-data fileb://use-case.json   # fields: docs/deploy.md",
    ),
  ];
}

async function checkConcurrency(ask: Ask): Promise<Finding> {
  const name = "Lambda concurrency";
  const answer = await ask(["lambda", "get-account-settings"]);
  if ("error" in answer) return warning(name, answer.error);
  const { ConcurrentExecutions = 0 } = answer.data.AccountLimit as { ConcurrentExecutions?: number };
  if (ConcurrentExecutions >= ENOUGH_CONCURRENCY) return ok(name, `${ConcurrentExecutions} at once`);
  return missing(
    name,
    `${ConcurrentExecutions} at once; the API and seven steps share them`,
    "aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000",
  );
}

async function checkDomain(domain: string | undefined, ask: Ask): Promise<Finding> {
  const name = "domain";
  if (domain === undefined) return warning(name, "none: the API will be at CloudFront's own name");
  const answer = await ask(["route53", "list-hosted-zones"]);
  if ("error" in answer) return warning(name, answer.error);
  const zones = answer.data.HostedZones as { Name: string; Config?: { PrivateZone?: boolean } }[];
  const zone = zones.find(({ Name, Config }) => !Config?.PrivateZone && `.${domain}.`.endsWith(`.${Name}`));
  if (zone !== undefined) return ok(name, `${domain} is in the hosted zone ${zone.Name}`);
  return missing(
    name,
    `no public hosted zone of this account holds ${domain}`,
    `aws route53 create-hosted-zone --name ${domain} --caller-reference ${domain}   # then delegate to it`,
  );
}

const SECRETS: Record<string, (stage: string) => string> = {
  GoogleClientId: (stage) =>
    `printf %s "$(cat google-client-id.txt)" | npx sst secret set GoogleClientId --stage ${stage}`,
  GoogleClientSecret: (stage) =>
    `printf %s "$(cat google-client-secret.txt)" | npx sst secret set GoogleClientSecret --stage ${stage}`,
  SigningKeys: (stage) => `node scripts/keys.ts create | npx sst secret set SigningKeys --stage ${stage}`,
  CursorKey: (stage) => `node scripts/keys.ts cursor-key | npx sst secret set CursorKey --stage ${stage}`,
};

/** A secret's value is in no finding. */
function checkSecrets(secrets: Record<string, string>, stage: string): Finding[] {
  return Object.entries(SECRETS).map(([name, mend]) => {
    const value = secrets[name];
    if (value === undefined) return missing(`secret ${name}`, "not set", mend(stage));
    try {
      // What is JSON may end as a file does.
      if (name === "SigningKeys") JSON.parse(value);
      else checkSecret(name, value);
      return ok(`secret ${name}`, "set");
    } catch {
      return missing(`secret ${name}`, "white space at an end, or not what it should be", mend(stage));
    }
  });
}

/** `sst secret list` as it prints: a line `Name=value` each; a value may have lines of its own. */
export function readSecretList(output: string): Record<string, string> {
  const secrets: Record<string, string> = {};
  let last: string | undefined;
  for (const line of output.replace(/\n$/, "").split("\n")) {
    const [, name, value = ""] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) secrets[name] = value;
    else if (last !== undefined && !line.startsWith("#")) secrets[last] += `\n${line}`;
    last = name ?? last;
  }
  return secrets;
}

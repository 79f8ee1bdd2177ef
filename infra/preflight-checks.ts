/**
 * What must be so in an account before a first deployment works, each with the read-only call that tells and the command
 * that mends it. Pure: the calls are made by preflight.ts, and by recorded answers in tests.
 *
 * Sources: Amazon Bedrock User Guide, "Request access to models" (use-case form once an account for Anthropic's models;
 * a model's first call subscribes to it, for which the caller needs aws-marketplace:Subscribe, which our functions'
 * roles do not have; calls may work for 15 minutes before that) and "Model lifecycle" (a legacy model is closed to who
 * has not used it for 30 days); AWS Lambda Developer Guide, "Lambda quotas" (new accounts have less concurrency).
 */
import { isInferenceProfile } from "./model-check.ts";
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
  if (!isInferenceProfile(id)) return [await checkFoundationModel(name, id, ask)];
  const profile = await ask(["bedrock", "get-inference-profile", "--inference-profile-identifier", id]);
  if ("error" in profile) {
    return [
      missing(
        name,
        profile.error,
        "aws bedrock list-inference-profiles   # and set MODEL_ID to one of these",
      ),
    ];
  }
  const models = (profile.data.models ?? []) as { modelArn: string }[];
  const ids = new Set(models.map(({ modelArn }) => modelArn.split("foundation-model/")[1] ?? modelArn));
  return Promise.all([...ids].map((model) => checkFoundationModel(name, model, ask)));
}

async function checkFoundationModel(name: string, id: string, ask: Ask): Promise<Finding> {
  const [model, availability] = await Promise.all([
    ask(["bedrock", "get-foundation-model", "--model-identifier", id]),
    ask(["bedrock", "get-foundation-model-availability", "--model-id", id]),
  ]);
  if ("error" in model)
    return missing(name, model.error, "aws bedrock list-foundation-models --by-output-modality TEXT");
  const call = `aws bedrock-runtime converse --model-id ${name.slice("model ".length)} --messages '[{"role":"user","content":[{"text":"Hello"}]}]'   # as an administrator: it subscribes`;
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
  const { modelLifecycle } = model.data.modelDetails as { modelLifecycle?: { status?: string } };
  if (modelLifecycle?.status === "LEGACY") {
    return warning(name, "legacy: it ends, and is closed to who has not used it for 30 days");
  }
  return ok(name, "open to this account");
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

/** The preflight on answers of the shapes that the APIs' models give: of an account that is open, and of a new one. */
import { describe, expect, test } from "vitest";
import { type Answer, type Ask, preflight, readSecretList } from "../../infra/preflight-checks.ts";

const MODEL = "anthropic.claude-sonnet-5-5";
const PROFILE = `global.${MODEL}`;
const WANTED = { modelIds: [PROFILE], domain: "api.example.com", stage: "production" };
const SECRETS = {
  GoogleClientId: "123-abc.apps.googleusercontent.com",
  GoogleClientSecret: "secret",
  SigningKeys: '{"keys":[]}',
  CursorKey: "key",
};

function quota(QuotaCode: string, QuotaName: string, Value: number) {
  return { ServiceCode: "bedrock", QuotaCode, QuotaName, Value, Unit: "None", Adjustable: true };
}

const OPEN: Record<string, Answer> = {
  "sts get-caller-identity": {
    data: { UserId: "AIDA", Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/a" },
  },
  "bedrock get-inference-profile": {
    data: {
      inferenceProfileName: "Global Sonnet",
      inferenceProfileArn: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${PROFILE}`,
      inferenceProfileId: PROFILE,
      status: "ACTIVE",
      type: "SYSTEM_DEFINED",
      models: [
        { modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${MODEL}` },
        { modelArn: `arn:aws:bedrock:::foundation-model/${MODEL}` },
      ],
    },
  },
  "bedrock get-foundation-model": {
    data: {
      modelDetails: {
        modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${MODEL}`,
        modelId: MODEL,
        inferenceTypesSupported: ["INFERENCE_PROFILE"],
        responseStreamingSupported: true,
        modelLifecycle: { status: "ACTIVE" },
      },
    },
  },
  "service-quotas list-service-quotas": {
    data: {
      Quotas: [
        quota("L-1", "On-demand model inference tokens per minute for Anthropic Claude Sonnet 5.5", 10),
        quota(
          "L-2",
          "Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 5",
          10,
        ),
        quota(
          "L-3",
          "Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 5.5",
          5e6,
        ),
      ],
    },
  },
  "bedrock get-foundation-model-availability": {
    data: {
      modelId: MODEL,
      agreementAvailability: { status: "AVAILABLE" },
      authorizationStatus: "AUTHORIZED",
      entitlementAvailability: "AVAILABLE",
      regionAvailability: "AVAILABLE",
    },
  },
  "bedrock get-use-case-for-model-access": { data: { formData: "e30=" } },
  "lambda get-account-settings": { data: { AccountLimit: { ConcurrentExecutions: 1000 } } },
  "route53 list-hosted-zones": {
    data: {
      HostedZones: [
        { Id: "/hostedzone/Z1", Name: "other.org.", CallerReference: "a", Config: { PrivateZone: false } },
        { Id: "/hostedzone/Z2", Name: "example.com.", CallerReference: "b", Config: { PrivateZone: false } },
      ],
      MaxItems: "100",
      IsTruncated: false,
    },
  },
};

const asking =
  (changes: Record<string, Answer> = {}): Ask =>
  async ([service, operation]) =>
    ({ ...OPEN, ...changes })[`${service} ${operation}`] ?? {
      error: `not recorded: ${service} ${operation}`,
    };

async function troubles(changes: Record<string, Answer>, secrets: Record<string, string> = SECRETS) {
  const findings = await preflight(WANTED, asking(changes), secrets);
  return findings.filter(({ level }) => level !== "ok");
}

test("an account that is ready lacks nothing", async () => {
  const findings = await preflight(WANTED, asking(), SECRETS);
  expect(findings.map(({ level }) => level)).toEqual(findings.map(() => "ok"));
  expect(findings.length).toBeGreaterThan(7);
});

test("without credentials nothing else is asked", async () => {
  const error = "Unable to locate credentials";
  const findings = await preflight(WANTED, asking({ "sts get-caller-identity": { error } }), SECRETS);
  expect(findings).toEqual([
    { name: "credentials", level: "missing", says: error, mend: expect.any(String) },
  ]);
});

describe("of a new account it says", () => {
  test.each<[string, Record<string, Answer>, string]>([
    [
      "that a model has not been subscribed to, and how",
      {
        "bedrock get-foundation-model-availability": {
          data: {
            ...(OPEN["bedrock get-foundation-model-availability"] as { data: object }).data,
            agreementAvailability: { status: "NOT_AVAILABLE" },
          },
        },
      },
      `aws bedrock-runtime converse --model-id ${PROFILE}`,
    ],
    [
      "that the use-case form is missing",
      { "bedrock get-use-case-for-model-access": { error: "An error occurred (ResourceNotFoundException)" } },
      "aws bedrock put-use-case-for-model-access",
    ],
    [
      "that its concurrency is ten",
      { "lambda get-account-settings": { data: { AccountLimit: { ConcurrentExecutions: 10 } } } },
      "aws service-quotas request-service-quota-increase --service-code lambda",
    ],
    [
      "that nothing holds its domain",
      { "route53 list-hosted-zones": { data: { HostedZones: [{ Name: "ample.com." }] } } },
      "aws route53 create-hosted-zone --name api.example.com",
    ],
    [
      "that there is no such profile",
      { "bedrock get-inference-profile": { error: "An error occurred (ResourceNotFoundException)" } },
      "aws bedrock list-inference-profiles",
    ],
    [
      "that a model does not stream, as a deployment would",
      { "bedrock get-foundation-model": { data: { modelDetails: { responseStreamingSupported: false } } } },
      "aws bedrock list-inference-profiles",
    ],
  ])("%s", async (_, changes, mend) => {
    const [trouble, ...others] = await troubles(changes);
    expect(others).toEqual([]);
    expect(trouble?.level).toBe("missing");
    expect(trouble?.mend).toContain(mend);
  });

  test("that a model is legacy, as a warning", async () => {
    const details = { modelDetails: { modelId: MODEL, modelLifecycle: { status: "LEGACY" } } };
    const [trouble] = await troubles({ "bedrock get-foundation-model": { data: details } });
    expect(trouble).toMatchObject({ level: "warning", says: expect.stringContaining("is Legacy") });
  });

  test("that a model's tokens are few, as a warning with the quota of the kind of call", async () => {
    const few = quota(
      "L-3",
      "Global cross-region model inference tokens per minute for Anthropic Claude Sonnet 5.5",
      20_000,
    );
    const [trouble, ...others] = await troubles({
      "service-quotas list-service-quotas": { data: { Quotas: [few] } },
    });
    expect(others).toEqual([]);
    expect(trouble).toMatchObject({ level: "warning", says: expect.stringContaining("20,000") });
    expect(trouble?.mend).toContain("--service-code bedrock --quota-code L-3");
  });
});

test("a secret is named when it is missing or ends in a newline, and never shown", async () => {
  const listed = readSecretList(
    "# fallback\nGoogleClientId=123-abc\n\nGoogleClientSecret=hidden\nSigningKeys={}\n",
  );
  expect(listed).toMatchObject({ GoogleClientId: "123-abc\n", GoogleClientSecret: "hidden" });
  const found = await troubles({}, listed);
  expect(found.map(({ name }) => name)).toEqual(["secret GoogleClientId", "secret CursorKey"]);
  expect(JSON.stringify(found)).not.toMatch(/123-abc|hidden/);
});

import { describe, expect, test } from "vitest";
import { SETTINGS } from "./global-setup.ts";
import { REGION } from "./synthesis/cloud.ts";
import { accessOf } from "./synthesis/policy.ts";
import { DEPLOYED, stage } from "./synthesis/stage.ts";
import { SECRETS } from "./synthesis/synthesize.ts";

describe.each([
  { name: "dev", removal: "remove", kept: false },
  { name: "pr-7", removal: "remove", kept: false },
  { name: "production", removal: "retain", kept: true },
] as const)("$name", ({ name, removal, kept }) => {
  test(`is ${kept ? "protected from being removed" : "removed whole"}`, () => {
    expect(stage(name).app).toMatchObject({ removal, protect: kept });
  });

  test(`${kept ? "keeps" : "does not keep"} its table when it is removed`, () => {
    const table = stage(name).get("aws:dynamodb/table:Table", "TableTable");
    expect(table).toMatchObject({ retained: kept, inputs: { deletionProtectionEnabled: kept } });
  });

  test("is deployed by a pinned provider in the region of the setting", () => {
    expect(stage(name).app.providers?.aws).toEqual({ version: "7.20.0", region: REGION });
  });
});

test("stages share no name of a resource", () => {
  const names = DEPLOYED.map((name) => {
    const named = stage(name).resources.filter(({ inputs }) => typeof inputs.name === "string");
    return new Set(named.map(({ type, inputs }) => `${type} ${inputs.name}`));
  });
  expect(names[0]!.size).toBeGreaterThan(30);
  for (const [i, some] of names.entries()) {
    for (const others of names.slice(i + 1)) expect([...some].filter((each) => others.has(each))).toEqual([]);
  }
});

test("settings reach the functions by links", () => {
  const { links } = stage("settings").build("Api");
  expect(links.Site).toMatchObject({
    apiUrl: `https://${SETTINGS.DOMAIN}`,
    surveyUrl: SETTINGS.SURVEY_URL,
  });
  expect(links.OpenId).toMatchObject({
    redirectUris: [`https://${SETTINGS.DOMAIN}/app`, ...SETTINGS.REDIRECT_URIS.split(",")],
  });
  expect(stage("settings").build("GenerateProfile").links.Model).toMatchObject({
    id: SETTINGS.MODEL_ID,
    fallbackId: SETTINGS.FALLBACK_MODEL_ID,
    embeddingId: SETTINGS.EMBEDDING_MODEL_ID,
    guardrail: { id: "gr1abc", version: "2" },
  });
  expect(links.Limits).toMatchObject({ messagesPerDay: 7, tokensPerDay: 1_000_000, generationsPerDay: 20 });
});

test("a model of embeddings may be called by the API alone, where the stage has one", () => {
  const arn = `arn:aws:bedrock:eu-west-1::foundation-model/${SETTINGS.EMBEDDING_MODEL_ID}`;
  const embedding = (name: "settings" | "production") =>
    stage(name)
      .functions()
      .filter((one) => accessOf(stage(name), `${one}Role`)[arn] !== undefined);
  expect(embedding("settings")).toEqual(["Api"]);
  expect(accessOf(stage("settings"), "ApiRole")[arn]).toEqual(["bedrock:InvokeModel"]);
  expect(embedding("production")).toEqual([]);
});

test("a guardrail may be applied by whoever calls the model, and no other one", () => {
  const ARN = "arn:aws:bedrock:eu-west-1:123456789012:guardrail/gr1abc";
  const guarded = stage("settings")
    .functions()
    .filter((name) => accessOf(stage("settings"), `${name}Role`)[ARN]?.join() === "bedrock:ApplyGuardrail");
  expect(guarded.sort()).toEqual(["Api", "GenerateProfile", "InterviewPersona"]);
});

test("without settings the API is at CloudFront's own name, and production lets no page sign people in but its own", () => {
  const { links } = stage("production").build("Api");
  expect(links.Site).toMatchObject({ apiUrl: expect.stringMatching(/^https:\/\/\w+\.cloudfront\.net$/) });
  expect(links.OpenId).toMatchObject({ redirectUris: [`${links.Site?.apiUrl}/app`] });
});

describe("secrets", () => {
  const values = Object.values(SECRETS);

  test("are linked to the API alone", () => {
    for (const name of stage("production").functions()) {
      const text = JSON.stringify(stage("production").build(name).links);
      const linked = values.filter((value) => text.includes(value));
      expect({ name, linked }).toEqual({ name, linked: name === "Api" ? values : [] });
    }
  });

  test.each(["production", "live"] as const)(
    "are in no environment variable, definition or policy of %s",
    (name) => {
      const shown = stage(name).resources.filter(({ type }) => !type.startsWith("sst:"));
      const text = JSON.stringify(shown);
      expect(values.filter((value) => text.includes(value))).toEqual([]);
    },
  );
});

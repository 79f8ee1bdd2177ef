/** What a deployment can be set to, and what is refused before anything is deployed. */
import { expect, test } from "vitest";
import { checkSecret, readSettings } from "../../infra/settings.ts";

const COMPLETE = {
  DOMAIN: "api.example.com",
  REDIRECT_URIS: "https://app.example.com",
  ALARM_EMAIL: "oncall@example.com",
};

test("addresses are a list, with or without blanks", () => {
  const REDIRECT_URIS = "https://app.example.com, https://other.example.com/signed-in";
  expect(readSettings({ ...COMPLETE, REDIRECT_URIS }, "production").redirectUris).toEqual([
    "https://app.example.com",
    "https://other.example.com/signed-in",
  ]);
});

test.each([
  ["REDIRECT_URIS", "app.example.com"],
  ["REDIRECT_URIS", "https://app.example.com,"],
  ["REDIRECT_URIS", "https://app.example.com/?next=1"],
  ["REDIRECT_URIS", "https://me:secret@app.example.com"],
  ["REDIRECT_URIS", "javascript:alert(1)"],
  ["SURVEY_URL", "www.example.com/survey"],
  ["PLAIN_PROFILE", "yes"],
  ["NOTIFY_FROM", "Persona AI"],
  ["NOTIFY_FROM", "Persona AI <hello@example.com"],
  ["NOTIFY_FROM", "hello@localhost"],
  ["NOTIFY_FROM", "a@example.com, b@example.com"],
  ["GUARDRAIL", "only-an-id"],
  ["MESSAGES_PER_DAY", "many"],
])("%s is not %j", (name, value) => {
  expect(() => readSettings({ ...COMPLETE, [name]: value }, "production")).toThrow(name);
});

test("a slash at the end of SURVEY_URL is not doubled by the share token's", () => {
  const settings = readSettings({ ...COMPLETE, SURVEY_URL: "https://www.example.com/survey/" }, "production");
  expect(settings.surveyUrl).toBe("https://www.example.com/survey");
});

test.each(Object.keys(COMPLETE))(
  "production without %s is refused, unless it is said in so many words",
  (name) => {
    const settings = { ...COMPLETE, [name]: undefined };
    expect(() => readSettings(settings, "production")).toThrow(`without ${name}`);
    expect(() => readSettings({ ...settings, DEPLOY_WITHOUT: name }, "production")).not.toThrow();
    expect(() => readSettings(settings, "dev")).not.toThrow();
  },
);

test.each([
  ["app.example.org", "another domain"],
  ["example.github.io", "a domain under a public suffix"],
  ["localhost", "a page on one's own machine"],
])("a page at %s (%s) could not stay signed in with api.example.com, and is refused", (host) => {
  const settings = { ...COMPLETE, REDIRECT_URIS: `https://app.example.com,https://${host}` };
  expect(() => readSettings(settings, "production")).toThrow(host);
});

test("pages under two names of a public suffix are two sites", () => {
  const settings = { ...COMPLETE, DOMAIN: "ada.github.io", REDIRECT_URIS: "https://bob.github.io" };
  expect(() => readSettings(settings, "production")).toThrow("bob.github.io");
});

test.each(["123-abc.apps.googleusercontent.com\n", " abc", ""])("a secret that is %j is refused", (value) => {
  expect(() => checkSecret("GoogleClientId", value)).toThrow("GoogleClientId");
});

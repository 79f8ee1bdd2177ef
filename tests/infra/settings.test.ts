/** What a deployment can be set to, and what is refused before anything is deployed. */
import { expect, test } from "vitest";
import { readSettings } from "../../infra/settings.ts";

test("addresses are a list, with or without blanks", () => {
  const REDIRECT_URIS = "https://app.example.com, https://other.example.com/signed-in";
  expect(readSettings({ REDIRECT_URIS }, "production").redirectUris).toEqual([
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
  ["GUARDRAIL", "only-an-id"],
  ["MESSAGES_PER_DAY", "many"],
])("%s is not %j", (name, value) => {
  expect(() => readSettings({ [name]: value }, "production")).toThrow(name);
});

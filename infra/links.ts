/** What functions read by `Resource.*` besides the table and the workflow: addresses, and secrets by `sst secret set`. */
import { GOOGLE } from "@persona-ai/core/auth/google-endpoints.ts";
import { edgeSecretOf } from "@persona-ai/core/edge-secret.ts";
import { checkSecret, type Settings } from "./settings.ts";

export function createLinks(
  apiUrl: $util.Output<string>,
  { surveyUrl, redirectUris, limits, notifyFrom }: Settings,
) {
  return {
    site: new sst.Linkable("Site", {
      properties: {
        apiUrl,
        surveyUrl: surveyUrl ?? $interpolate`${apiUrl}/app/s`,
        notifyFrom: notifyFrom?.from ?? "",
      },
    }),
    openId: new sst.Linkable("OpenId", {
      properties: { ...GOOGLE, redirectUris: [$interpolate`${apiUrl}/app`, ...redirectUris] },
    }),
    limits: new sst.Linkable("Limits", { properties: limits }),
  };
}

/** A value with white space at an end is a file's newline, with which nobody can sign in: refused before anything is made. */
export function createSecrets() {
  const [googleClientId, googleClientSecret, signingKeys, cursorKey] = [
    "GoogleClientId",
    "GoogleClientSecret",
    "SigningKeys",
    "CursorKey",
  ].map((name) => new sst.Secret(name)) as [sst.Secret, sst.Secret, sst.Secret, sst.Secret];
  for (const { name, value } of [googleClientId, googleClientSecret, cursorKey]) {
    $util.all([name, value]).apply(([name, value]) => checkSecret(name, value));
  }
  return {
    all: [googleClientId, googleClientSecret, signingKeys, cursorKey],
    edgeSecret: $util.secret(cursorKey.value.apply(edgeSecretOf)),
  };
}

/** What functions read by `Resource.*` besides the table and the workflow: addresses, and secrets by `sst secret set`. */
import type { Settings } from "./settings.ts";

export function createLinks(apiUrl: $util.Output<string>, { surveyUrl, redirectUris }: Settings) {
  return {
    site: new sst.Linkable("Site", {
      properties: {
        apiUrl,
        surveyUrl: surveyUrl ?? $interpolate`${apiUrl}/surveys`,
        docsAssetsUrl: $interpolate`${apiUrl}/docs-assets`,
      },
    }),
    /** https://accounts.google.com/.well-known/openid-configuration; both issuers occur in Google's ID tokens. */
    openId: new sst.Linkable("OpenId", {
      properties: {
        issuers: ["https://accounts.google.com", "accounts.google.com"],
        authorizationEndpoint: "https://accounts.google.com/o/oauth2/v2/auth",
        tokenEndpoint: "https://oauth2.googleapis.com/token",
        jwksUri: "https://www.googleapis.com/oauth2/v3/certs",
        redirectUris,
      },
    }),
    secrets: ["GoogleClientId", "GoogleClientSecret", "SigningKeys", "CursorKey"].map(
      (name) => new sst.Secret(name),
    ),
  };
}

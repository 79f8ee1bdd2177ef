/** What functions read by `Resource.*` besides the table and the workflow: addresses, and secrets by `sst secret set`. */
import { GOOGLE } from "@persona-ai/core/auth/google-endpoints.ts";
import type { Settings } from "./settings.ts";

export function createLinks(apiUrl: $util.Output<string>, { surveyUrl, redirectUris, limits }: Settings) {
  return {
    site: new sst.Linkable("Site", {
      properties: {
        apiUrl,
        surveyUrl: surveyUrl ?? $interpolate`${apiUrl}/surveys`,
        docsAssetsUrl: $interpolate`${apiUrl}/docs-assets`,
      },
    }),
    openId: new sst.Linkable("OpenId", { properties: { ...GOOGLE, redirectUris } }),
    limits: new sst.Linkable("Limits", { properties: limits }),
    secrets: ["GoogleClientId", "GoogleClientSecret", "SigningKeys", "CursorKey"].map(
      (name) => new sst.Secret(name),
    ),
  };
}

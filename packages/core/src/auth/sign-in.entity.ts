import { Entity } from "../table/entity.ts";

/** A sign-in under way, between the redirect to the provider and the callback. Used once, then gone. */
export const SignInEntity = new Entity({
  model: { entity: "signIn", service: "persona", version: "1" },
  attributes: {
    stateHash: { type: "string", required: true, readOnly: true },
    nonce: { type: "string", required: true },
    codeVerifier: { type: "string", required: true },
    redirectUri: { type: "string" },
    /** Seconds since 1970; also the table's time to live. */
    expiresAt: { type: "number", required: true },
  },
  indexes: {
    primary: {
      pk: { field: "pk", composite: ["stateHash"], casing: "none" },
      sk: { field: "sk", composite: [], casing: "none" },
    },
  },
});

import { Entity, tableKey } from "../table/entity.ts";

/**
 * A sign-in under way, between the redirect to the provider and the callback. Used once; what is left of it until its
 * time to live ends says where a repeated callback (by the back button) goes.
 */
export const SignInEntity = new Entity({
  model: { entity: "signIn", service: "persona", version: "1" },
  attributes: {
    stateHash: { type: "string", required: true, readOnly: true },
    nonce: { type: "string" },
    codeVerifier: { type: "string" },
    redirectUri: { type: "string" },
    /** Where the provider was told to send the browser back: named again when the code is redeemed. */
    callbackUrl: { type: "string" },
    /** Seconds since 1970. */
    validUntil: { type: "number" },
    /** Seconds since 1970; also the table's time to live. */
    expiresAt: { type: "number", required: true },
  },
  indexes: {
    primary: { ...tableKey(["stateHash"], []) },
  },
});

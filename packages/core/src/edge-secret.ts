/**
 * By what the API knows that a request came through CloudFront: a header that CloudFront's function sets and that
 * nobody outside can know. It is derived from a secret that the deployment has anyway, by HKDF-like separation (an
 * HMAC with a label), so that it tells nothing of that secret.
 */
import { createHmac } from "node:crypto";

export const edgeSecretOf = (cursorKey: string): string =>
  createHmac("sha256", cursorKey).update("cloudfront to api").digest("hex");

/**
 * The keys of our access tokens: a JSON Web Key Set with private parts, newest first. The first signs; all verify, so
 * a key that is rotated out stays until the last token that it signed has expired and nobody is logged out.
 */
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from "jose";
import { Resource } from "sst/resource";

export const ALGORITHM = "ES256";

export type KeySet = { keys: JWK[] };

export async function generate(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: "sig" };
}

/** The set with `key` in front; of the older ones, the `keep` newest go on verifying. */
export function rotate(set: KeySet, key: JWK, keep = 1): KeySet {
  return { keys: [key, ...set.keys.slice(0, keep)] };
}

export function publicKeys(set: KeySet): KeySet {
  return {
    keys: set.keys.map(({ kty, crv, x, y, kid, alg, use }) => ({ kty, crv, x, y, kid, alg, use }) as JWK),
  };
}

/** The set that is deployed. Parsed again only when its text changes. */
export function current(): KeySet {
  const { value } = Resource.SigningKeys;
  if (cache?.value !== value) cache = { value, set: JSON.parse(value) as KeySet };
  return cache.set;
}
let cache: { value: string; set: KeySet } | undefined;

export async function signer(set = current()) {
  const [newest] = set.keys;
  if (!newest?.kid) throw new Error("SigningKeys holds no key with a kid.");
  return { kid: newest.kid, key: await importJWK(newest, ALGORITHM) };
}

export function verifier(set = current()) {
  return createLocalJWKSet(publicKeys(set));
}

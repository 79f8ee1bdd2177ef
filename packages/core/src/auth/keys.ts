/**
 * The keys of our access tokens: a JSON Web Key Set with private parts. The first signs; all verify.
 *
 * A rotation takes two deployments, because instances with the old set and with the new one run side by side during
 * each, and the published set is cached: `publish` adds a key that only verifies, `promote` has it sign. So whatever
 * signs, everything that verifies knows its key already; and the former key stays until the next rotation, so a token
 * that it signed is good until it expires. In a key, `iat` is when it was made; `exp`, of a former key only, until when
 * it must stay.
 *
 *   [a]  publish →  [a, b]  promote →  [b, a]  publish →  [b, c]  promote →  [c, b]
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
import { epochSeconds } from "../time.ts";

export const ALGORITHM = "ES256";

export type Key = JWK & { iat?: number; exp?: number };
export type KeySet = { keys: Key[] };

/** How long a key is published before it signs: longer than the published set is cached, and than any request. */
const AHEAD_SECONDS = 15 * 60;
/** How long a former key stays at least: the life of an access token, and ample time for `promote` to be deployed. */
const STAY_SECONDS = 24 * 3600;

/** The set cannot take this step of a rotation now. */
export class RotationRefused extends Error {
  override readonly name = "RotationRefused";
}

export async function generate(now = new Date()): Promise<Key> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return {
    ...jwk,
    kid: await calculateJwkThumbprint(jwk),
    alg: ALGORITHM,
    use: "sig",
    iat: epochSeconds(now),
  };
}

/** The set with `key` in front; of the older ones, the `keep` newest go on verifying. */
export function rotate(set: KeySet, key: Key, keep = 1): KeySet {
  return { keys: [key, ...set.keys.slice(0, keep)] };
}

/** The first half of a rotation: the former key goes, `key` comes and only verifies. */
export function publish(set: KeySet, key: Key, now = new Date()): KeySet {
  const { signing, next, former } = read(set);
  if (next) throw new RotationRefused("A key is published already; have it sign (promote) first.");
  refuseBefore(former?.exp, now, "The former key must still verify");
  return { keys: [signing, key] };
}

/** The second half: the published key signs, and the one that did until now stays to verify. */
export function promote(set: KeySet, now = new Date()): KeySet {
  const { signing, next } = read(set);
  if (!next) throw new RotationRefused("No key is published that does not sign yet; publish one first.");
  refuseBefore((next.iat ?? 0) + AHEAD_SECONDS, now, "Not everybody knows the published key yet");
  return rotate({ keys: [{ ...signing, exp: epochSeconds(now) + STAY_SECONDS }] }, next);
}

function read({ keys: [signing, other] }: KeySet) {
  if (!signing) throw new RotationRefused("The set has no key; create one.");
  return other?.exp === undefined ? { signing, next: other } : { signing, former: other };
}

function refuseBefore(time = 0, now: Date, reason: string): void {
  if (epochSeconds(now) < time)
    throw new RotationRefused(`${reason}: not before ${new Date(time * 1000).toISOString()}.`);
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

/** Importing a key costs more than a signature: each set's are imported once. */
export const signer = async (set = current()) => {
  const known = signers.get(set);
  if (known !== undefined) return known;
  const [newest] = set.keys;
  if (!newest?.kid) throw new Error("SigningKeys holds no key with a kid.");
  const made = { kid: newest.kid, key: await importJWK(newest, ALGORITHM) };
  signers.set(set, made);
  return made;
};
const signers = new WeakMap<KeySet, { kid: string; key: Awaited<ReturnType<typeof importJWK>> }>();

export function verifier(set = current()) {
  const known = verifiers.get(set) ?? createLocalJWKSet(publicKeys(set));
  verifiers.set(set, known);
  return known;
}
const verifiers = new WeakMap<KeySet, ReturnType<typeof createLocalJWKSet>>();

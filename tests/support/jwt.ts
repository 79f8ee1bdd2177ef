/** JSON Web Tokens made by hand, so that they may be wrong in any way. */
import { createHmac, createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from "node:crypto";

export type Jwk = JsonWebKey & { kid?: string };

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export function newKey(kid: string): Jwk {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), kid, alg: "ES256", use: "sig" };
}

export function es256(header: object, claims: object, key: Jwk): string {
  const input = `${encode({ alg: "ES256", kid: key.kid, ...header })}.${encode(claims)}`;
  const privateKey = createPrivateKey({ key, format: "jwk" });
  const signature = sign("sha256", Buffer.from(input), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${input}.${signature.toString("base64url")}`;
}

export function hs256(header: object, claims: object, secret: string): string {
  const input = `${encode({ alg: "HS256", ...header })}.${encode(claims)}`;
  return `${input}.${createHmac("sha256", secret).update(input).digest("base64url")}`;
}

export const unsigned = (header: object, claims: object): string =>
  `${encode({ alg: "none", ...header })}.${encode(claims)}.`;

export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
}

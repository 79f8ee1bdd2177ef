/**
 * Who signs in: the person that `login_hint` names, the same one each time. A bare name is one at example.com; no
 * hint at all is the demo user. Their `sub` has the form of Google's, 21 digits, and depends on the address alone.
 *
 *   readPerson("ada.lovelace@example.com", ["openid", "email", "profile"])
 *   // { sub: "1…", email: "ada.lovelace@example.com", email_verified: true, name: "Ada Lovelace", … }
 */
import { createHash } from "node:crypto";
import { z } from "zod";

const DEMO_USER = "demo@example.com";
const SUBJECT_DIGITS = 21;

export type Claims = Record<string, string | boolean>;

/** `undefined` when the hint is not an e-mail address. */
export function readPerson(loginHint: string | undefined, scopes: string[]): Claims | undefined {
  const hint = loginHint?.trim().toLowerCase() || DEMO_USER;
  const { data: email } = z.email().safeParse(hint.includes("@") ? hint : `${hint}@example.com`);
  if (email === undefined) return undefined;
  const [givenName, ...others] = names(email);
  return {
    sub: subject(email),
    ...(scopes.includes("email") && { email, email_verified: true }),
    ...(scopes.includes("profile") && {
      name: [givenName, ...others].join(" "),
      given_name: givenName,
      ...(others.length > 0 && { family_name: others.join(" ") }),
    }),
  };
}

function names(email: string): [string, ...string[]] {
  const [local = ""] = email.split(/[@+]/);
  const [first = "Somebody", ...others] = local
    .split(/[._-]+/)
    .filter((part) => part !== "")
    .map(capitalize);
  return [first, ...others];
}

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function subject(email: string): string {
  const digest = createHash("sha256").update(email).digest("hex");
  return `1${BigInt(`0x${digest}`)
    .toString()
    .padStart(SUBJECT_DIGITS, "0")
    .slice(1 - SUBJECT_DIGITS)}`;
}

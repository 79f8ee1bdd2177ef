/** The cookies of sign-in, all for /auth alone: the state of each that is under way, and the refresh token. */
import { Auth } from "@persona-ai/core/auth";
import { Session } from "@persona-ai/core/session";
import { sha256 } from "@persona-ai/core/sha256.ts";
import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { parse } from "hono/utils/cookie";
import { Resource } from "sst/resource";

const REFRESH_TOKEN = "refresh_token";

const options = () =>
  ({
    path: "/auth",
    httpOnly: true,
    sameSite: "Lax",
    secure: !Auth.isLoopback(new URL(Resource.Site.apiUrl)),
  }) as const;

/**
 * Every value that the browser sends by a name: another host of the same domain may have set one, too, and which of
 * them comes first is not ours to say.
 */
const valuesOf = (c: Context, name: string): string[] =>
  (c.req.header("cookie") ?? "")
    .split(";")
    .map((pair) => parse(pair, name)[name])
    .filter((value) => value !== undefined);

/** One for each sign-in, because somebody may have begun several in as many tabs. */
const stateCookie = (state: string): string => `sign_in_${sha256(state)}`;

export function writeState(c: Context, state: string): void {
  setCookie(c, stateCookie(state), state, { ...options(), maxAge: Auth.SIGN_IN_SECONDS });
}

/** Whether this browser began the sign-in. */
export function takeState(c: Context, state: string): boolean {
  const name = stateCookie(state);
  const shown = valuesOf(c, name);
  if (shown.length > 0) deleteCookie(c, name, options());
  return shown.includes(state);
}

export function writeRefreshToken(c: Context, token: string): void {
  setCookie(c, REFRESH_TOKEN, token, { ...options(), maxAge: Session.LIFETIME_SECONDS });
}

const MAX_COOKIES = 4;

/** The one in the body goes before all cookies; an empty token is an invalid one. */
export function readRefreshTokens(
  c: Context,
  fromBody: string | undefined,
): { tokens: [string, ...string[]]; isCookie: boolean } {
  if (fromBody !== undefined) return { tokens: [fromBody], isCookie: false };
  const [first = "", ...others] = new Set(valuesOf(c, REFRESH_TOKEN));
  return { tokens: [first, ...others.slice(0, MAX_COOKIES - 1)], isCookie: true };
}

export function clearRefreshToken(c: Context): void {
  deleteCookie(c, REFRESH_TOKEN, options());
}

/**
 * The cookies of sign-in: the state of each that is under way, and the refresh token, which is for /auth alone.
 *
 * Another host of the same domain may set cookies for this one, by any name but one that begins with `__Host-`
 * (RFC 6265bis, 4.1.3.2), which needs HTTPS and the path `/`. So a state has such a name; and beside the refresh token
 * such a cookie says which session is this browser's, and a token of another session is left aside, whoever's it is.
 */
import { Auth } from "@persona-ai/core/auth";
import { Session } from "@persona-ai/core/session";
import { sha256 } from "@persona-ai/core/sha256.ts";
import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import { parse } from "hono/utils/cookie";
import { Resource } from "sst/resource";

const REFRESH_TOKEN = "refresh_token";
const SESSION = "__Host-session";

const isSecure = (): boolean => !Auth.isLoopback(new URL(Resource.Site.apiUrl));
const options = () => ({ path: "/auth", httpOnly: true, sameSite: "Lax", secure: isSecure() }) as const;
/** The options of a cookie that no other host can set; on a laptop, where there is none, those of the others. */
const ownOptions = () => ({ ...options(), ...(isSecure() && { path: "/" }) });

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
const stateCookie = (state: string): string => `${isSecure() ? "__Host-" : ""}sign_in_${sha256(state)}`;

export function writeState(c: Context, state: string): void {
  setCookie(c, stateCookie(state), state, { ...ownOptions(), maxAge: Auth.SIGN_IN_SECONDS });
}

/** Whether this browser began the sign-in. */
export function takeState(c: Context, state: string): boolean {
  const name = stateCookie(state);
  const shown = valuesOf(c, name);
  if (shown.length > 0) deleteCookie(c, name, ownOptions());
  return shown.includes(state);
}

/** What tells a session from others, and is no secret worth stealing: the token cannot be made of it. */
const sessionOf = (token: string): string => sha256(token.split(".").slice(0, 3).join("."));

export function writeRefreshToken(c: Context, token: string): void {
  const maxAge = Session.LIFETIME_SECONDS;
  setCookie(c, REFRESH_TOKEN, token, { ...options(), maxAge });
  if (isSecure()) setCookie(c, SESSION, sessionOf(token), { ...ownOptions(), maxAge });
}

const MAX_COOKIES = 4;

/** The one in the body goes before all cookies; an empty token is an invalid one. */
export function readRefreshTokens(
  c: Context,
  fromBody: string | undefined,
): { tokens: [string, ...string[]]; isCookie: boolean } {
  if (fromBody !== undefined) return { tokens: [fromBody], isCookie: false };
  const sessions = valuesOf(c, SESSION);
  const isOwn = (token: string) => !isSecure() || sessions.includes(sessionOf(token));
  const [first = "", ...others] = new Set(valuesOf(c, REFRESH_TOKEN).filter(isOwn));
  return { tokens: [first, ...others.slice(0, MAX_COOKIES - 1)], isCookie: true };
}

export function clearRefreshToken(c: Context): void {
  deleteCookie(c, REFRESH_TOKEN, options());
  if (isSecure()) deleteCookie(c, SESSION, ownOptions());
}

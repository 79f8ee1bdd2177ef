/** The cookies of sign-in, all for /auth alone: the state of each that is under way, and the refresh token. */
import { Auth } from "@persona-ai/core/auth";
import { Session } from "@persona-ai/core/session";
import { sha256 } from "@persona-ai/core/sha256.ts";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { Resource } from "sst/resource";

const REFRESH_TOKEN = "refresh_token";

const options = () =>
  ({
    path: "/auth",
    httpOnly: true,
    sameSite: "Lax",
    secure: !Auth.isLoopback(new URL(Resource.Site.apiUrl)),
  }) as const;

/** One for each sign-in, because somebody may have begun several in as many tabs. */
const stateCookie = (state: string): string => `sign_in_${sha256(state)}`;

export function writeState(c: Context, state: string): void {
  setCookie(c, stateCookie(state), state, { ...options(), maxAge: Auth.SIGN_IN_SECONDS });
}

/** Whether this browser began the sign-in. */
export function takeState(c: Context, state: string): boolean {
  const name = stateCookie(state);
  const shown = getCookie(c, name);
  if (shown !== undefined) deleteCookie(c, name, options());
  return shown === state;
}

export function writeRefreshToken(c: Context, token: string): void {
  setCookie(c, REFRESH_TOKEN, token, { ...options(), maxAge: Session.LIFETIME_SECONDS });
}

/** The one in the body goes first; an empty token is an invalid one. */
export function readRefreshToken(
  c: Context,
  fromBody: string | undefined,
): { token: string; isCookie: boolean } {
  return fromBody === undefined
    ? { token: getCookie(c, REFRESH_TOKEN) ?? "", isCookie: true }
    : { token: fromBody, isCookie: false };
}

export function clearRefreshToken(c: Context): void {
  deleteCookie(c, REFRESH_TOKEN, options());
}

/** The two cookies of sign-in, both for /auth alone: the state of one under way, and the refresh token. */
import { Auth } from "@persona-ai/core/auth";
import { Session } from "@persona-ai/core/session";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { Resource } from "sst/resource";

const STATE = "sign_in";
const REFRESH_TOKEN = "refresh_token";

const options = () =>
  ({
    path: "/auth",
    httpOnly: true,
    sameSite: "Lax",
    secure: !Auth.isLoopback(new URL(Resource.Site.apiUrl)),
  }) as const;

export function writeState(c: Context, state: string): void {
  setCookie(c, STATE, state, { ...options(), maxAge: Auth.SIGN_IN_SECONDS });
}

export function readState(c: Context): string | undefined {
  const state = getCookie(c, STATE);
  if (state !== undefined) deleteCookie(c, STATE, options());
  return state;
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

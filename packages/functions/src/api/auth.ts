import { z } from "@hono/zod-openapi";
import { Auth } from "@persona-ai/core/auth";
import { DomainError } from "@persona-ai/core/error.ts";
import { Session } from "@persona-ai/core/session";
import { User } from "@persona-ai/core/user";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { router } from "./app.ts";
import { clearRefreshToken, readRefreshTokens, takeState, writeRefreshToken, writeState } from "./cookies.ts";
import { countAddress } from "./limited.ts";
import { logFault } from "./problem.ts";
import { body, json, problems, publicRoute } from "./route.ts";

const tags = ["auth"];
/** Or by the token in the body. */
const BY_COOKIE: Record<string, string[]>[] = [{ refreshCookie: [] }, {}];

const tokens = z
  .object({
    accessToken: z.string(),
    /** Left out where it is in a cookie. */
    refreshToken: z.string().optional(),
    tokenType: z.literal("Bearer"),
    expiresIn: z.int(),
  })
  .meta({
    id: "TokenPair",
    example: {
      accessToken: "eyJhbGciOiJFUzI1NiIsImtpZCI6…",
      refreshToken: "usr_01JD….ses_01JD….f8Jq….x2Lw…",
      tokenType: "Bearer",
      expiresIn: 900,
    },
  });

const signedInAs = tokens.extend({ user: User.Info }).meta({
  id: "SignedIn",
  example: { ...(tokens.meta()?.example as object), user: User.Info.meta()?.example },
});

const refreshInput = z
  .strictObject({ refreshToken: z.string().min(1).max(512).optional() })
  .meta({ id: "RefreshToken", example: { refreshToken: "usr_01JD….ses_01JD….f8Jq….x2Lw…" } });

/** HEAD has no effect: what looks at links before people do begins no sign-in, and spends none. */
const headWithoutEffect = createMiddleware(async (c, next) =>
  c.req.method === "HEAD" ? c.body(null, 204, { "Cache-Control": "no-store" }) : next(),
);
const ofHead = { 204: { description: "To a HEAD request, which has no effect." } };

const begin = publicRoute({
  method: "get",
  path: "/auth/google",
  operationId: "beginSignIn",
  tags,
  summary: "Begin to sign in: on to the provider",
  middleware: [headWithoutEffect] as const,
  codes: ["invalid_redirect_uri", "too_many_requests"],
  request: {
    query: z.object({
      redirect_uri: z.string().max(2000).optional().openapi({ example: "http://localhost:5173/welcome" }),
      login_hint: z.string().optional().openapi({ example: "ada@example.com" }),
    }),
  },
  responses: {
    ...ofHead,
    302: { description: "To the provider, with state, nonce and PKCE (S256)." },
    ...problems(400, 503),
  },
});

const callback = publicRoute({
  method: "get",
  path: "/auth/google/callback",
  operationId: "finishSignIn",
  answerHeaders: { "Set-Cookie": "SetCookie" },
  codes: ["invalid_state", "invalid_code", "sign_in_denied", "invalid_id_token", "provider_unavailable"],
  tags,
  summary: "The provider's answer: signed in",
  middleware: [headWithoutEffect] as const,
  request: {
    // What else the provider adds is its own business. A code or an error that is none goes back to the state's page.
    query: z.looseObject({
      state: z.string().min(1).max(512).openapi({ example: "Zk3b9hYw2Q" }),
      code: z.string().max(4096).optional().catch("").openapi({ type: "string", example: "4/0AfJohXn" }),
      error: z.string().optional().catch("").openapi({ type: "string" }),
    }),
  },
  responses: {
    ...ofHead,
    200: json(signedInAs, "Signed in, when the sign-in was begun without redirect_uri."),
    302: {
      description:
        "To the redirect_uri, with the refresh token in an HttpOnly cookie; or, when it failed, with `error`: `access_denied` where the provider did not sign them in, else a problem's code, `server_error` where it is ours.",
    },
    ...problems(400, 401, 503),
  },
});

const refresh = publicRoute({
  method: "post",
  path: "/auth/refresh",
  security: BY_COOKIE,
  operationId: "refreshSession",
  answerHeaders: { "Set-Cookie": "SetCookie" },
  codes: ["invalid_refresh_token", "refresh_token_reused"],
  tags,
  summary: "A new pair of tokens for a refresh token, which is spent",
  description: "By cookie or in the body. With the cookie, the new refresh token is in the cookie alone.",
  request: { body: { ...body(refreshInput), required: false } },
  responses: { 200: json(tokens, "The new pair."), ...problems(400, 401, 413, 415, 503) },
});

const logout = publicRoute({
  method: "post",
  path: "/auth/logout",
  security: BY_COOKIE,
  operationId: "logOut",
  answerHeaders: { "Set-Cookie": "SetCookie" },
  tags,
  summary: "End the session of a refresh token",
  request: { body: { ...body(refreshInput), required: false } },
  responses: { 204: { description: "Ended, if there was one." }, ...problems(400, 413, 415, 503) },
});

const keys = publicRoute({
  method: "get",
  path: "/.well-known/jwks.json",
  operationId: "getKeys",
  tags,
  summary: "The public keys of the access tokens",
  responses: {
    200: json(z.object({ keys: z.array(z.record(z.string(), z.string())) }), "A JSON Web Key Set.", {
      keys: [{ kty: "EC", crv: "P-256", x: "…", y: "…", kid: "…", alg: "ES256", use: "sig" }],
    }),
  },
});

/** A failure is told where the person is waiting, once that is known; its cause goes to the log if it is ours. */
function sendBack(c: Context, thrown: unknown) {
  if (!(thrown instanceof Auth.SignInFailed)) throw thrown;
  logFault(thrown.cause, c);
  const url = new URL(thrown.redirectUri);
  url.searchParams.set("error", thrown.error);
  return c.redirect(url.href, 302);
}

/** Refreshes by the first token that is good; the last one's error when none is. */
async function refreshWith([token, ...others]: [string, ...string[]]): Promise<Auth.TokenPair> {
  try {
    return await Auth.refresh(token);
  } catch (error) {
    const [next, ...rest] = others;
    if (next === undefined || !(error instanceof DomainError) || error.kind !== "auth") throw error;
    return refreshWith([next, ...rest]);
  }
}

export const auth = router()
  .openapi(begin, async (c) => {
    const { redirect_uri: redirectUri, login_hint: loginHint } = c.req.valid("query");
    c.header("Cache-Control", "no-store");
    try {
      const admit = () => countAddress(c, "sign-in");
      const begun = await Auth.begin({ redirectUri, loginHint, requestUrl: c.req.url, admit });
      if (begun.redirectUri !== undefined) writeState(c, begun.state);
      return c.redirect(begun.url.href, 302);
    } catch (error) {
      return sendBack(c, error);
    }
  })
  .openapi(callback, async (c) => {
    const query = c.req.valid("query");
    c.header("Cache-Control", "no-store");
    try {
      const signedIn = await Auth.signIn({ ...query, isOwnBrowser: takeState(c, query.state) });
      const { redirectUri, refreshToken, ...rest } = signedIn;
      if (redirectUri === undefined) return c.json({ ...rest, refreshToken }, 200);
      writeRefreshToken(c, refreshToken);
      return c.redirect(redirectUri, 302);
    } catch (error) {
      return sendBack(c, error);
    }
  })
  .openapi(refresh, async (c) => {
    // A refusal leaves the cookie: the browser may have got a newer one meanwhile, which this one must not take away.
    const { tokens, isCookie } = readRefreshTokens(c, c.req.valid("json").refreshToken);
    c.header("Cache-Control", "no-store");
    const { refreshToken, ...rest } = await refreshWith(tokens);
    if (!isCookie) return c.json({ ...rest, refreshToken }, 200);
    writeRefreshToken(c, refreshToken);
    return c.json(rest, 200);
  })
  .openapi(logout, async (c) => {
    const { tokens } = readRefreshTokens(c, c.req.valid("json").refreshToken);
    for (const token of tokens) await Session.revoke(token);
    clearRefreshToken(c);
    return c.body(null, 204);
  })
  .openapi(keys, (c) => {
    c.header("Cache-Control", "public, max-age=300");
    return c.json(Auth.Keys.publicKeys(Auth.Keys.current()) as { keys: Record<string, string>[] }, 200);
  });

/**
 * What all routes share: a request id, checked inputs, CORS for the pages that may sign people in, and errors as
 * problems.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import { isAllowedOrigin } from "@persona-ai/core/auth/redirect-uri.ts";
import { InvalidRequest, type Issue } from "@persona-ai/core/error.ts";
import type { Context, MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import { Resource } from "sst/resource";
import type { z } from "zod";
import { jsonBody, textIssues } from "./body.ts";
import type { Env } from "./env.ts";
import { ifMatch } from "./etag.ts";
import { checkRoutes } from "./known-routes.ts";
import { onError } from "./problem.ts";
import { RATE_LIMIT_HEADERS } from "./rate-limit.ts";
import { observeRequests } from "./telemetry.ts";

/** Zod names unknown keys together; each is a field of its own to whoever sent it. */
function issuesOf(error: z.core.$ZodError): Issue[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== "unrecognized_keys") return [{ path: path.join("."), message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key].join("."), message: "Unknown field." }));
  });
}

/** Whatever zod thinks of a body, it must be there, and hold text that can be stored. */
async function bodyIssues(c: Context): Promise<Issue[]> {
  const text = await c.req.text();
  return text === "" ? [{ path: "", message: "A JSON body is needed." }] : textIssues(JSON.parse(text));
}

/** A router whose declared inputs are checked before its handlers. */
export const router = () =>
  new OpenAPIHono<Env>({
    defaultHook: async (result, c) => {
      const named = result.success ? [] : issuesOf(result.error);
      const others = result.target === "json" ? await bodyIssues(c) : [];
      const paths = new Set(named.map(({ path }) => path));
      const issues = [...named, ...others.filter(({ path }) => !paths.has(path))];
      if (issues.length > 0) throw new InvalidRequest(issues);
    },
  });

const isAllowed = (origin: string) => isAllowedOrigin(origin, Resource.OpenId.redirectUris);

const preflight = cors({
  origin: (origin) => (isAllowed(origin) ? origin : null),
  credentials: true,
  allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
  maxAge: 600,
});

const EXPOSED = [
  "Content-Disposition",
  "ETag",
  "Location",
  "Retry-After",
  "X-Request-Id",
  ...RATE_LIMIT_HEADERS,
].join(",");

/**
 * Hono's own answers preflights alone. Before others are answered it makes an answer to put its headers on, which is
 * copied into the one that comes: the server then has a stream to read in place of a text, for twice the time.
 */
const crossOrigin: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "OPTIONS") return preflight(c, next);
  const origin = c.req.header("origin");
  if (origin !== undefined && isAllowed(origin)) {
    c.header("Access-Control-Allow-Origin", origin);
    c.header("Access-Control-Allow-Credentials", "true");
    c.header("Access-Control-Expose-Headers", EXPOSED);
  }
  await next();
  c.res.headers.append("Vary", "Origin");
  return undefined;
};

const sameOrigin = secureHeaders();
const embeddable = secureHeaders({ crossOriginResourcePolicy: "cross-origin" });
const PICTURE = /^\/cards\/[^/]+\/(image\.(svg|png)|emblem\.svg)$/;

/** Other sites may show the pictures of cards, and load nothing else. */
const protectiveHeaders: MiddlewareHandler = (c, next) =>
  (PICTURE.test(c.req.path) ? embeddable : sameOrigin)(c, next);

export function createApp() {
  const app = router();
  const { options, known, notFound } = checkRoutes(app);
  app.use(
    requestId(),
    observeRequests,
    protectiveHeaders,
    options,
    crossOrigin,
    known,
    jsonBody,
    ifMatch(app),
  );
  app.onError(onError);
  app.notFound(notFound);
  return app;
}

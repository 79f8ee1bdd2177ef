/**
 * What all routes share: a request id, the size and type of bodies, CORS for the pages that may sign people in, and
 * errors as problems.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import { Auth } from "@persona-ai/core/auth";
import { DomainError, InvalidRequest, type Issue } from "@persona-ai/core/error.ts";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { createMiddleware } from "hono/factory";
import { type RequestIdVariables, requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import { Resource } from "sst/resource";
import type { z } from "zod";
import { onError, respond } from "./problem.ts";

export type Env = { Variables: RequestIdVariables };

const MAX_BODY_BYTES = 256 * 1024;

class BodyTooLarge extends DomainError {
  constructor() {
    super("too_large", "body_too_large", "The body is over 256 KiB.");
  }
}

/** Zod names unknown keys together; each is a field of its own to whoever sent it. */
function issuesOf(error: z.core.$ZodError): Issue[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code !== "unrecognized_keys") return [{ path: path.join("."), message: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key].join("."), message: "Unknown field." }));
  });
}

/** A router whose declared inputs are checked before its handlers. */
export const router = () =>
  new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw new InvalidRequest(issuesOf(result.error));
    },
  });

const jsonOnly = createMiddleware(async (c, next) => {
  const type = c.req.header("content-type");
  const hasBody = c.req.header("content-length") !== "0" && c.req.raw.body !== null;
  if (hasBody && !/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type ?? "")) {
    return respond(c, {
      status: 415,
      code: "unsupported_media_type",
      detail: "Send the body as application/json.",
    });
  }
  return next();
});

const crossOrigin = cors({
  origin: (origin) => (Auth.isAllowed(origin, Resource.OpenId.redirectUris) ? origin : null),
  credentials: true,
  allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
  exposeHeaders: ["ETag", "Location", "Retry-After", "X-Request-Id"],
  maxAge: 600,
});

const tooLarge = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new BodyTooLarge();
  },
});

export function createApp() {
  const app = router();
  app.use(requestId(), secureHeaders(), crossOrigin, tooLarge, jsonOnly);
  app.onError(onError);
  app.notFound((c) =>
    respond(c, {
      status: 404,
      code: "route_not_found",
      detail: `Nothing is at ${c.req.method} ${c.req.path}.`,
    }),
  );
  return app;
}

/**
 * Errors as RFC 9457 problems. Core's error kinds become statuses in one exhaustive table; an error that is not
 * core's is logged under its request id and answered without its text.
 */
import { z } from "@hono/zod-openapi";
import { DomainError, type Issue } from "@persona-ai/core/error.ts";
import { LimitReached } from "@persona-ai/core/limit/errors.ts";
import { isUnavailable, TableUnavailable } from "@persona-ai/core/table/unavailable.ts";
import { annotate, log } from "@persona-ai/core/telemetry";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { STATUS, TITLES } from "./problem-codes.ts";
import { allowanceHeaders } from "./rate-limit.ts";

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({
    id: "Problem",
    example: {
      type: "urn:problem:persona-ai:analysis_not_found",
      title: "Not Found",
      status: 404,
      code: "analysis_not_found",
      detail: "There is no such analysis.",
      requestId: "0b5ff3fd-4f7e-4f3a-9f0f-1f6f0d0a4f4e",
    },
  });
type Problem = z.infer<typeof Problem>;

/** Enough for every item of the longest instrument, and no way to make a small request a large answer. */
const MAX_ERRORS = 200;

type Fault = { status: ContentfulStatusCode; code: string; detail: string; issues?: Issue[] | undefined };

/** What the framework itself refuses, by its status, in our words. */
const HTTP_CODES: Record<number, string> = {
  401: "authentication_required",
  404: "route_not_found",
  405: "method_not_allowed",
  413: "body_too_large",
  415: "unsupported_media_type",
};

const INTERNAL: Fault = { status: 500, code: "internal_error", detail: "Something went wrong on our side." };

function faultOf(error: unknown): Fault {
  if (error instanceof DomainError) {
    return { status: STATUS[error.kind], code: error.code, detail: error.message, issues: error.issues };
  }
  if (!(error instanceof HTTPException) || error.status >= 500) return INTERNAL;
  if (error.status === 400) {
    const issues = [{ path: "", message: error.message }];
    return { status: 400, code: "invalid_request", detail: "The body is not valid JSON.", issues };
  }
  const title = TITLES[error.status] ?? "Refused";
  const code = HTTP_CODES[error.status] ?? "request_refused";
  return { status: error.status as ContentfulStatusCode, code, detail: `${title}.` };
}

/** The error as its caller may know it; logged when it is a fault of ours. */
function classified(thrown: unknown, c: Context): { error: unknown; fault: Fault } {
  const known = thrown instanceof DomainError || !isUnavailable(thrown);
  const error = known ? thrown : new TableUnavailable(thrown);
  const fault = faultOf(error);
  if (fault.status >= 500) log.error("fault", { method: c.req.method, route: routePath(c, -1) }, error);
  return { error, fault };
}

export function onError(thrown: unknown, c: Context): Response {
  const { error, fault } = classified(thrown, c);
  if (error instanceof DomainError && error.retryAfterSeconds !== undefined) {
    c.header("Retry-After", String(error.retryAfterSeconds));
  }
  if (error instanceof LimitReached) {
    for (const [name, value] of Object.entries(allowanceHeaders(error.allowance))) c.header(name, value);
  }
  if (fault.status === 401) {
    c.header("WWW-Authenticate", fault.code === "invalid_token" ? 'Bearer error="invalid_token"' : "Bearer");
  }
  return respond(c, fault);
}

/** For what is answered in another way than by its problem. */
export const logFault = (thrown: unknown, c: Context): void => void classified(thrown, c);

/** The problem in an answer that has begun already, which can no longer be one as a whole. */
export const problemOf = (thrown: unknown, c: Context): Problem => problem(c, classified(thrown, c).fault);

export function respond(c: Context, fault: Fault): Response {
  c.header("Cache-Control", "no-store");
  return c.json(problem(c, fault), fault.status, { "Content-Type": "application/problem+json" });
}

function problem(c: Context, { status, code, detail, issues }: Fault): Problem {
  annotate({ problem: code });
  return {
    type: `urn:problem:persona-ai:${code}`,
    title: TITLES[status] ?? "Error",
    status,
    code,
    detail,
    requestId: c.get("requestId"),
    ...(issues && { errors: issues.slice(0, MAX_ERRORS) }),
  };
}

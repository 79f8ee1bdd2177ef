/**
 * How a route is declared, so that the declaration is both what is checked and what OpenAPI shows: `json` and
 * `problems` write its answers, `codes` name the problems that are its own, `signedIn` puts it behind an access token
 * and `publicRoute` says that none is needed.
 */
import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import { Actor, AuthenticationRequired } from "@persona-ai/core/actor.ts";
import * as AccessToken from "@persona-ai/core/auth/access-token.ts";
import type { ProblemCode } from "@persona-ai/core/error.ts";
import { Language } from "@persona-ai/core/language.ts";
import { annotate } from "@persona-ai/core/telemetry";
import { createMiddleware } from "hono/factory";
import type { Env } from "./env.ts";
import { idempotencyKey, idempotent } from "./idempotent.ts";
import { limitedByUser } from "./limited.ts";
import { Problem } from "./problem.ts";
import { MEANINGS, type ProblemStatus } from "./problem-codes.ts";

/** A JSON content with the example of its schema. */
export function content<S extends z.ZodType>(schema: S, example: unknown = schema.meta()?.example) {
  return { "application/json": { schema, ...(example !== undefined && { example }) } };
}

export function json<S extends z.ZodType>(schema: S, description: string, example?: unknown) {
  return { description, content: content(schema, example ?? schema.meta()?.example) };
}

export function body<S extends z.ZodType>(schema: S, example?: unknown) {
  return { required: true, content: content(schema, example ?? schema.meta()?.example) };
}

/** The body of a request that says everything by its path: it may be left out, and has no fields. */
export const noBody = { ...body(z.strictObject({}).openapi("EmptyInput"), {}), required: false };

/** Which of its own languages the API is to speak in. */
export const spoken = z.object({ language: Language.default("en").openapi({ example: "en" }) });

type ProblemResponses<S extends ProblemStatus> = {
  [K in S]: { description: string; content: { "application/problem+json": { schema: typeof Problem } } };
};

export function problems<const S extends ProblemStatus>(...statuses: S[]): ProblemResponses<S> {
  const entries = statuses.map((status) => [
    status,
    { description: MEANINGS[status], content: { "application/problem+json": { schema: Problem } } },
  ]);
  return Object.fromEntries(entries) as ProblemResponses<S>;
}

const authenticate = createMiddleware<Env>(async (c, next) => {
  const [scheme, token, ...more] = (c.req.header("authorization") ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token || more.length > 0) throw new AuthenticationRequired();
  const userId = await AccessToken.verify(token);
  c.header("Cache-Control", "no-store");
  annotate({ userId });
  c.get("checkQuery")();
  await Actor.provide({ type: "user", userId }, next);
});

/**
 * `operationId`: what clients call it. `codes`: of the problems that are this route's own; those that hold for all
 * (problem-codes.ts, `common`) are added to the document. `answerHeaders`: beyond what all have, each with its name
 * among the document's headers (openapi.ts).
 */
type Declaration<P extends string> = Omit<RouteConfig, "path"> & {
  path: P;
  operationId: string;
  codes?: readonly ProblemCode[];
  answerHeaders?: Readonly<Record<string, string>>;
};

/** A route for anybody. */
export function publicRoute<P extends string, R extends Declaration<P>>(config: R) {
  return createRoute<P, R>(config.security === undefined ? { ...config, security: [] } : config);
}

/** A route for signed-in users: `Actor.userId()` answers in it. */
export function signedIn<P extends string, R extends Declaration<P>>(config: R) {
  return createRoute({
    ...config,
    security: [{ bearer: [] }],
    middleware: [authenticate] as const,
    responses: { ...config.responses, ...problems(400, 401, 412, 503) } as R["responses"] &
      ProblemResponses<400 | 401 | 412 | 503>,
  });
}

/** As `signedIn`, for a POST that makes something: it takes an `Idempotency-Key`, and is done once. */
export function creating<P extends string, R extends Declaration<P>>(config: R, limited = limitedByUser) {
  const route = signedIn<P, R>(config);
  const headers = config.request?.headers as z.ZodObject | undefined;
  return {
    ...route,
    request: { ...config.request, headers: headers?.extend(idempotencyKey.shape) ?? idempotencyKey },
    middleware: [authenticate, limited, idempotent] as const,
  } as unknown as typeof route;
}

export const listOf = <S extends z.ZodType>(schema: S) =>
  z.object({ items: z.array(schema), cursor: z.string().optional() });

/** A page's example: one item. */
export const listExample = (schema: z.ZodType) => ({ items: [schema.meta()?.example] });

export const idParam = (example: string) => z.object({ id: z.string().max(128).openapi({ example }) });

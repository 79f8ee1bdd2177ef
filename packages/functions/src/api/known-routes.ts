/**
 * What can be asked for at all, before anything is done: a path that there is (404), by a method that it has (405
 * with `Allow`), with query parameters that it knows (400). All of it is read from the routes as they were declared,
 * so that a new one cannot be forgotten; a page that is not declared (a link may have anything added to it on its
 * way) takes any parameters.
 */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { InvalidRequest } from "@persona-ai/core/error.ts";
import { once } from "@persona-ai/core/once.ts";
import type { Context, MiddlewareHandler } from "hono";
import type { z } from "zod";
import type { Env } from "./env.ts";
import { respond } from "./problem.ts";

/** The names of the parameters, or `undefined` where any is taken. */
type Parameters = ReadonlySet<string> | undefined;
type Known = { path: string; pattern: RegExp; method: string; parameters: Parameters; isSecured: boolean };
type Declared = Pick<Known, "parameters" | "isSecured">;
/** What holds of a page, which no route declares. */
const UNDECLARED: Declared = { parameters: undefined, isSecured: false };

const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replace(/[.+^$()|[\]\\]/g, "\\$&")
      .replace(/\*/g, ".*")
      .replace(/:\w+(\{.+?\})?\??/g, "[^/]+")
      .replace(/\{.+?\}/g, "[^/]+")}$`,
  );

function parametersOf(query: z.ZodObject | undefined): Parameters {
  if (query === undefined) return new Set();
  return query.def.catchall?._zod.def.type === "unknown" ? undefined : new Set(Object.keys(query.shape));
}

function knownRoutes(app: OpenAPIHono<Env>): Known[] {
  const declared = new Map<string, Declared>();
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== "route") continue;
    const { method, path, request, security = [] } = definition.route;
    const query = request?.query as z.ZodObject | undefined;
    declared.set(`${method.toUpperCase()} ${path.replaceAll(/\/{(.+?)}/g, "/:$1")}`, {
      parameters: parametersOf(query),
      isSecured: security.some((scheme) => "bearer" in scheme),
    });
  }
  const handlers = new Map<string, Known>();
  for (const { method, path } of app.routes) {
    if (method === "ALL") continue;
    const id = `${method} ${path}`;
    handlers.set(id, { path, method, pattern: patternOf(path), ...(declared.get(id) ?? UNDECLARED) });
  }
  return [...handlers.values()];
}

/** The methods of a path, none when there is no such path. HEAD is GET without a body. */
function allowed(known: Known[]): string[] {
  if (known.length === 0) return [];
  const methods = new Set(known.map(({ method }) => method));
  if (methods.has("GET")) methods.add("HEAD");
  return [...methods.add("OPTIONS")].toSorted();
}

const notFound = (c: Context): Response =>
  respond(c, {
    status: 404,
    code: "route_not_found",
    detail: `Nothing is at ${c.req.method} ${c.req.path}.`,
  });

function checkParameters(c: Context, parameters: Parameters): void {
  if (parameters === undefined || !c.req.url.includes("?")) return;
  const unknown = [...new Set(new URL(c.req.url).searchParams.keys())].filter(
    (name) => !parameters.has(name),
  );
  if (unknown.length === 0) return;
  throw new InvalidRequest(unknown.map((path) => ({ path, message: "Unknown parameter." })));
}

export function checkRoutes(app: OpenAPIHono<Env>) {
  const all = once(() => knownRoutes(app));
  /** The routes of paths that are declared as they stand, and so no more than there are routes. */
  const found = new Map<string, Known[]>();
  const at = (path: string): Known[] => {
    const known = found.get(path) ?? all().filter(({ pattern }) => pattern.test(path));
    if (known.some((route) => route.path === path)) found.set(path, known);
    return known;
  };

  /** Goes before CORS, which answers OPTIONS of any path. */
  const options: MiddlewareHandler = async (c, next) => {
    if (c.req.method !== "OPTIONS") return next();
    const methods = allowed(at(c.req.path));
    if (methods.length === 0) return notFound(c);
    await next();
    c.header("Allow", methods.join(", "));
  };

  const known: MiddlewareHandler = async (c, next) => {
    const here = at(c.req.path);
    if (here.length === 0) return notFound(c);
    const method = c.req.method === "HEAD" ? "GET" : c.req.method;
    const route = here.find((one) => one.method === method);
    if (route === undefined) {
      const methods = allowed(here);
      c.header("Allow", methods.join(", "));
      return respond(c, {
        status: 405,
        code: "method_not_allowed",
        detail: `Only ${methods.join(", ")} can be done here.`,
      });
    }
    const checkQuery = () => checkParameters(c, route.parameters);
    c.set("checkQuery", checkQuery);
    if (!route.isSecured) checkQuery();
    return next();
  };
  return { options, known, notFound };
}

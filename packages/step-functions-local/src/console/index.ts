/**
 * The run console: a page on the Step Functions endpoint, for people who know the one of AWS. The page speaks the AWS
 * JSON protocol with the endpoint itself; what is here only serves it, and keeps other pages from doing the same.
 *
 *   app.route("/", runConsole());   // before the endpoint's own POST /
 */
import { Hono } from "hono";
import { etag } from "hono/etag";
import { createMiddleware } from "hono/factory";
import { assets } from "./server/assets.ts";
import { pageHeaders, renderPage } from "./server/page.ts";

export function runConsole(): Hono {
  const app = new Hono();
  app.use(sameOriginOnly);
  app.get("/", etag(), pageHeaders(), (c) => c.html(renderPage()));
  app.get("/_console/*", etag(), pageHeaders(), (c) => {
    const asset = assets().get(c.req.path);
    if (asset === undefined) return c.text("Not found", 404);
    return c.body(asset.read(), 200, { "content-type": asset.type, "cache-control": "no-cache" });
  });
  return app;
}

/**
 * Keeps web pages other than our own from driving the endpoint, which asks for no credentials. Browsers say where a
 * request comes from (`Sec-Fetch-Site`, `Origin`); the AWS SDKs and the CLI say nothing of the kind, and pass.
 *
 * A page whose name an attacker lets point to 127.0.0.1 is of the same origin: so the name must be of this machine.
 */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;
const SAFE_METHODS = new Set(["GET", "HEAD"]);

const sameOriginOnly = createMiddleware(async (c, next) => {
  const { origin, site } = { origin: c.req.header("origin"), site: c.req.header("sec-fetch-site") };
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  const isFromBrowser = origin !== undefined || site !== undefined;
  const isRefused = isFromBrowser && !SAFE_METHODS.has(c.req.method) && !isOwn({ origin, site, host });
  if (!isRefused) return next();
  const message = "Web pages of other origins may not use this endpoint.";
  return c.json({ __type: "AccessDeniedException", message }, 403);
});

type Source = { origin: string | undefined; site: string | undefined; host: string };

function isOwn({ origin, site, host }: Source): boolean {
  if (!LOOPBACK.test(host)) return false;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

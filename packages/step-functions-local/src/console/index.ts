/**
 * The run console: a page on the Step Functions endpoint, for people who know the one of AWS. The page speaks the AWS
 * JSON protocol with the endpoint itself; what is here only serves it, and keeps other pages from doing the same.
 *
 *   app.route("/", runConsole());   // before the endpoint's own POST /
 */
import { Hono } from "hono";
import { etag } from "hono/etag";
import { assets } from "./server/assets.ts";
import { pageHeaders, renderPage } from "./server/page.ts";
import { sameOriginOnly } from "./server/same-origin.ts";

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

/** The API described: /openapi.json from the routes' own declarations, and /docs as a page. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import { Resource } from "sst/resource";
import { router } from "./app.ts";
import { DOCS_POLICY, docsPage } from "./docs-page.ts";
import type { Env } from "./env.ts";
import { openApiDocument } from "./openapi.ts";
import { Problem } from "./problem.ts";

/** `app` has all routes that are to be described. */
export function describe(app: OpenAPIHono<Env>): OpenAPIHono<Env> {
  const { openAPIRegistry } = app;
  openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "The access token of a sign-in, good for a quarter of an hour.",
  });
  openAPIRegistry.registerComponent("securitySchemes", "refreshCookie", {
    type: "apiKey",
    in: "cookie",
    name: "refresh_token",
    description: "Set by a sign-in that returns to a page, and by each refresh: HttpOnly, for /auth alone.",
  });
  openAPIRegistry.register("Problem", Problem);
  const pages = router();
  pages.get("/openapi.json", (c) => c.json(openApiDocument(app)));
  pages.get("/", (c) => c.redirect("/app/", 302));
  pages.get("/docs", (c) =>
    c.html(docsPage(openApiDocument(app), Resource.Site.apiUrl), 200, {
      "Content-Security-Policy": DOCS_POLICY,
      "Cache-Control": "public, max-age=300",
    }),
  );
  return pages;
}

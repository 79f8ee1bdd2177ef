/** The API described: /openapi.json from the routes' own declarations, /docs as a page, /health. */
import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { Resource } from "sst/resource";
import { router } from "./app.ts";
import { DOCS_POLICY, docsPage } from "./docs-page.ts";
import type { Env } from "./env.ts";
import { openApiDocument } from "./openapi.ts";
import { Problem } from "./problem.ts";
import { json, publicRoute } from "./route.ts";

const health = publicRoute({
  method: "get",
  path: "/health",
  operationId: "getHealth",
  tags: ["about"],
  summary: "Whether the API answers",
  responses: { 200: json(z.object({ status: z.literal("ok") }), "It does.", { status: "ok" }) },
});

export const about = router().openapi(health, (c) => c.json({ status: "ok" as const }, 200));

export function describe(app: OpenAPIHono<Env>): void {
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
  app.get("/openapi.json", (c) => c.json(openApiDocument(app)));
  app.get("/", (c) => c.redirect("/app/", 302));
  app.get("/docs", (c) =>
    c.html(docsPage(openApiDocument(app), Resource.Site.apiUrl), 200, {
      "Content-Security-Policy": DOCS_POLICY,
      "Cache-Control": "public, max-age=300",
    }),
  );
}

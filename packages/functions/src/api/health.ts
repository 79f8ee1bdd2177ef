import { z } from "@hono/zod-openapi";
import { router } from "./app.ts";
import { json, publicRoute } from "./route.ts";

const getHealth = publicRoute({
  method: "get",
  path: "/health",
  operationId: "getHealth",
  tags: ["about"],
  summary: "Whether the API answers",
  responses: { 200: json(z.object({ status: z.literal("ok") }), "It does.", { status: "ok" }) },
});

export const health = router().openapi(getHealth, (c) => c.json({ status: "ok" as const }, 200));

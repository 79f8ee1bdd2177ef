import { z } from "@hono/zod-openapi";
import { Analysis } from "@persona-ai/core/analysis";
import { Response } from "@persona-ai/core/response";
import { router } from "./app.ts";
import { idempotencyKey } from "./idempotent.ts";
import { limitedByLink } from "./limited.ts";
import { body, json, problems, publicRoute } from "./route.ts";

const tags = ["surveys"];
const params = z.object({
  shareToken: z.string().max(128).openapi({ example: "kq3hV0m2o8Zy1tWcT0b7PwA1" }),
});

const get = publicRoute({
  method: "get",
  path: "/surveys/{shareToken}",
  operationId: "getSurvey",
  codes: ["survey_not_found", "analysis_closed"],
  tags,
  summary: "What somebody needs to answer a survey about another; no sign-in",
  request: { params },
  responses: {
    200: json(Analysis.Survey, "The survey."),
    ...problems(400, 404, 409, 503),
  },
});

const submit = publicRoute({
  method: "post",
  path: "/surveys/{shareToken}/responses",
  operationId: "submitResponse",
  codes: ["survey_not_found", "analysis_closed", "analysis_full", "duplicate_response", "too_many_requests"],
  middleware: [limitedByLink] as const,
  tags,
  summary: "Answer a survey about somebody, anonymously; no sign-in",
  description: "With an Idempotency-Key, a repeat is stored once and answered as the first was.",
  request: {
    params,
    headers: idempotencyKey,
    body: body(Response.PeerInput),
  },
  responses: {
    201: json(Response.Submitted, "Stored."),
    ...problems(400, 404, 409, 413, 415, 503),
  },
});

export const surveys = router()
  .openapi(get, async (c) => c.json(await Analysis.survey(c.req.valid("param").shareToken), 200))
  .openapi(submit, async (c) => {
    const key = c.req.valid("header")["idempotency-key"];
    return c.json(await Response.submit(c.req.valid("param").shareToken, c.req.valid("json"), key), 201);
  });

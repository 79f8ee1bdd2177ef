import { z } from "@hono/zod-openapi";
import { Analysis } from "@persona-ai/core/analysis";
import { Response } from "@persona-ai/core/response";
import { router } from "./app.ts";
import { idempotencyKey } from "./idempotent.ts";
import { limitedByAddress, limitedByLink } from "./limited.ts";
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
  request: { params, query: z.object({ language: z.string().min(2).max(20).optional() }) },
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
  description:
    "With an Idempotency-Key, a repeat is stored once and answered as the first was. The receipt is told here and never again: with it, and no sign-in, the response is read or withdrawn.",
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

const receipt = z.object({
  receipt: z.string().max(128).openapi({ example: "q0Jm3cJ6cPqv1m8m0cJ5r3a7s5T2w1y9u8i7o6p5a4s" }),
});

const given = publicRoute({
  method: "get",
  path: "/receipts/{receipt}",
  operationId: "getReceipt",
  codes: ["receipt_not_found"],
  tags,
  summary: "What somebody said, by their receipt; no sign-in",
  request: { params: receipt },
  responses: { 200: json(Response.Given, "What was said."), ...problems(400, 404, 503) },
});

const withdraw = publicRoute({
  method: "delete",
  path: "/receipts/{receipt}",
  operationId: "withdrawResponse",
  codes: ["receipt_not_found", "too_many_requests"],
  middleware: [limitedByAddress] as const,
  tags,
  summary: "Withdraw what one said, by its receipt; no sign-in",
  description: "Nothing that is made from then on uses it; what was made before stays.",
  request: { params: receipt },
  responses: { 204: { description: "Gone." }, ...problems(400, 404, 503) },
});

export const surveys = router()
  .openapi(get, async (c) => {
    const { language } = c.req.valid("query");
    c.header("Cache-Control", "no-store");
    return c.json(await Analysis.survey(c.req.valid("param").shareToken, language), 200);
  })
  .openapi(submit, async (c) => {
    const key = c.req.valid("header")["idempotency-key"];
    c.header("Cache-Control", "no-store");
    return c.json(await Response.submit(c.req.valid("param").shareToken, c.req.valid("json"), key), 201);
  })
  .openapi(given, async (c) => {
    c.header("Cache-Control", "no-store");
    return c.json(await Response.given(c.req.valid("param").receipt), 200);
  })
  .openapi(withdraw, async (c) => {
    await Response.withdraw(c.req.valid("param").receipt);
    return c.body(null, 204);
  });

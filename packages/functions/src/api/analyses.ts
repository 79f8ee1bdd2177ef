import { z } from "@hono/zod-openapi";
import { Analysis } from "@persona-ai/core/analysis";
import { removeAnalysis } from "@persona-ai/core/removal/analysis.ts";
import { Response } from "@persona-ai/core/response";
import { router } from "./app.ts";
import { conditional, tagged } from "./etag.ts";
import { body, creating, idParam, json, listExample, listOf, noBody, problems, signedIn } from "./route.ts";

const tags = ["analyses"];
const params = idParam("ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C");

const create = creating({
  method: "post",
  path: "/analyses",
  operationId: "createAnalysis",
  answerHeaders: { Location: "Location" },
  codes: ["analysis_not_found"],
  tags,
  summary: "Open a profile analysis",
  description: "Repeated by its Idempotency-Key after the analysis was deleted, it makes no other: 404.",
  request: { body: body(Analysis.Creation) },
  responses: { 201: json(Analysis.Info, "The analysis, open."), ...problems(400, 404, 413, 415) },
});

const list = signedIn({
  method: "get",
  path: "/analyses",
  operationId: "listAnalyses",
  tags,
  summary: "Your analyses, newest first unless asked otherwise",
  request: { query: Analysis.Selection },
  responses: {
    200: json(listOf(Analysis.Info), "A page.", listExample(Analysis.Info)),
    ...problems(400),
  },
});

const get = signedIn({
  method: "get",
  path: "/analyses/{id}",
  operationId: "getAnalysis",
  codes: ["analysis_not_found"],
  tags,
  summary: "An analysis",
  request: { params, headers: conditional },
  responses: {
    200: json(Analysis.Info, "The analysis, with an ETag for the next look."),
    304: { description: "Nothing new." },
    ...problems(400, 404),
  },
});

const change = signedIn({
  method: "patch",
  path: "/analyses/{id}",
  operationId: "changeAnalysis",
  codes: ["analysis_not_found"],
  tags,
  summary: "Rename, close or reopen an analysis",
  request: { params, body: body(Analysis.Change) },
  responses: { 200: json(Analysis.Info, "The analysis, changed."), ...problems(400, 404, 413, 415) },
});

const removed = signedIn({
  method: "delete",
  path: "/analyses/{id}",
  operationId: "deleteAnalysis",
  codes: ["analysis_not_found"],
  tags,
  summary: "Delete an analysis, every response to it, and the persona made from them",
  description:
    "A persona that shows what was made from them goes, with its card and everybody's conversations. One that shows an earlier version, of another analysis, goes on with that.",
  request: { params },
  responses: { 204: { description: "Gone." }, ...problems(400, 404) },
});

const see = signedIn({
  method: "put",
  path: "/analyses/{id}/seen",
  operationId: "markResponsesSeen",
  codes: ["analysis_not_found"],
  tags,
  summary: "Say how many peers' responses you have seen: those that came after are new",
  description: "Sent late, or twice, it makes nothing new again.",
  request: { params, body: body(Analysis.Seen) },
  responses: { 200: json(Analysis.Info, "The analysis, with what is new."), ...problems(400, 404, 413, 415) },
});

const putSelf = signedIn({
  method: "put",
  path: "/analyses/{id}/responses/self",
  operationId: "putOwnResponse",
  codes: ["analysis_not_found", "analysis_closed"],
  tags,
  summary: "Answer about yourself; again, to replace your answers; with draft=true, keep a part of them",
  description:
    "With `draft=true` what is there so far is kept, in place of an earlier draft, and counts as no response: the answer is how far it has come.",
  request: {
    params,
    query: z.object({ draft: z.enum(["true", "false"]).optional() }),
    body: body(Response.SelfInput),
  },
  responses: {
    200: json(
      z.union([Response.Own, Response.Draft]),
      "Replaced, or the draft kept.",
      Response.Own.meta()?.example,
    ),
    201: json(Response.Own, "Stored."),
    ...problems(400, 404, 409, 413, 415),
  },
});

const getSelf = signedIn({
  method: "get",
  path: "/analyses/{id}/responses/self",
  operationId: "getOwnResponse",
  codes: ["analysis_not_found", "response_not_found"],
  tags,
  summary: "What you answered about yourself, or as far as you have come",
  description: "Where nothing is kept yet that is a 404, and with `draft=true` an empty draft.",
  request: { params, query: z.object({ draft: z.enum(["true", "false"]).optional() }) },
  responses: { 200: json(Response.OwnAnswers, "Your answers."), ...problems(400, 404) },
});

const share = creating({
  method: "post",
  path: "/analyses/{id}/share-token",
  operationId: "createShareToken",
  codes: ["analysis_not_found"],
  tags,
  summary: "A new link for respondents; the old one ends",
  request: { params, body: noBody },
  responses: { 201: json(Analysis.Share, "The new link."), ...problems(400, 404, 413, 415) },
});

const removeResponse = signedIn({
  method: "delete",
  path: "/analyses/{id}/responses/{responseId}",
  operationId: "deleteResponse",
  codes: ["analysis_not_found", "response_not_found"],
  tags,
  summary: "Delete one response",
  description:
    "Of a peer's that was used, what was used together with it is not used any more: the others of its batch wait again.",
  request: {
    params: params.extend({
      responseId: z.string().max(128).openapi({ example: "rsp_7Q2M0X4T9BKC3VHE8WJ5RNYZ1D" }),
    }),
  },
  responses: { 204: { description: "Gone." }, ...problems(400, 404) },
});

const responses = signedIn({
  method: "get",
  path: "/analyses/{id}/responses",
  operationId: "listResponses",
  codes: ["analysis_not_found"],
  tags,
  summary: "The responses to an analysis, in no order that tells when they came, without their answers",
  request: { params, query: Response.Selection },
  responses: {
    200: json(listOf(Response.Info), "A page.", listExample(Response.Info)),
    ...problems(400, 404),
  },
});

export const analyses = router()
  .openapi(create, async (c) => {
    const analysis = await Analysis.create(c.req.valid("json"));
    return c.json(analysis, 201, { Location: `/analyses/${analysis.id}` });
  })
  .openapi(list, async (c) => c.json(await Analysis.list(c.req.valid("query")), 200))
  .openapi(get, async (c) => tagged(c, Analysis.Info, await Analysis.get(c.req.valid("param").id)))
  .openapi(change, async (c) =>
    c.json(await Analysis.change(c.req.valid("param").id, c.req.valid("json")), 200),
  )
  .openapi(removed, async (c) => {
    await removeAnalysis(c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(see, async (c) => c.json(await Analysis.see(c.req.valid("param").id, c.req.valid("json")), 200))
  .openapi(putSelf, async (c) => {
    const { id } = c.req.valid("param");
    const isDraft = c.req.valid("query").draft === "true";
    if (isDraft) return c.json(await Response.draft(id, c.req.valid("json")), 200);
    const { response, created } = await Response.putSelf(id, c.req.valid("json"));
    return c.json(response, created ? 201 : 200);
  })
  .openapi(getSelf, async (c) => {
    const isDraft = c.req.valid("query").draft === "true";
    return c.json(await Response.own(c.req.valid("param").id, isDraft), 200);
  })
  .openapi(share, async (c) => c.json(await Analysis.share(c.req.valid("param").id), 201))
  .openapi(removeResponse, async (c) => {
    const { id, responseId } = c.req.valid("param");
    await Response.remove(id, responseId);
    return c.body(null, 204);
  })
  .openapi(responses, async (c) =>
    c.json(await Response.list(c.req.valid("param").id, c.req.valid("query")), 200),
  );

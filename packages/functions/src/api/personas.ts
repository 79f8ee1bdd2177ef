import { z } from "@hono/zod-openapi";
import { Limit } from "@persona-ai/core/limit";
import { Persona } from "@persona-ai/core/persona";
import { removePersona } from "@persona-ai/core/persona/removal.ts";
import { Traits } from "@persona-ai/core/traits";
import { router } from "./app.ts";
import { conditional, inOrderOf, tagsIn } from "./etag.ts";
import { limitedWithItsWrite } from "./limited.ts";
import { allowanceHeaders } from "./rate-limit.ts";
import { body, creating, json, listExample, listOf, noBody, problems, signedIn } from "./route.ts";

const tags = ["personas"];
const POLL_SECONDS = "1";

const begun = {
  202: json(z.object({ persona: Persona.Info }), "Under way: poll /personas/me.", {
    persona: Persona.Info.meta()?.example,
  }),
  ...problems(400, 404, 409, 413, 415, 429),
};

const generate = creating(
  {
    method: "post",
    path: "/personas/generate",
    operationId: "generatePersona",
    codes: ["analysis_not_found", "analysis_not_ready", "daily_generations_reached", "workflow_unavailable"],
    tags,
    summary: "Have a persona made from an analysis",
    description:
      "While one is being made, every further call answers that same one. How many may be begun in a day is limited.",
    request: {
      body: body(z.strictObject({ analysisId: z.string().max(128) }), {
        analysisId: "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      }),
    },
    responses: begun,
  },
  limitedWithItsWrite,
);

const retry = creating({
  method: "post",
  path: "/personas/me/retry",
  operationId: "retryPersona",
  codes: [
    "persona_not_found",
    "analysis_not_found",
    "analysis_not_ready",
    "not_retryable",
    "daily_generations_reached",
    "workflow_unavailable",
  ],
  tags,
  summary: "Try a failed generation again, without paying again for what the model had answered",
  description: "For a failure that is `retryable`. While one is being made, it answers that same one.",
  request: { body: noBody },
  responses: begun,
});

const me = signedIn({
  method: "get",
  path: "/personas/me",
  operationId: "getPersona",
  codes: ["persona_not_found"],
  tags,
  summary: "Your persona, or how far it is",
  request: { headers: conditional },
  responses: {
    200: json(Persona.Info, "The persona, with an ETag for the next poll."),
    304: { description: "Nothing new." },
    ...problems(404),
  },
});

const change = signedIn({
  method: "patch",
  path: "/personas/me",
  operationId: "changePersona",
  codes: ["persona_not_found", "handle_taken"],
  tags,
  summary: "Publish or withdraw your persona, take or give back a handle, say whom it talks to",
  description:
    "`chat.audience`: whether a public persona talks to others who are signed in, or to nobody; `chat.tokensPerMonth`: as much as others may have of it in a month (UTC), without end when it is `null`. You can always talk to it.",
  request: { body: body(Persona.Change) },
  responses: { 200: json(Persona.Info, "The persona, changed."), ...problems(400, 404, 409, 413, 415) },
});

const use = signedIn({
  method: "get",
  path: "/personas/me/use",
  operationId: "getPersonaUse",
  codes: ["persona_not_found"],
  tags,
  summary: "How many others talk to your persona, and what that costs",
  description:
    "In all, and by month (UTC). Counts alone: nobody is told who they are or what was said, and they stay when a conversation is deleted. Whoever deletes theirs and begins anew is counted again.",
  responses: { 200: json(Limit.PersonaUse, "The counts, the last month first."), ...problems(404) },
});

const removed = signedIn({
  method: "delete",
  path: "/personas/me",
  operationId: "deletePersona",
  codes: ["persona_not_found"],
  tags,
  summary: "Delete your persona with all its versions",
  responses: { 204: { description: "Gone." }, ...problems(404) },
});

const run = signedIn({
  method: "get",
  path: "/personas/me/run",
  operationId: "getRun",
  codes: ["persona_not_found", "run_not_found"],
  tags,
  summary: "The making of your persona, state by state",
  responses: {
    200: json(z.object({ items: z.array(Persona.RunState) }), "Oldest first.", listExample(Persona.RunState)),
    ...problems(404),
  },
});

const versions = signedIn({
  method: "get",
  path: "/personas/me/versions",
  operationId: "listVersions",
  codes: ["persona_not_found"],
  tags,
  summary: "All versions of your persona, newest first unless asked otherwise",
  request: { query: Persona.VersionSelection },
  responses: {
    200: json(listOf(Persona.Version), "A page.", listExample(Persona.Version)),
    ...problems(400, 404),
  },
});

const version = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, "The number of a version is expected.")
  .transform(Number)
  .openapi({ type: "integer", minimum: 1, maximum: 999_999 });

const rate = signedIn({
  method: "put",
  path: "/personas/me/versions/{version}/rating",
  operationId: "rateProfile",
  codes: ["persona_not_found", "version_not_found"],
  tags,
  summary: "A thumb up or down on the profile of a version, or none",
  request: {
    params: z.object({ version: version.openapi({ example: 1 }) }),
    body: body(Persona.ProfileRating),
  },
  responses: { 200: json(Persona.Version, "The version, rated."), ...problems(400, 404, 413, 415) },
});

const changes = signedIn({
  method: "get",
  path: "/personas/me/changes",
  operationId: "compareVersions",
  codes: ["persona_not_found", "version_not_found"],
  tags,
  summary: "How two versions of your traits differ, and which differences are more than chance",
  description:
    "Without `to` it is the last ready version, without `from` the one before it. A difference is reliable beyond 1.96·10·√(2(1 - α)).",
  request: { query: z.strictObject({ from: version.optional(), to: version.optional() }) },
  responses: {
    200: json(Traits.Changes, "Per scale, in points of T."),
    ...problems(400, 404),
  },
});

/** Where to look, when, and how many more generations there are today. */
const underWay = (left: Limit.Allowance | undefined) => ({
  Location: "/personas/me",
  "Retry-After": POLL_SECONDS,
  ...(left && allowanceHeaders(left)),
});

export const personas = router()
  .openapi(generate, async (c) => {
    const { persona, left } = await Persona.generate(c.req.valid("json").analysisId, c.get("write"));
    return c.json({ persona }, 202, underWay(left));
  })
  .openapi(retry, async (c) => {
    const { persona, left } = await Persona.retry();
    return c.json({ persona }, 202, underWay(left));
  })
  .openapi(me, async (c) => {
    const { etag, persona } = await Persona.me(tagsIn(c.req.valid("header")));
    c.header("ETag", etag);
    c.header("Cache-Control", "private, no-cache");
    return persona ? c.json(inOrderOf(Persona.Info, persona) as Persona.Info, 200) : c.body(null, 304);
  })
  .openapi(change, async (c) => c.json(await Persona.change(c.req.valid("json")), 200))
  .openapi(use, async (c) => c.json(await Limit.personaUse(await Persona.head()), 200))
  .openapi(removed, async (c) => {
    await removePersona();
    return c.body(null, 204);
  })
  .openapi(run, async (c) => c.json(await Persona.run(), 200))
  .openapi(versions, async (c) => c.json(await Persona.versions(c.req.valid("query")), 200))
  .openapi(rate, async (c) => {
    const { version } = c.req.valid("param");
    return c.json(await Persona.rate(version, c.req.valid("json").rating), 200);
  })
  .openapi(changes, async (c) => c.json(await Persona.changes(c.req.valid("query")), 200));

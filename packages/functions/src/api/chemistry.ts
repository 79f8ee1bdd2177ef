import { z } from "@hono/zod-openapi";
import { Chemistry } from "@persona-ai/core/chemistry";
import { listInput } from "@persona-ai/core/table";
import { router } from "./app.ts";
import { conditional, etagOf, isFresh } from "./etag.ts";
import { json, listExample, problems, publicRoute, signedIn, spoken } from "./route.ts";

const tags = ["chemistry"];

/** A withdrawn card is forgotten by caches within this time, too. */
const CACHED = "public, max-age=0, s-maxage=10, stale-while-revalidate=20";

const WEIGHTS =
  "Scores are shares of random pairs that fit less well. A dimension's weight is that of its fit in the whole fit, before these are made into scores.";

const handleOf = (example: string) => z.string().max(128).openapi({ example });

const withMe = signedIn({
  method: "get",
  path: "/cards/{handle}/chemistry",
  operationId: "getMyChemistry",
  codes: ["card_not_found", "card_not_published", "same_person"],
  tags,
  summary: "You and the owner of a card",
  description: `Needs a card of your own: \`card_not_published\` otherwise; with it itself: \`same_person\`. ${WEIGHTS}`,
  request: { params: z.object({ handle: handleOf("ada-lovelace") }), query: spoken },
  responses: {
    200: json(Chemistry.Info, "How you fit, and what that can tell."),
    ...problems(400, 404, 409),
  },
});

const between = publicRoute({
  method: "get",
  path: "/chemistry/{a}/{b}",
  operationId: "getChemistry",
  codes: ["card_not_found", "same_person"],
  tags,
  summary: "The owners of two cards",
  description: `The same answer, whichever card is named first. A card and itself: \`same_person\`. ${WEIGHTS}`,
  request: {
    params: z.object({ a: handleOf("ada-lovelace"), b: handleOf("bob-hope") }),
    query: spoken,
    headers: conditional,
  },
  responses: {
    200: json(Chemistry.Info, "How they fit, and what that can tell, with an ETag."),
    304: { description: "Nothing new." },
    ...problems(400, 404, 409, 503),
  },
});

const matches = signedIn({
  method: "get",
  path: "/personas/me/matches",
  operationId: "listMatches",
  codes: ["card_not_published"],
  tags,
  summary: "The public cards that fit you best, best first",
  description:
    "Needs a card of your own: `card_not_published` otherwise. Your own is not among them. A withdrawn card is never shown; a new card, or one that says something else, counts at once (after at most five minutes when more than 2,000 have changed within these).",
  request: { query: listInput.pick({ limit: true }) },
  responses: {
    200: json(z.object({ items: z.array(Chemistry.Match) }), "The best.", listExample(Chemistry.Match)),
    ...problems(400, 409),
  },
});

export const chemistry = router()
  .openapi(withMe, async (c) => {
    const { language } = c.req.valid("query");
    return c.json(await Chemistry.withMe(c.req.valid("param").handle, language), 200);
  })
  .openapi(between, async (c) => {
    const { a, b } = c.req.valid("param");
    const answer = await Chemistry.between(a, b, c.req.valid("query").language);
    const etag = etagOf(JSON.stringify(answer));
    c.header("ETag", etag);
    c.header("Cache-Control", CACHED);
    return isFresh(c.req.valid("header"), etag) ? c.body(null, 304) : c.json(answer, 200);
  })
  .openapi(matches, async (c) => c.json(await Chemistry.matches(c.req.valid("query").limit), 200));

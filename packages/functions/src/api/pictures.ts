/** Emblems and radars as SVG: a card's for anybody, one's own persona's for oneself alone. */
import { z } from "@hono/zod-openapi";
import { Card } from "@persona-ai/core/card";
import { CharacterCard } from "@persona-ai/core/character-card";
import type { Context } from "hono";
import { router } from "./app.ts";
import { answers, PICTURE_POLICY, params, picture, unchanged } from "./cards.ts";
import { conditional, etagOf, isFresh } from "./etag.ts";
import { problems, publicRoute, signedIn, spoken } from "./route.ts";

const SVG = { "Content-Type": "image/svg+xml; charset=utf-8" };
const description =
  "Five petals, as long as the five T scores and as soft as their 90 % bands; nothing else is in it.";

const emblem = publicRoute({
  method: "get",
  path: "/cards/{handle}/emblem.svg",
  operationId: "getCardEmblem",
  codes: ["card_not_found"],
  tags: ["cards"],
  summary: "The emblem of a card: same traits, same emblem; no sign-in",
  description,
  request: { params, headers: conditional },
  responses: {
    200: { description: "512 × 512.", ...picture("image/svg+xml", "<svg …>…</svg>") },
    ...unchanged,
    ...problems(400, 404, 503),
  },
});

const own = <const P extends string, Q extends z.ZodObject>(
  path: P,
  operationId: string,
  summary: string,
  query: Q,
) =>
  signedIn({
    method: "get",
    path,
    operationId,
    tags: ["personas"],
    summary,
    request: { query, headers: conditional },
    responses: {
      200: { description: "Of the newest ready version.", ...picture("image/svg+xml", "<svg …>…</svg>") },
      ...unchanged,
      ...problems(400, 404, 409),
    },
  });
const ownEmblem = own(
  "/personas/me/emblem.svg",
  "getMyEmblem",
  "The emblem of your own persona, public or not",
  z.object({}),
);
const ownRadar = own(
  "/personas/me/radar.svg",
  "getMyRadar",
  "The radar of your own persona, public or not",
  spoken,
);

/** Kept by the browser, and asked about before it is shown again. */
function ownAnswer(c: Context, headers: z.infer<typeof conditional>, image: string) {
  const etag = etagOf(image);
  c.header("ETag", etag);
  c.header("Cache-Control", "private, no-cache");
  c.header("Content-Security-Policy", PICTURE_POLICY);
  return isFresh(headers, etag) ? c.body(null, 304) : c.body(image, 200, SVG);
}

export const pictures = router()
  .openapi(emblem, async (c) => {
    const item = await Card.item(c.req.valid("param").handle);
    const { emblemSvg } = await import("@persona-ai/core/card/image/emblem.ts");
    const image = emblemSvg(item.traits);
    c.header("Content-Security-Policy", PICTURE_POLICY);
    const etag = etagOf(image, item.version, item.revision);
    return answers(c, c.req.valid("header"), etag) ? c.body(null, 304) : c.body(image, 200, SVG);
  })
  .openapi(ownEmblem, async (c) => ownAnswer(c, c.req.valid("header"), await CharacterCard.picture("emblem")))
  .openapi(ownRadar, async (c) => {
    const { language } = c.req.valid("query");
    return ownAnswer(c, c.req.valid("header"), await CharacterCard.picture("radar", language));
  });

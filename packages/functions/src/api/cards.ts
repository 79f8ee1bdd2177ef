/** Cards are public: no sign-in, and kept by caches for seconds, so that a withdrawn one is gone from them, too. */
import { z } from "@hono/zod-openapi";
import { Card } from "@persona-ai/core/card";
import { orderedInput } from "@persona-ai/core/table";
import type { Context } from "hono";
import { router } from "./app.ts";
import { conditional, etagOf, isFresh } from "./etag.ts";
import { json, listExample, listOf, problems, publicRoute } from "./route.ts";

const tags = ["cards"];
const CACHE = "public, max-age=0, s-maxage=10, stale-while-revalidate=20";
/** A picture that is opened by itself must not run or load anything. */
export const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

export const params = z.object({ handle: z.string().max(128).openapi({ example: "ada-lovelace" }) });
export const unchanged = { 304: { description: "You have it already." } };
export const picture = (type: string, example: string) => ({
  content: { [type]: { schema: z.string().meta({ format: "binary" }), example } },
});

const list = publicRoute({
  method: "get",
  path: "/cards",
  operationId: "listCards",
  tags,
  summary: "All published personas, newest first unless asked otherwise; no sign-in",
  description: "Pages are stable: a card that is there all the time is on exactly one of them.",
  request: { query: orderedInput, headers: conditional },
  responses: {
    200: json(listOf(Card.Info), "A page.", listExample(Card.Info)),
    ...unchanged,
    ...problems(400, 503),
  },
});

const get = publicRoute({
  method: "get",
  path: "/cards/{handle}",
  operationId: "getCard",
  codes: ["card_not_found"],
  tags,
  summary: "What a published persona shows; no sign-in",
  description: "Of its traits the T scores (mean 50, standard deviation 10) with their 90 % intervals.",
  request: { params, headers: conditional },
  responses: { 200: json(Card.Info, "The card."), ...unchanged, ...problems(400, 404, 503) },
});

const imageSvg = publicRoute({
  method: "get",
  path: "/cards/{handle}/image.svg",
  operationId: "getCardSvg",
  codes: ["card_not_found"],
  tags,
  summary: "The card as a picture, light or dark as its viewer prefers; no sign-in",
  request: { params, headers: conditional },
  responses: {
    200: { description: "1200 × 630.", ...picture("image/svg+xml", "<svg …>…</svg>") },
    ...unchanged,
    ...problems(400, 404, 503),
  },
});

const imagePng = publicRoute({
  method: "get",
  path: "/cards/{handle}/image.png",
  operationId: "getCardPng",
  codes: ["card_not_found"],
  tags,
  summary: "The card as a picture for link previews; no sign-in",
  description:
    "A name in letters that the picture's font (DejaVu Sans) lacks is replaced by the handle, such a tagline left out.",
  request: { params, headers: conditional },
  responses: {
    200: { description: "1200 × 630.", ...picture("image/png", "(PNG)") },
    ...unchanged,
    ...problems(400, 404, 503),
  },
});

/** `true` when the caller has this already. */
export function answers(c: Context, headers: z.infer<typeof conditional>, etag: string): boolean {
  c.header("ETag", etag);
  c.header("Cache-Control", CACHE);
  return isFresh(headers, etag);
}

/** Loaded when a picture is first asked for: the widths of all letters are a tenth of the whole API. */
const drawing = () => import("@persona-ai/core/card/image/svg.ts");

export const cards = router()
  .openapi(list, async (c) => {
    const page = await Card.list(c.req.valid("query"));
    const known = answers(c, c.req.valid("header"), etagOf(JSON.stringify(page)));
    return known ? c.body(null, 304) : c.json(page, 200);
  })
  .openapi(get, async (c) => {
    const item = await Card.item(c.req.valid("param").handle);
    const card = Card.fromItem(item);
    const etag = etagOf(JSON.stringify(card), item.version, item.revision);
    return answers(c, c.req.valid("header"), etag) ? c.body(null, 304) : c.json(card, 200);
  })
  .openapi(imageSvg, async (c) => {
    const item = await Card.item(c.req.valid("param").handle);
    const { portraitOf, svg } = await drawing();
    const image = svg(portraitOf(item));
    c.header("Content-Security-Policy", PICTURE_POLICY);
    const etag = etagOf(image, item.version, item.revision);
    if (answers(c, c.req.valid("header"), etag)) return c.body(null, 304);
    return c.body(image, 200, { "Content-Type": "image/svg+xml; charset=utf-8" });
  })
  .openapi(imagePng, async (c) => {
    const item = await Card.item(c.req.valid("param").handle);
    const { portraitOf, svg } = await drawing();
    const portrait = portraitOf(item);
    const etag = etagOf(svg(portrait), item.version, item.revision);
    if (answers(c, c.req.valid("header"), etag)) return c.body(null, 304);
    const { png } = await import("@persona-ai/core/card/image/png.ts");
    return c.body(await png(portrait), 200, { "Content-Type": "image/png" });
  });

import { z } from "@hono/zod-openapi";
import { Instrument } from "@persona-ai/core/instrument";
import { Words, words as wordsOf } from "@persona-ai/core/traits/words.ts";
import { router } from "./app.ts";
import { idParam, json, problems, publicRoute, spoken } from "./route.ts";

const tags = ["instruments"];
const CACHE = "public, max-age=3600";

const params = idParam("ipip-neo-120");

const list = publicRoute({
  method: "get",
  path: "/instruments",
  operationId: "listInstruments",
  tags,
  summary: "The instruments that an analysis can use",
  responses: {
    200: json(z.object({ items: z.array(Instrument.Summary) }), "All of them.", {
      items: [{ id: "sapa-bfi-25", title: "25 IPIP items", itemCount: 25, minutes: 3, languages: ["en"] }],
    }),
  },
});

const get = publicRoute({
  method: "get",
  path: "/instruments/{id}",
  operationId: "getInstrument",
  codes: ["instrument_not_found"],
  tags,
  summary: "An instrument as a respondent sees it",
  request: {
    params,
    query: z.object({ language: z.string().max(20).default("en").openapi({ example: "en" }) }),
  },
  responses: {
    200: json(Instrument.Survey, "Scale and items, without keys and domains.", {
      id: "sapa-bfi-25",
      title: "25 IPIP items for the five factors",
      language: "en",
      quality: "reviewed",
      dir: "ltr",
      scale: [{ value: 1, label: "Very Inaccurate" }],
      items: [{ id: "A1", text: "Am indifferent to the feelings of others." }],
    }),
    ...problems(400, 404),
  },
});

const words = publicRoute({
  method: "get",
  path: "/instruments/{id}/traits",
  operationId: "getTraitWords",
  codes: ["instrument_not_found"],
  tags,
  summary: "The traits that an instrument measures, and their levels, in words for people",
  description: "Each text has a key, the same in every language.",
  request: { params, query: spoken },
  responses: { 200: json(Words, "Domains, each with its facets."), ...problems(400, 404) },
});

export const instruments = router()
  .openapi(list, (c) => {
    c.header("Cache-Control", CACHE);
    return c.json({ items: Instrument.list() }, 200);
  })
  .openapi(get, async (c) => {
    const id = Instrument.parseId(c.req.valid("param").id);
    c.header("Cache-Control", CACHE);
    return c.json(await Instrument.survey(id, c.req.valid("query").language), 200);
  })
  .openapi(words, (c) => {
    const id = Instrument.parseId(c.req.valid("param").id);
    c.header("Cache-Control", CACHE);
    return c.json(wordsOf(id, c.req.valid("query").language), 200);
  });

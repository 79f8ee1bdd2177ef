import { z } from "@hono/zod-openapi";
import { Instrument } from "@persona-ai/core/instrument";
import { router } from "./app.ts";
import { json, problems, publicRoute } from "./route.ts";

const tags = ["instruments"];
const CACHE = "public, max-age=3600";

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
    params: z.object({ id: z.string().max(128).openapi({ example: "ipip-neo-120" }) }),
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

export const instruments = router()
  .openapi(list, (c) => {
    c.header("Cache-Control", CACHE);
    return c.json({ items: Instrument.list() }, 200);
  })
  .openapi(get, async (c) => {
    const id = Instrument.parseId(c.req.valid("param").id);
    c.header("Cache-Control", CACHE);
    return c.json(await Instrument.survey(id, c.req.valid("query").language), 200);
  });

import { z } from "@hono/zod-openapi";
import { Memory } from "@persona-ai/core/memory";
import { router } from "./app.ts";
import { body, idParam, json, listExample, listOf, problems, signedIn } from "./route.ts";

const tags = ["memories"];
const persona = idParam("per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C");
const memory = persona.extend({
  memoryId: z.string().max(128).openapi({ example: "mem_01JD3K9W6T0Q4V5X7Y8Z9A1B2C" }),
});
const FORGOTTEN =
  "What was said from its source on is not sent to the model any more; it stays in the history.";

const list = signedIn({
  method: "get",
  path: "/personas/{id}/memories",
  operationId: "listMemories",
  codes: ["persona_not_found"],
  tags,
  summary: "What a persona remembers of you, newest first unless asked otherwise",
  request: { params: persona, query: Memory.Selection },
  responses: {
    200: json(listOf(Memory.Info), "A page.", listExample(Memory.Info)),
    ...problems(400, 404),
  },
});

const change = signedIn({
  method: "patch",
  path: "/personas/{id}/memories/{memoryId}",
  operationId: "changeMemory",
  codes: ["persona_not_found", "memory_not_found"],
  tags,
  summary: "Correct what a persona remembers of you",
  description: FORGOTTEN,
  request: { params: memory, body: body(Memory.Change) },
  responses: { 200: json(Memory.Info, "The memory, corrected."), ...problems(400, 404, 413, 415) },
});

const removed = signedIn({
  method: "delete",
  path: "/personas/{id}/memories/{memoryId}",
  operationId: "deleteMemory",
  codes: ["persona_not_found", "memory_not_found"],
  tags,
  summary: "Have a persona forget something about you",
  description: FORGOTTEN,
  request: { params: memory },
  responses: { 204: { description: "Forgotten." }, ...problems(400, 404) },
});

const removedAll = signedIn({
  method: "delete",
  path: "/personas/{id}/memories",
  operationId: "deleteMemories",
  codes: ["persona_not_found"],
  tags,
  summary: "Have a persona forget all about you",
  description: FORGOTTEN,
  request: { params: persona },
  responses: { 204: { description: "Forgotten." }, ...problems(400, 404) },
});

export const memories = router()
  .openapi(list, async (c) => c.json(await Memory.list(c.req.valid("param").id, c.req.valid("query")), 200))
  .openapi(change, async (c) => {
    const { id, memoryId } = c.req.valid("param");
    return c.json(await Memory.change(id, memoryId, c.req.valid("json")), 200);
  })
  .openapi(removed, async (c) => {
    const { id, memoryId } = c.req.valid("param");
    await Memory.remove(id, memoryId);
    return c.body(null, 204);
  })
  .openapi(removedAll, async (c) => {
    await Memory.removeAll(c.req.valid("param").id);
    return c.body(null, 204);
  });

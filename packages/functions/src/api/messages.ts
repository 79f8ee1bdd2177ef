import { z } from "@hono/zod-openapi";
import { Chat } from "@persona-ai/core/chat";
import { listInput } from "@persona-ai/core/table";
import type { Context } from "hono";
import { router } from "./app.ts";
import { eventStream, wantsEvents } from "./event-stream.ts";
import { allowanceHeaders } from "./rate-limit.ts";
import { body, content, idParam, json, listExample, listOf, noBody, problems, signedIn } from "./route.ts";

const tags = ["messages"];
const persona = idParam("per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C");
const message = persona.extend({
  messageId: z.string().max(128).openapi({ example: "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C" }),
});

const EVENTS = `event: message.start
data: {"id":"msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C","replyTo":"msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"}

event: message.delta
data: {"text":"Hello! I'm glad "}

event: message.delta
data: {"text":"you're here."}

event: message.end
data: {"id":"msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C","usage":{"inputTokens":1310,"outputTokens":14},"stopReason":"end_turn","model":"global.anthropic.claude-sonnet-4-5-20250929-v1:0"}

`;

const answered = {
  200: {
    description: "The whole answer; or, when events are asked for, as it comes.",
    content: {
      ...content(Chat.Message),
      "text/event-stream": { schema: z.string(), example: EVENTS },
    },
  },
};

const say = signedIn({
  method: "post",
  path: "/personas/{id}/messages",
  tags,
  summary: "Say something to your own persona, or to a public one",
  description:
    "With `Accept: text/event-stream` as it comes: `message.start`, `message.delta` for every piece of text, and `message.end`; or `error`, a problem. Messages of one conversation are answered one after the other.",
  request: { params: persona, body: body(Chat.Input) },
  responses: { ...answered, ...problems(400, 404, 409, 413, 415, 429) },
});

const regenerate = signedIn({
  method: "post",
  path: "/personas/{id}/messages/{messageId}/regenerate",
  tags,
  summary: "Have the last message answered anew",
  description:
    "By its id or its answer's. The new answer takes the place of the old one once it is there. It counts as a message.",
  request: { params: message, body: noBody },
  responses: { ...answered, ...problems(400, 404, 409, 413, 415, 429) },
});

const list = signedIn({
  method: "get",
  path: "/personas/{id}/messages",
  tags,
  summary: "Your conversation with a persona, newest first",
  request: { params: persona, query: listInput },
  responses: {
    200: json(listOf(Chat.Message), "A page.", listExample(Chat.Message)),
    ...problems(400, 404),
  },
});

const removed = signedIn({
  method: "delete",
  path: "/personas/{id}/messages",
  tags,
  summary: "Delete your conversation with a persona, and what it remembers of you",
  request: { params: persona },
  responses: { 204: { description: "Gone." }, ...problems(400, 404) },
});

async function answerTo(c: Context, { allowance, answer }: Chat.Turn) {
  for (const [name, value] of Object.entries(allowanceHeaders(allowance))) c.header(name, value);
  if (!wantsEvents(c)) return c.json(await answer({ signal: c.req.raw.signal }), 200);
  return eventStream(c, (send, signal) =>
    answer({
      signal,
      onEvent: (event) => {
        if (event.type === "start") send("message.start", { id: event.id, replyTo: event.replyTo });
        else if (event.type === "delta") send("message.delta", { text: event.text });
        else {
          const { id, usage, stopReason, model } = event.message;
          send("message.end", { id, usage, stopReason, model });
        }
      },
    }),
  );
}

export const messages = router()
  .openapi(say, async (c) => {
    const { signal } = c.req.raw;
    return answerTo(c, await Chat.say(c.req.valid("param").id, c.req.valid("json").content, { signal }));
  })
  .openapi(regenerate, async (c) => {
    const { id, messageId } = c.req.valid("param");
    return answerTo(c, await Chat.regenerate(id, messageId, { signal: c.req.raw.signal }));
  })
  .openapi(list, async (c) => c.json(await Chat.messages(c.req.valid("param").id, c.req.valid("query")), 200))
  .openapi(removed, async (c) => {
    await Chat.removeMessages(c.req.valid("param").id);
    return c.body(null, 204);
  });

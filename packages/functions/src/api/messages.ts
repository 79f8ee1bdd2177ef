import { z } from "@hono/zod-openapi";
import { Chat } from "@persona-ai/core/chat";
import type { Context } from "hono";
import { router } from "./app.ts";
import { ChatEvent } from "./chat-events.ts";
import { eventStream, wantsEvents } from "./event-stream.ts";
import { idempotencyKey } from "./idempotent.ts";
import { MODEL_CODES } from "./problem-codes.ts";
import { allowanceHeaders } from "./rate-limit.ts";
import {
  body,
  content,
  creating,
  idParam,
  json,
  listExample,
  listOf,
  noBody,
  problems,
  signedIn,
} from "./route.ts";

const tags = ["messages"];
const persona = idParam("per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C");
const message = persona.extend({
  messageId: z.string().max(128).openapi({ example: "msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C" }),
});
const EVENTS = `\`\`\`
id: 1
event: message.start
data: {"id":"msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C","replyTo":"msg_01JD3K9W6T0Q4V5X7Y8Z9A1B2C"}

id: 2
event: message.delta
data: {"text":"Hello! I'm glad "}

id: 3
event: message.delta
data: {"text":"you're here."}

id: 4
event: message.end
data: {"id":"msg_01JD3K9W6V0Q4V5X7Y8Z9A1B2C","usage":{"inputTokens":1310,"outputTokens":14},"stopReason":"end_turn","model":"global.anthropic.claude-sonnet-5-5"}
\`\`\``;

const SAYING = [
  "persona_not_found",
  "persona_not_ready",
  "persona_not_talking",
  "persona_budget_reached",
  "conversation_busy",
  "conversation_lost",
  "message_forgotten",
  "reader_gone",
  "daily_messages_reached",
  "daily_tokens_reached",
  "idempotency_key_reused",
  ...MODEL_CODES,
] as const;

const answered = {
  200: {
    description: "The whole answer; or, when events are asked for, as it comes.",
    content: {
      ...content(Chat.Message),
      "text/event-stream": { schema: ChatEvent, example: ChatEvent.meta()?.example },
    },
  },
};
const refused = problems(400, 404, 409, 413, 415, 429);

const say = signedIn({
  method: "post",
  path: "/personas/{id}/messages",
  operationId: "sendMessage",
  codes: SAYING,
  tags,
  summary: "Say something to your own persona, or to a public one",
  description:
    "With `Accept: text/event-stream` as it comes: `message.queued` while others are answered before it, `message.start`, `message.delta` for every piece of text, and `message.end`; or `error`, a problem. Each event has an id, and comments keep the connection while nothing comes. Messages of one conversation are answered in the order in which they came. Words of self-harm or of danger to others are answered with what helps (`stopReason: crisis`).\n\n" +
    EVENTS,
  request: { params: persona, headers: idempotencyKey, body: body(Chat.Input) },
  responses: { ...answered, ...refused },
});

const Again = z
  .strictObject({ notMeant: z.literal(true).optional() })
  .meta({ id: "MessageAgain", example: { notMeant: true } });

const regenerate = signedIn({
  method: "post",
  path: "/personas/{id}/messages/{messageId}/regenerate",
  operationId: "regenerateMessage",
  codes: [...SAYING, "message_not_found", "message_not_last"],
  tags,
  summary: "Have the last message answered anew",
  description:
    "By its id or its answer's. The new answer takes the place of the old one once it is there; a whole old one is kept as an alternative. It counts as a message. `notMeant`: the words were no cry for help, and are answered as any others.",
  request: { params: message, headers: idempotencyKey, body: { ...body(Again), required: false } },
  responses: { ...answered, ...refused },
});

const edit = signedIn({
  method: "post",
  path: "/personas/{id}/messages/{messageId}/edit",
  operationId: "editMessage",
  codes: [...SAYING, "message_not_found", "too_many_threads"],
  tags,
  summary: "Say a message of yours in another way, and have that answered",
  description: "What followed on it is set aside as a thread of its own, which one can go back to.",
  request: { params: message, headers: idempotencyKey, body: body(Chat.Input) },
  responses: { ...answered, ...refused },
});

const stop = signedIn({
  method: "post",
  path: "/personas/{id}/messages/{messageId}/stop",
  operationId: "stopMessage",
  codes: ["persona_not_found", "message_not_found"],
  tags,
  summary: "End an answer that is being made",
  description:
    "By the id that `message.start` told. What was said until then is kept with the status `stopped`, and the stream ends with `message.end`.",
  request: { params: message, body: noBody },
  responses: { 204: { description: "It ends, or has ended." }, ...problems(400, 404, 413, 415) },
});

const list = signedIn({
  method: "get",
  path: "/personas/{id}/messages",
  operationId: "listMessages",
  codes: ["persona_not_found"],
  tags,
  summary: "Your conversation with a persona, newest first unless asked otherwise",
  description: "It begins with the persona's greeting. Answers that another took the place of are not in it.",
  request: { params: persona, query: Chat.MessageSelection },
  responses: {
    200: json(listOf(Chat.Message), "A page.", listExample(Chat.Message)),
    ...problems(400, 404),
  },
});

const removed = signedIn({
  method: "delete",
  path: "/personas/{id}/messages",
  operationId: "deleteMessages",
  codes: ["persona_not_found"],
  tags,
  summary: "Delete your conversation with a persona, and what it remembers of you",
  request: { params: persona },
  responses: { 204: { description: "Gone." }, ...problems(400, 404) },
});

const alternatives = signedIn({
  method: "get",
  path: "/personas/{id}/messages/{messageId}/alternatives",
  operationId: "listAlternatives",
  codes: ["persona_not_found", "message_not_found"],
  tags,
  summary: "All answers to the message that this one answers, oldest first",
  request: { params: message },
  responses: {
    200: json(z.object({ items: z.array(Chat.Message) }), "All of them.", listExample(Chat.Message)),
    ...problems(400, 404),
  },
});

const choose = signedIn({
  method: "post",
  path: "/personas/{id}/messages/{messageId}/choose",
  operationId: "chooseAlternative",
  codes: [
    "persona_not_found",
    "message_not_found",
    "message_not_last",
    "conversation_busy",
    "conversation_lost",
  ],
  tags,
  summary: "Put an alternative in the place of the last answer",
  request: { params: message, body: noBody },
  responses: { 200: json(Chat.Message, "The answer that holds now."), ...problems(400, 404, 409, 413, 415) },
});

const rate = signedIn({
  method: "put",
  path: "/personas/{id}/messages/{messageId}/rating",
  operationId: "rateMessage",
  codes: ["persona_not_found", "message_not_found"],
  tags,
  summary: "A thumb up or down on an answer, or none",
  request: { params: message, body: body(Chat.Rating) },
  responses: { 200: json(Chat.Message, "The answer, rated."), ...problems(400, 404, 413, 415) },
});

const read = signedIn({
  method: "put",
  path: "/personas/{id}/messages/{messageId}/read",
  operationId: "markMessagesRead",
  codes: ["persona_not_found", "message_not_found"],
  tags,
  summary: "Say that you have read all up to this message",
  description:
    "An answer is unread until then, or until you say something. Sent late, or twice, it makes nothing unread again.",
  request: { params: message, body: noBody },
  responses: { 200: json(Chat.Unread, "What is still unread."), ...problems(400, 404, 413, 415) },
});

const report = creating({
  method: "post",
  path: "/personas/{id}/messages/{messageId}/report",
  operationId: "reportMessage",
  codes: ["persona_not_found", "message_not_found"],
  tags,
  summary: "Report an answer to whoever runs this",
  description: "They get to know which answer, and why. Reported again, the newer reason holds.",
  request: { params: message, body: body(Chat.ReportInput) },
  responses: { 201: json(Chat.Message, "The answer, reported."), ...problems(400, 404, 409, 413, 415, 429) },
});

async function answerTo(c: Context, { allowance, answer }: Chat.Turn) {
  for (const [name, value] of Object.entries(allowanceHeaders(allowance))) c.header(name, value);
  if (!wantsEvents(c)) return c.json(await answer({ signal: c.req.raw.signal }), 200);
  return eventStream(c, (send, signal) =>
    answer({
      signal,
      onEvent: (event) => {
        if (event.type === "queued") send("message.queued", { position: "waiting" });
        else if (event.type === "start") send("message.start", { id: event.id, replyTo: event.replyTo });
        else if (event.type === "delta") send("message.delta", { text: event.text });
        else if (event.type === "failed") send.fail(event.error);
        else {
          const { id, usage, stopReason, model } = event.message;
          send("message.end", { id, usage, stopReason, model });
        }
      },
    }),
  );
}

const optionsOf = (c: Context, headers: z.infer<typeof idempotencyKey>) => ({
  signal: c.req.raw.signal,
  idempotencyKey: headers["idempotency-key"],
});

export const messages = router()
  .openapi(say, async (c) => {
    const options = optionsOf(c, c.req.valid("header"));
    return answerTo(c, await Chat.say(c.req.valid("param").id, c.req.valid("json").content, options));
  })
  .openapi(regenerate, async (c) => {
    const { id, messageId } = c.req.valid("param");
    const { notMeant: isNotMeant } = c.req.valid("json") ?? {};
    const options = { ...optionsOf(c, c.req.valid("header")), isNotMeant };
    return answerTo(c, await Chat.regenerate(id, messageId, options));
  })
  .openapi(edit, async (c) => {
    const { id, messageId } = c.req.valid("param");
    const options = optionsOf(c, c.req.valid("header"));
    return answerTo(c, await Chat.edit(id, messageId, c.req.valid("json").content, options));
  })
  .openapi(stop, async (c) => {
    const { id, messageId } = c.req.valid("param");
    await Chat.stop(id, messageId);
    return c.body(null, 204);
  })
  .openapi(list, async (c) => c.json(await Chat.messages(c.req.valid("param").id, c.req.valid("query")), 200))
  .openapi(removed, async (c) => {
    await Chat.removeMessages(c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(alternatives, async (c) => {
    const { id, messageId } = c.req.valid("param");
    return c.json({ items: await Chat.alternatives(id, messageId) }, 200);
  })
  .openapi(choose, async (c) => {
    const { id, messageId } = c.req.valid("param");
    return c.json(await Chat.choose(id, messageId), 200);
  })
  .openapi(rate, async (c) => {
    const { id, messageId } = c.req.valid("param");
    return c.json(await Chat.rate(id, messageId, c.req.valid("json").rating), 200);
  })
  .openapi(read, async (c) => {
    const { id, messageId } = c.req.valid("param");
    return c.json(await Chat.read(id, messageId), 200);
  })
  .openapi(report, async (c) => {
    const { id, messageId } = c.req.valid("param");
    return c.json(await Chat.report(id, messageId, c.req.valid("json")), 201);
  });

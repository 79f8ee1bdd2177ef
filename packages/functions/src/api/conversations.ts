import { z } from "@hono/zod-openapi";
import { Chat } from "@persona-ai/core/chat";
import { listInput } from "@persona-ai/core/table";
import { User } from "@persona-ai/core/user";
import { router } from "./app.ts";
import { body, creating, idParam, json, listExample, listOf, problems, signedIn } from "./route.ts";

const tags = ["conversations"];
const persona = idParam("per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C");
const thread = persona.extend({ threadId: z.string().max(128).openapi({ example: "main" }) });

const JSON_LINES = `{"user_name":"Bea","character_name":"Ada","create_date":"2026-11-20T18:30:00.000Z","chat_metadata":{}}
{"name":"Ada","is_user":false,"is_system":false,"send_date":"2026-11-20T18:30:00.000Z","mes":"Hi, I'm Ada.","extra":{}}
`;

const list = signedIn({
  method: "get",
  path: "/conversations",
  operationId: "listConversations",
  tags,
  summary: "Your conversations, the last one first unless asked otherwise",
  request: { query: Chat.ConversationSelection },
  responses: {
    200: json(listOf(Chat.Conversation), "A page.", listExample(Chat.Conversation)),
    ...problems(400),
  },
});

const search = signedIn({
  method: "get",
  path: "/conversations/search",
  operationId: "searchConversations",
  tags,
  summary: "Messages of your own conversations that have words of a query, the best first",
  request: {
    query: z.object({ q: z.string().trim().min(1).max(200), limit: listInput.shape.limit }),
  },
  responses: {
    200: json(
      z.object({ items: z.array(Chat.FoundMessage) }),
      "What was found.",
      listExample(Chat.FoundMessage),
    ),
    ...problems(400),
  },
});

const threads = signedIn({
  method: "get",
  path: "/personas/{id}/threads",
  operationId: "listThreads",
  codes: ["persona_not_found"],
  tags,
  summary: "The lines of your talk with a persona, newest first",
  request: { params: persona },
  responses: {
    200: json(z.object({ items: z.array(Chat.Thread) }), "All of them.", listExample(Chat.Thread)),
    ...problems(400, 404),
  },
});

const begin = creating({
  method: "post",
  path: "/personas/{id}/threads",
  operationId: "createThread",
  codes: [
    "persona_not_found",
    "persona_not_ready",
    "persona_not_talking",
    "persona_budget_reached",
    "thread_not_found",
    "too_many_threads",
    "conversation_busy",
    "conversation_lost",
  ],
  tags,
  summary: "Begin another conversation with a persona",
  description:
    "It begins with the greeting, and is talked in from then on. What the persona remembers of you stays.",
  request: { params: persona, body: body(Chat.ThreadCreation) },
  responses: { 201: json(Chat.Thread, "The thread, begun."), ...problems(400, 404, 409, 413, 415, 429) },
});

const change = signedIn({
  method: "patch",
  path: "/personas/{id}/threads/{threadId}",
  operationId: "updateThread",
  codes: ["persona_not_found", "thread_not_found", "conversation_busy", "conversation_lost"],
  tags,
  summary: "Name a thread, or go on in it",
  request: { params: thread, body: body(Chat.ThreadChange) },
  responses: { 200: json(Chat.Thread, "The thread as it is now."), ...problems(400, 404, 409, 413, 415) },
});

const exported = signedIn({
  method: "get",
  path: "/personas/{id}/messages/export",
  operationId: "exportMessages",
  answerHeaders: { "Content-Disposition": "ContentDisposition" },
  codes: ["persona_not_found"],
  tags,
  summary: "The conversation as a file of JSON lines, as SillyTavern reads it",
  request: { params: persona },
  responses: {
    200: {
      description: "A line for whose chat it is, and one for each message, oldest first.",
      content: { "text/plain": { schema: z.string(), example: JSON_LINES } },
    },
    ...problems(400, 404),
  },
});

export const conversations = router()
  .openapi(list, async (c) => c.json(await Chat.conversations(c.req.valid("query")), 200))
  .openapi(search, async (c) => {
    const { q, limit } = c.req.valid("query");
    return c.json({ items: await Chat.search(q, limit) }, 200);
  })
  .openapi(threads, async (c) => c.json({ items: await Chat.threads(c.req.valid("param").id) }, 200))
  .openapi(begin, async (c) =>
    c.json(await Chat.beginThread(c.req.valid("param").id, c.req.valid("json").title), 201),
  )
  .openapi(change, async (c) => {
    const { id, threadId } = c.req.valid("param");
    return c.json(await Chat.changeThread(id, threadId, c.req.valid("json")), 200);
  })
  .openapi(exported, async (c) => {
    const { name } = await User.me();
    c.header("Content-Disposition", 'attachment; filename="conversation.jsonl"');
    return c.text(await Chat.exportLines(c.req.valid("param").id, name), 200);
  });

import { Export, exportData } from "@persona-ai/core/export/index.ts";
import { removeUser } from "@persona-ai/core/removal/user.ts";
import { User } from "@persona-ai/core/user";
import { router } from "./app.ts";
import { clearRefreshToken } from "./cookies.ts";
import { conditional, tagged } from "./etag.ts";
import { body, json, problems, signedIn } from "./route.ts";

const tags = ["users"];

const me = signedIn({
  method: "get",
  path: "/users/me",
  operationId: "getMe",
  tags,
  summary: "Who is signed in",
  request: { headers: conditional },
  responses: { 200: json(User.Info, "You, with an ETag."), 304: { description: "Nothing new." } },
});

const change = signedIn({
  method: "patch",
  path: "/users/me",
  operationId: "changeMe",
  codes: ["too_young"],
  tags,
  summary: "Change your name, or what your norm group is chosen by",
  request: { body: body(User.Change) },
  responses: { 200: json(User.Info, "You, changed."), ...problems(400, 413, 415) },
});

const exported = signedIn({
  method: "get",
  path: "/users/me/export",
  operationId: "exportMe",
  tags,
  summary: "Everything stored about you",
  responses: { 200: json(Export, "One document.") },
});

const removed = signedIn({
  method: "delete",
  path: "/users/me",
  operationId: "deleteMe",
  tags,
  summary: "Delete your account and everything of yours",
  responses: { 204: { description: "Gone." } },
});

export const users = router()
  .openapi(me, async (c) => tagged(c, User.Info, await User.me()))
  .openapi(change, async (c) => c.json(await User.change(c.req.valid("json")), 200))
  .openapi(exported, async (c) => c.json(await exportData(), 200))
  .openapi(removed, async (c) => {
    await removeUser();
    clearRefreshToken(c);
    return c.body(null, 204);
  });

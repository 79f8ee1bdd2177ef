/** What somebody is written to about, and the link in each e-mail that ends them, without a sign-in (RFC 8058). */
import { createHash } from "node:crypto";
import { z } from "@hono/zod-openapi";
import { Notification } from "@persona-ai/core/notification";
import type { Context } from "hono";
import { html, raw } from "hono/html";
import { router } from "./app.ts";
import { STYLE } from "./card-page-style.ts";
import { body, json, problems, publicRoute, signedIn } from "./route.ts";

const tags = ["users"];

const get = signedIn({
  method: "get",
  path: "/users/me/notifications",
  operationId: "getNotifications",
  tags,
  summary: "What you are written to about",
  responses: { 200: json(Notification.Info, "Off unless you asked for it.") },
});

const change = signedIn({
  method: "patch",
  path: "/users/me/notifications",
  operationId: "changeNotifications",
  codes: ["notifications_unavailable"],
  tags,
  summary: "Choose what you are written to about, and in which language",
  description: "Each e-mail has a link that ends them all.",
  request: { body: body(Notification.Change) },
  responses: { 200: json(Notification.Info, "As it is now."), ...problems(400, 409, 413, 415) },
});

const params = z.object({
  token: z.string().max(128).openapi({ example: "usr_01JD3K9W6T0Q4V5X7Y8Z9A1B2C.kq3hV0m2o8Zy1tWcT0b7Pw" }),
});
const page = (description: string) => ({
  description,
  content: { "text/html": { schema: z.string(), example: "<!doctype html>…" } },
});
const gone = page("A page that says that this link is no longer good.");

/** Programs look at links before people do: only a POST has an effect. */
const ask = publicRoute({
  method: "get",
  path: "/unsubscribe/{token}",
  operationId: "getUnsubscribePage",
  tags,
  summary: "A page that asks whether to end the e-mails; no sign-in",
  request: { params, query: z.looseObject({}) },
  responses: { 200: page("The page."), 404: gone, ...problems(400, 503) },
});

const stop = publicRoute({
  method: "post",
  path: "/unsubscribe/{token}",
  operationId: "unsubscribe",
  tags,
  summary: "End the e-mails; no sign-in",
  description: "As mail programs send it (`List-Unsubscribe=One-Click`); what the body says does not matter.",
  request: { params, query: z.looseObject({}) },
  responses: { 200: page("A page that says so."), 404: gone, ...problems(400, 503) },
});

const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

function show(c: Context, language: string, text: string, button?: string) {
  const { title } = Notification.textsOf(language).page;
  c.header("Content-Security-Policy", POLICY);
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "no-referrer");
  return String(html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>${title} · Persona AI</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <header><a href="/app/">Persona AI</a></header>
    <main>
      <h1>${title}</h1>
      <p>${text}</p>
      ${button === undefined ? "" : html`<form method="post"><button class="button filled">${button}</button></form>`}
      <p><a href="/app/settings">Persona AI</a></p>
    </main>
  </body>
</html>`);
}

export const notifications = router()
  .openapi(get, async (c) => c.json(await Notification.settings(), 200))
  .openapi(change, async (c) => c.json(await Notification.change(c.req.valid("json")), 200))
  .openapi(ask, async (c) => {
    const item = await Notification.ofLink(c.req.valid("param").token);
    const language = item?.language ?? "en";
    const { question, button, gone } = Notification.textsOf(language).page;
    return item === undefined
      ? c.html(show(c, language, gone), 404)
      : c.html(show(c, language, question, button), 200);
  })
  .openapi(stop, async (c) => {
    const { token } = c.req.valid("param");
    const language = (await Notification.ofLink(token))?.language ?? "en";
    const isDone = await Notification.unsubscribe(token);
    const { done, gone } = Notification.textsOf(language).page;
    return isDone ? c.html(show(c, language, done), 200) : c.html(show(c, language, gone), 404);
  });

/**
 * A card as a page for people: the address that is shared. It is whole without JavaScript, says to link previews what it
 * is (Open Graph), and leads into the app. Its one style sheet is within it, and named by its hash to the browser.
 */
import { createHash } from "node:crypto";
import { z } from "@hono/zod-openapi";
import { Card } from "@persona-ai/core/card";
import { line } from "@persona-ai/core/card/image/line.ts";
import { DOMAINS } from "@persona-ai/core/traits";
import { wordsOf } from "@persona-ai/core/traits/words.ts";
import { html, raw } from "hono/html";
import { Resource } from "sst/resource";
import { router } from "./app.ts";
import { STYLE } from "./card-page-style.ts";
import { answers, params, unchanged } from "./cards.ts";
import { conditional, etagOf } from "./etag.ts";
import { problems, publicRoute } from "./route.ts";

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const page = publicRoute({
  method: "get",
  path: "/c/{handle}",
  operationId: "getCardPage",
  tags: ["cards"],
  summary: "A card as a page for people, to be shared; no sign-in",
  description:
    "HTML with Open Graph tags, readable without JavaScript. A card that is not there is a page, too.",
  // A link gets parameters added to it on its way (by those who count clicks), and is shown all the same.
  request: { params, query: z.looseObject({}), headers: conditional },
  responses: {
    200: {
      description: "The page.",
      content: { "text/html": { schema: z.string(), example: "<!doctype html>…" } },
    },
    404: {
      description: "A page that says that there is no such card.",
      content: { "text/html": { schema: z.string(), example: "<!doctype html>…" } },
    },
    ...unchanged,
    ...problems(400, 503),
  },
});

type Markup = ReturnType<typeof html>;

const document = (title: string, head: Markup, body: Markup) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>${title}</title>
    <link rel="icon" href="/app/icon.svg" type="image/svg+xml" />
    ${head}
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <header><a href="/app/">Persona AI</a></header>
    <main>${body}</main>
  </body>
</html>`;

const THERE_IS_NONE = document(
  "No such card · Persona AI",
  html`<meta name="robots" content="noindex" />`,
  html`<h1>There is no such card</h1>
    <p>It may have been withdrawn, or the address has a slip in it.</p>
    <p><a class="button filled" href="/app/">Make your own</a></p>`,
);

const firstSentences = (text: string): string => {
  const cut = text.replace(/\s+/g, " ").slice(0, 200);
  return cut.length < text.length ? `${cut.slice(0, cut.lastIndexOf(" "))}…` : cut;
};

function pageOf(card: Card.Info) {
  const { handle, name, tagline, summary, personaId, traits, previewUrl } = card;
  const address = `${Resource.Site.apiUrl}/c/${handle}`;
  const description = firstSentences(summary);
  const head = html`<link rel="canonical" href="${address}" />
    <meta name="description" content="${description}" />
    <meta property="og:type" content="profile" />
    <meta property="og:site_name" content="Persona AI" />
    <meta property="og:title" content="${name}: ${tagline}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${address}" />
    <meta property="og:image" content="${previewUrl}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="1200" />
    <meta property="og:image:height" content="630" />
    <meta property="og:image:alt" content="The five traits of ${name} as a star." />
    <meta name="twitter:card" content="summary_large_image" />`;
  const body = html`<article>
    <div class="who">
      <img src="/cards/${handle}/emblem.svg" alt="" width="160" height="160" />
      <div>
        <h1 dir="auto">${name}</h1>
        <p class="voice" dir="auto">${tagline}</p>
      </div>
    </div>
    <p class="row">
      <a class="button filled" href="/app/chat/${personaId}?h=${handle}">Talk with ${name}’s persona</a>
      <a class="button" href="/app/people/${handle}">See how you fit</a>
    </p>
    ${summary.split(/\n+/).map((text) => html`<p class="voice" dir="auto">${text}</p>`)}
    <p class="quiet">This is an AI persona made from a questionnaire. It is not ${name}.</p>
    <h2>Five traits</h2>
    <p class="quiet">
      The middle of each line is where most people are; the bar is where the true place is, nine times of ten.
    </p>
    <ul>
      ${DOMAINS.map((domain) => traitOf(domain, traits.domains[domain]))}
    </ul>
    <p class="own"><a href="/app/">Make your own</a></p>
  </article>`;
  return document(`${name} · Persona AI`, head, body);
}

type Domain = (typeof DOMAINS)[number];

function traitOf(domain: Domain, { t, band }: Card.Info["traits"]["domains"][Domain]) {
  const { name, low, high } = wordsOf(domain);
  const [from, to] = band.map(Math.round);
  return html`<li>
    <p>${name} <span class="quiet">(${domain})</span><span class="hidden">: ${Math.round(t)}, likely ${from} to ${to}; 50 is the average</span></p>
    ${raw(line({ t, band }))}
    <p class="ends"><span>${low}</span><span>${high}</span></p>
  </li>`;
}

export const cardPage = router().openapi(page, async (c) => {
  c.header("Content-Security-Policy", POLICY);
  try {
    const item = await Card.item(c.req.valid("param").handle);
    const text = String(await pageOf(Card.fromItem(item)));
    const known = answers(c, c.req.valid("header"), etagOf(text, item.version, item.revision));
    return known ? c.body(null, 304) : c.html(text, 200);
  } catch (error) {
    if (!(error instanceof Card.CardNotFound)) throw error;
    c.header("Cache-Control", "no-store");
    return c.html(String(await THERE_IS_NONE), 404);
  }
});

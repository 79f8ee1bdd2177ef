/**
 * A card as a page for people: the address that is shared. It is whole without JavaScript, says to link previews what it
 * is (Open Graph), and leads into the app. Its one style sheet is within it, and named by its hash to the browser. What
 * is around the persona's own words is in the reader's language: `?lang`, else the best of Accept-Language.
 */
import { createHash } from "node:crypto";
import { z } from "@hono/zod-openapi";
import { Card } from "@persona-ai/core/card";
import { line } from "@persona-ai/core/card/image/line.ts";
import { Language } from "@persona-ai/core/language.ts";
import { DOMAINS } from "@persona-ai/core/traits";
import { wordsOf } from "@persona-ai/core/traits/words.ts";
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { html, raw } from "hono/html";
import { Resource } from "sst/resource";
import { router } from "./app.ts";
import texts from "./card-page.data.json" with { type: "json" };
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
  answerHeaders: { "Content-Language": "ContentLanguage", Vary: "Vary" },
  tags: ["cards"],
  summary: "A card as a page for people, to be shared; no sign-in",
  description:
    "HTML with Open Graph tags, readable without JavaScript, in the reader's language: that of `lang` (en, de, fr or es), else the best of Accept-Language. A card that is not there is a page, too.",
  // A link gets parameters added to it on its way (by those who count clicks), and is shown all the same.
  request: {
    params,
    query: z.looseObject({ lang: z.string().optional().openapi({ example: "en" }) }),
    headers: conditional,
  },
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

const languageOf = (code = ""): Language | undefined =>
  Language.safeParse(code.split("-")[0]?.toLowerCase()).data;

/** A `lang` that there is none of is passed over. */
const spokenTo = (c: Context, lang?: string): Language =>
  languageOf(lang) ??
  (accepts(c, {
    header: "Accept-Language",
    supports: Language.options,
    default: "en",
    match: (wanted) =>
      wanted
        .filter(({ q }) => q > 0)
        .toSorted((a, b) => b.q - a.q)
        .flatMap(({ type }) => languageOf(type) ?? [])[0] ?? "en",
  }) as Language);

const filled = (text: string, values: Record<string, string | number>): string =>
  text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));

const document = (language: Language, title: string, head: Markup, body: Markup) => html`<!doctype html>
<html lang="${language}" dir="ltr">
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

function thereIsNone(language: Language) {
  const { none, noneText, makeYourOwn } = texts[language];
  return document(
    language,
    `${none} · Persona AI`,
    html`<meta name="robots" content="noindex" />`,
    html`<h1>${none}</h1>
    <p>${noneText}</p>
    <p><a class="button filled" href="/app/">${makeYourOwn}</a></p>`,
  );
}

const firstSentences = (text: string): string => {
  const cut = text.replace(/\s+/g, " ").slice(0, 200);
  return cut.length < text.length ? `${cut.slice(0, cut.lastIndexOf(" "))}…` : cut;
};

function pageOf(card: Card.Info, language: Language) {
  const words = texts[language];
  const { handle, name, tagline, summary, personaId, traits, previewUrl } = card;
  const address = `${Resource.Site.apiUrl}/c/${handle}`;
  const description = firstSentences(summary);
  const head = html`<link rel="canonical" href="${address}" />
    ${Language.options.map(
      (one) => html`<link rel="alternate" hreflang="${one}" href="${address}?lang=${one}" />`,
    )}
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
    <meta property="og:image:alt" content="${filled(words.picture, { name })}" />
    <meta name="twitter:card" content="summary_large_image" />`;
  const body = html`<article>
    <div class="who">
      <img src="/cards/${handle}/emblem.svg" alt="" width="160" height="160" />
      <div>
        <h1 dir="auto" lang="">${name}</h1>
        <p class="voice" dir="auto" lang="">${tagline}</p>
      </div>
    </div>
    <p class="row">
      <a class="button filled" href="/app/chat/${personaId}?h=${handle}">${filled(words.talk, { name })}</a>
      <a class="button" href="/app/people/${handle}">${words.fit}</a>
    </p>
    ${summary.split(/\n+/).map((text) => html`<p class="voice" dir="auto" lang="">${text}</p>`)}
    <p class="quiet">${filled(words.whatItIs, { name })}</p>
    <h2>${words.traits}</h2>
    <p class="quiet">${words.how}</p>
    <ul>
      ${DOMAINS.map((domain) => traitOf(domain, traits.domains[domain], language))}
    </ul>
    <p class="own"><a href="/app/">${words.makeYourOwn}</a></p>
    <nav class="row own quiet" aria-label="${words.languages}">
      ${Language.options.map((one) =>
        one === language
          ? html`<a href="?lang=${one}" lang="${one}" aria-current="true">${texts[one].name}</a>`
          : html`<a href="?lang=${one}" lang="${one}" hreflang="${one}">${texts[one].name}</a>`,
      )}
    </nav>
  </article>`;
  return document(language, `${name} · Persona AI`, head, body);
}

type Domain = (typeof DOMAINS)[number];

function traitOf(domain: Domain, { t, band }: Card.Info["traits"]["domains"][Domain], language: Language) {
  const { name, term, low, high } = wordsOf(domain, language);
  const [from, to] = band.map(Math.round);
  return html`<li>
    <p>${name} <span class="quiet">(${term})</span><span class="hidden">: ${filled(texts[language].value, { t: Math.round(t), from: from!, to: to! })}</span></p>
    ${raw(line({ t, band }))}
    <p class="ends"><span>${low}</span><span>${high}</span></p>
  </li>`;
}

export const cardPage = router().openapi(page, async (c) => {
  const language = spokenTo(c, c.req.valid("query").lang);
  c.header("Content-Security-Policy", POLICY);
  c.header("Content-Language", language);
  c.header("Vary", "Accept-Language", { append: true });
  try {
    const item = await Card.item(c.req.valid("param").handle);
    const text = String(await pageOf(Card.fromItem(item), language));
    const known = answers(c, c.req.valid("header"), etagOf(text, item.version, item.revision));
    return known ? c.body(null, 304) : c.html(text, 200);
  } catch (error) {
    if (!(error instanceof Card.CardNotFound)) throw error;
    c.header("Cache-Control", "no-store");
    return c.html(String(await thereIsNone(language)), 404);
  }
});

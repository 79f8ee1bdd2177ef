/**
 * The page itself: an empty body and the modules that fill it. The one inline script is the import map, which the
 * content security policy names by its hash; there is no other origin in it, and no markup from strings.
 */
import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import { secureHeaders } from "hono/secure-headers";
import { assets, LIBRARIES, MAIN } from "./assets.ts";

const STYLES = [
  "tokens",
  "base",
  "shell",
  "controls",
  "table",
  "status",
  "graph",
  "panel",
  "dialog",
  "narrow",
];
const importMap = JSON.stringify({ imports: Object.fromEntries(LIBRARIES) });
const importMapHash = `'sha256-${createHash("sha256").update(importMap).digest("base64")}'`;

export const pageHeaders = () =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", importMapHash],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
    strictTransportSecurity: false,
    xFrameOptions: "DENY",
  });

export function renderPage() {
  const modules = [...assets().keys()].filter((path) => /\.[jt]s$/.test(path));
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Step Functions</title>
    <link rel="icon" href="/_console/style/icon.svg" type="image/svg+xml" />
    ${STYLES.map((name) => html`<link rel="stylesheet" href="/_console/style/${name}.css" />`)}
    <script type="importmap">${raw(importMap)}</script>
    ${modules.map((path) => html`<link rel="modulepreload" href="${path}" />`)}
    <script type="module" src="${MAIN}"></script>
  </head>
  <body>
    <div id="console"><noscript>The run console needs JavaScript.</noscript></div>
  </body>
</html>`;
}

/**
 * The document of the API as a page to read: every operation with its inputs, a curl line, its answers and what they
 * may refuse. It is whole without a script, keeps nothing, and loads nothing: its policy allows its one style alone.
 */
import { createHash } from "node:crypto";
import { html, raw } from "hono/html";

// biome-ignore lint/suspicious/noExplicitAny: a JSON document, walked as one
type Json = any;

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1d1b24, #eceaf2); --soft: light-dark(#595566, #aaa6b8);
  --paper: light-dark(#fbfafd, #16141c); --line: light-dark(#dcd8e6, #37333f); --accent: light-dark(#5a3fb0, #b9a6ff);
  --code: light-dark(#f1eef8, #211e29); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem 6rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 Inter, system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
a { color: var(--accent); } nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
details { border-bottom: 1px solid var(--line); } summary { padding: .6rem 0; cursor: pointer; }
summary code:first-child { display: inline-block; min-width: 4.5rem; font-weight: 600; color: var(--accent); }
summary span { color: var(--soft); }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem; overflow-wrap: anywhere; }
pre { padding: .75rem 1rem; background: var(--code); border-radius: .5rem; white-space: pre-wrap; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; color: var(--soft); } .inside { padding: 0 0 1rem 1rem; }
`;

export const DOCS_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

type Named = { method: string; path: string; operation: Json };

export function docsPage(document: Json, apiUrl: string) {
  const all: Named[] = Object.entries(document.paths as Record<string, Json>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
  const tags = (document.tags as { name: string; description: string }[]).filter(({ name }) =>
    all.some(({ operation }) => operation.tags?.[0] === name),
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Persona AI: API</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header>
<h1>${document.info.title}: the API</h1>
<p>${document.info.description} The same as a document for tools: <a href="/openapi.json">/openapi.json</a>.</p>
<nav aria-label="Parts"><ul>${tags.map(({ name }) => html`<li><a href="#${name}">${name}</a></li>`)}</ul></nav>
</header>
<main>
${tags.map(
  ({ name, description }) => html`<section aria-labelledby="${name}">
<h2 id="${name}">${name}</h2>
<p>${description}</p>
${all.filter(({ operation }) => operation.tags?.[0] === name).map((one) => entry(one, apiUrl))}
</section>`,
)}
</main>
</body>
</html>`;
}

function entry({ method, path, operation }: Named, apiUrl: string) {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const input = requestBody?.content["application/json"]?.example;
  return html`<details id="${operationId}">
<summary><code>${method}</code> <code>${path}</code> <span>${summary}</span></summary>
<div class="inside">
<p>${description}</p>
<pre>${curl(method, path, operation, input, apiUrl)}</pre>
${parameters.length > 0 ? html`<h3>Parameters</h3><dl>${parameters.map(parameter)}</dl>` : ""}
<h3>Answers</h3>
<dl>${Object.entries(responses as Record<string, Json>).map(answer)}</dl>
</div>
</details>`;
}

const parameter = ({
  name,
  in: place,
  required,
  description,
  schema,
}: Json) => html`<dt><code>${name}</code></dt>
<dd>${place}${required ? ", needed" : ""}${schema?.type ? `, ${schema.type}` : ""}${schema?.enum ? `: ${schema.enum.join(", ")}` : ""}. ${description ?? schema?.description ?? ""}</dd>`;

function answer([status, { description, content = {} }]: [string, Json]) {
  const problem = content["application/problem+json"];
  const codes: string[] = problem?.schema.allOf?.[1]?.properties.code.enum ?? [];
  const example = content["application/json"]?.example;
  return html`<dt>${status}</dt>
<dd>${description} ${codes.map((code) => html`<code>${code}</code> `)}
${example === undefined ? "" : html`<pre>${JSON.stringify(example, null, 2)}</pre>`}</dd>`;
}

/** A line to try it with. */
function curl(
  method: string,
  path: string,
  { security = [], parameters = [] }: Json,
  input: unknown,
  url: string,
) {
  const at = (name: string) => parameters.find((one: Json) => one.name === name && one.in === "path");
  const filled = path.replace(/\{(\w+)\}/g, (whole, name) => at(name)?.schema?.example ?? whole);
  const isSignedIn = security.some((scheme: object) => "bearer" in scheme);
  return [
    "curl",
    ...(method === "GET" ? [] : [`-X ${method}`]),
    ...(isSignedIn ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(input === undefined ? [] : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(input)}'`]),
    `"${url}${filled}"`,
  ].join(" ");
}

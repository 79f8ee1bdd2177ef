/**
 * The document of the API, as /openapi.json answers it, for what is made of it: `packages/client/openapi.json` and the
 * types beside it. With `--check` nothing is written: it fails when the committed files are not what the routes
 * declare, or when Redocly's or Spectral's recommended rules find anything.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const CLIENT = new URL("../packages/client/", import.meta.url);

async function document(): Promise<unknown> {
  const links = {
    App: { name: "persona-ai", stage: "local" },
    OpenId: { redirectUris: [] },
  };
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: "ERROR", POWERTOOLS_METRICS_DISABLED: "true" });
  for (const [name, link] of Object.entries(links))
    process.env[`SST_RESOURCE_${name}`] = JSON.stringify(link);
  const { app } = await import("@persona-ai/functions/api/index.ts");
  return (await app.request("/openapi.json")).json();
}

/** What Redocly's recommended rules say of it. */
async function redocly(source: string): Promise<string[]> {
  const { createConfig, lintFromString } = await import("@redocly/openapi-core");
  const config = await createConfig({ extends: ["recommended"] });
  const found = await lintFromString({ source, config });
  return found.map(
    ({ ruleId, message, location }) => `redocly ${ruleId}: ${message} (${location[0]?.pointer})`,
  );
}

/** What Spectral's do. */
async function spectral(source: string): Promise<string[]> {
  const require = createRequire(import.meta.url);
  const { Spectral } = require("@stoplight/spectral-core") as typeof import("@stoplight/spectral-core");
  const { oas } = require("@stoplight/spectral-rulesets") as typeof import("@stoplight/spectral-rulesets");
  const linter = new Spectral();
  linter.setRuleset({ extends: [[oas, "recommended"]] } as never);
  const found = await linter.run(source);
  return found.map(({ code, message, path }) => `spectral ${code}: ${message} (${path.join("/")})`);
}

/** What is used of openapi-typescript, which is the client's own dependency. */
type Generator = { default(document: unknown): Promise<unknown[]>; astToString(nodes: unknown[]): string };

/** As openapi-typescript writes them. */
async function types(json: unknown): Promise<string> {
  const require = createRequire(new URL("package.json", CLIENT));
  const generator = require("openapi-typescript") as Generator;
  const nodes = await generator.default(json);
  return `/* Made by scripts/openapi.ts of openapi.json. */\n${generator.astToString(nodes)}`;
}

const json = await document();
const source = `${JSON.stringify(json, null, 2)}\n`;
const files = { "openapi.json": source, "src/schema.ts": await types(json) };

if (process.argv.includes("--check")) {
  const read = (name: string) => {
    try {
      return readFileSync(fileURLToPath(new URL(name, CLIENT)), "utf8");
    } catch {
      return "";
    }
  };
  const stale = Object.entries(files)
    .filter(([name, text]) => read(name) !== text)
    .map(([name]) => `packages/client/${name} is not what the routes declare: run npm run openapi.`);
  const problems = [...stale, ...(await redocly(source)), ...(await spectral(source))];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
} else {
  for (const [name, text] of Object.entries(files)) writeFileSync(new URL(name, CLIENT), text);
}

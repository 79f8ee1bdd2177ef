/**
 * Size and cold import of each function as it is bundled for AWS, for docs/figures.md:
 *
 *   node tests/infra/figures.ts
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { edgeSecretOf } from "@persona-ai/core/edge-secret.ts";
import { EDGE_SECRET } from "@persona-ai/functions/api/edge-headers.ts";
import { median } from "../figures/median.ts";
import { eventOf } from "./deployed/api-gateway.ts";
import { bundle } from "./deployed/bundle.ts";
import { installPlatform } from "./synthesis/platform.ts";
import { bundleProgram, synthesize } from "./synthesis/synthesize.ts";

const RUNS = 15;

const run = (script: string) =>
  execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });

/** Milliseconds that Node itself takes to start and end. */
function ownStart(): number {
  const start = performance.now();
  run("");
  return performance.now() - start;
}

/** What the API's handler needs to answer whoever has no token: nothing that the table or a secret tells. */
const LINKS = {
  App: { name: "persona-ai", stage: "test" },
  CursorKey: { value: "key" },
  OpenId: { redirectUris: [] },
};
const headers = { [EDGE_SECRET]: edgeSecretOf(LINKS.CursorKey.value), Authorization: "Bearer none" };
const POLL = eventOf("/personas/me", { headers }, "production");

type Cold = { ms: number; starts: number };
const inStarts = (times: { own: number; ms: number }[]): Cold => ({
  ms: median(times.map(({ ms }) => ms)),
  starts: median(times.map(({ own, ms }) => ms / own)),
});

/**
 * Milliseconds that the import takes in a fresh process, and those until a poll of a persona is refused, for which all
 * that such a poll takes has been loaded; and how many starts of Node that is: the median of several, in turns, because
 * a machine's speed changes.
 */
function cold(file: string, isApi: boolean): { imported: Cold; polled: Cold | undefined } {
  const links = Object.entries(LINKS).map(([name, link]) => [`SST_RESOURCE_${name}`, JSON.stringify(link)]);
  const variables = {
    ...Object.fromEntries(links),
    POWERTOOLS_LOG_LEVEL: "SILENT",
    POWERTOOLS_METRICS_DISABLED: "true",
  };
  const script = `
    import { PassThrough } from "node:stream";
    Object.assign(process.env, ${JSON.stringify(variables)});
    const preludes = [];
    const from = (stream, prelude) => (preludes.push(prelude), stream);
    globalThis.awslambda = { streamifyResponse: (handler) => handler, HttpResponseStream: { from } };
    const start = performance.now();
    const { handler } = await import(${JSON.stringify(pathToFileURL(file).href)});
    const imported = performance.now() - start;
    if (${isApi}) await handler(${JSON.stringify(POLL)}, new PassThrough().resume(), {});
    const polled = performance.now() - start;
    if (${isApi} && preludes[0]?.statusCode !== 401) throw new Error("The API answered with another status.");
    process.stdout.write(JSON.stringify({ imported, polled }));
  `;
  const runs = Array.from({ length: RUNS }, () => ({
    own: ownStart(),
    ...(JSON.parse(run(script)) as { imported: number; polled: number }),
  }));
  const of = (name: "imported" | "polled") => inStarts(runs.map(({ own, [name]: ms }) => ({ own, ms })));
  return { imported: of("imported"), polled: isApi ? of("polled") : undefined };
}

await installPlatform();
const program = await bundleProgram();
const env = { DEPLOY_WITHOUT: "DOMAIN,REDIRECT_URIS,ALARM_EMAIL" };
const { builds } = await synthesize(program, "production", { env });
rmSync(program);
const out = mkdtempSync(join(tmpdir(), "bundles-"));
const kilobytes = (bytes: number) => Math.round(bytes / 1024);
process.stdout.write(
  "| Function | loaded at start | all files | cold import | in starts of Node | with a first poll |\n| --- | --- | --- | --- | --- | --- |\n",
);
for (const build of builds) {
  const { folder, bytes, startBytes } = await bundle(build, out);
  const { imported, polled } = cold(join(folder, "bundle.mjs"), build.functionID === "Api");
  const sizes = `${kilobytes(startBytes)} KB | ${kilobytes(bytes)} KB`;
  const times = [`${imported.ms.toFixed()} ms`, imported.starts.toFixed(1), polled?.starts.toFixed(1) ?? ""];
  process.stdout.write(`| ${build.functionID} | ${sizes} | ${times.join(" | ")} |\n`);
}
rmSync(out, { recursive: true });

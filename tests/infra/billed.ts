/**
 * What Lambda bills of one generation, step by step, with the bundles as they are deployed: cold, where the function
 * starts first, and warm. For docs/figures.md:
 *
 *   npx node tests/infra/billed.ts
 *
 * Since August 2025 the start is billed like the rest ("AWS Lambda standardizes billing for INIT Phase", AWS Compute
 * Blog, 29 April 2025): cold is all from the start of the process to the answer. A function has a processor's share by
 * its memory, one whole at 1,769 MB ("Configure Lambda function memory", AWS Lambda Developer Guide); so what it works
 * here, on a whole one, takes 1,769 / memory as long there, and what it waits for as long as here. The model answers at
 * once: what it takes is to be added to the steps that ask it.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ACCOUNT } from "@persona-ai/local/stack/environment.ts";
import { stateMachine } from "@persona-ai/local/stack/workflow.ts";
import { functions } from "@persona-ai/workflows/functions.ts";
import { startStepFunctions } from "step-functions-local/index.ts";
import { median } from "../figures/median.ts";
import { bundle } from "./deployed/bundle.ts";
import { type DeployedFunction, startFunction } from "./deployed/lambda.ts";
import { installPlatform } from "./synthesis/platform.ts";
import { bundleProgram, synthesize } from "./synthesis/synthesize.ts";

const ROUNDS = 7;
const WHOLE_PROCESSOR_MB = 1769;

type Step = keyof typeof functions;
type Invocation = { waitedMs: number; cpuMs: number };

await installPlatform();
const program = await bundleProgram();
const env = { DEPLOY_WITHOUT: "DOMAIN,REDIRECT_URIS,ALARM_EMAIL" };
const { builds } = await synthesize(program, "production", { env });
rmSync(program);
const out = mkdtempSync(join(tmpdir(), "bundles-"));
const folders = new Map<string, string>();
for (const build of builds.filter(({ functionID }) => functionID in functions)) {
  folders.set(build.functionID, (await bundle(build, out)).folder);
}

const { startTestStack } = await import("../support/stack.ts");
const stack = await startTestStack();
const running = new Map<string, DeployedFunction>();
const seen: { name: string; invocation: Invocation }[] = [];

/**
 * Milliseconds so far that a process has worked in all of its threads, and that its first thread worked or waited for a
 * processor, which others had (proc_pid_schedstat): the rest of the time it waited for answers.
 */
function workOf(pid: number | undefined): { cpuMs: number; busyMs: number } {
  if (pid === undefined) return { cpuMs: 0, busyMs: 0 };
  const threads = readdirSync(`/proc/${pid}/task`).map((id) => {
    const [worked = 0, queued = 0] = readFileSync(`/proc/${pid}/task/${id}/schedstat`, "utf8")
      .split(" ")
      .map((ns) => Number(ns) / 1e6);
    return { id, worked, queued };
  });
  const first = threads.find(({ id }) => id === String(pid));
  return {
    cpuMs: threads.reduce((sum, { worked }) => sum + worked, 0),
    busyMs: (first?.worked ?? 0) + (first?.queued ?? 0),
  };
}

// Compiled, as Lambda's own is.
const runtime = join(out, "runtime.mjs");
writeFileSync(
  runtime,
  stripTypeScriptTypes(readFileSync(join(import.meta.dirname, "deployed/runtime.ts"), "utf8")),
);

async function start(name: string): Promise<DeployedFunction> {
  const folder = folders.get(name)!;
  const variables = Object.entries(process.env).filter(([key]) => /^(AWS|SST_RESOURCE)_/.test(key));
  const settings = {
    ...{ folder, name, handler: "bundle.handler", timeoutSeconds: 60 },
    variables: Object.fromEntries(variables) as Record<string, string>,
  };
  return startFunction(settings, [runtime, join(folder, "bundle.mjs"), "handler"]);
}

const states = await startStepFunctions({
  ...ACCOUNT,
  host: "127.0.0.1",
  port: 0,
  database: ":memory:",
  machines: await stateMachine(Object.keys(functions), { PlainProfileAllowed: false }),
  invoker: {
    async invoke(functionName, payload) {
      const name = functionName.split(":").at(-1)!;
      const fn = running.get(name)!;
      const [before, startedAt] = [workOf(fn.pid()), performance.now()];
      const outcome = await fn.invoke(payload);
      const [after, ms] = [workOf(fn.pid()), performance.now() - startedAt];
      const waitedMs = Math.max(0, ms - (after.busyMs - before.busyMs));
      seen.push({ name, invocation: { waitedMs, cpuMs: after.cpuMs - before.cpuMs } });
      if ("error" in outcome) throw new Error(`${name}: ${outcome.error.errorMessage}`);
      return {
        statusCode: 200,
        executedVersion: "$LATEST",
        requestId: crypto.randomUUID(),
        payload: JSON.parse(outcome.body.toString()),
      };
    },
  },
});
process.env.AWS_ENDPOINT_URL_SFN = states.url;

const { signUp } = await import("../support/people.ts");
const { answerAsPeers, readyAnalysis } = await import("../support/surveys.ts");
const { generate } = await import("../support/generation.ts");
const { Workflow } = await import("@persona-ai/core/workflow");
const client = await signUp();
const analysis = await readyAnalysis(client);
await answerAsPeers(analysis, 5);

async function generation(): Promise<Map<string, Invocation>> {
  seen.length = 0;
  const { id: personaId, version } = await generate(client, analysis.id);
  const executionArn = Workflow.executionArn({ personaId, version });
  while ((await Workflow.describe(executionArn))?.status === "RUNNING");
  return new Map(seen.map(({ name, invocation }) => [name, invocation]));
}

const [cold, warm]: Map<string, Invocation>[][] = [[], []];
for (let round = 0; round < ROUNDS; round++) {
  for (const name of folders.keys()) running.set(name, await start(name));
  cold!.push(await generation());
  // The first warm one still compiles.
  await generation();
  warm!.push(await generation());
  for (const fn of running.values()) fn.close();
}

/** At its memory, in whole milliseconds, as Lambda bills them. */
const billedAt = (memory: number, { waitedMs, cpuMs }: Invocation): number =>
  Math.ceil(waitedMs + (cpuMs * WHOLE_PROCESSOR_MB) / memory);

const rows = [...folders.keys()]
  .filter((name) => cold![0]!.has(name))
  .map((name) => {
    const memory = Number.parseInt(functions[name as Step].memory, 10);
    const typical = (rounds: Map<string, Invocation>[]) => {
      const all = rounds.map((round) => round.get(name)!);
      return {
        waitedMs: median(all.map(({ waitedMs }) => waitedMs)),
        cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
      };
    };
    const [first, later] = [typical(cold!), typical(warm!)];
    return {
      name,
      memory,
      first,
      later,
      billed: [billedAt(memory, first), billedAt(memory, later)] as const,
    };
  });
const shown = ({ waitedMs, cpuMs }: Invocation) => `${cpuMs.toFixed()} + ${waitedMs.toFixed()} ms`;
const sum = (i: 0 | 1) => rows.reduce((total, { billed }) => total + billed[i], 0);
const gbSeconds = (i: 0 | 1) =>
  rows.reduce((total, { billed, memory }) => total + (billed[i] * memory) / 1024 / 1000, 0);
process.stdout.write(
  [
    "| step | memory | cold: worked + waited here | warm | billed, cold | billed, warm |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...rows.map(
      ({ name, memory, first, later, billed }) =>
        `| ${name} | ${memory} MB | ${shown(first)} | ${shown(later)} | ${billed[0]} ms | ${billed[1]} ms |`,
    ),
    `| **all** | | | | **${sum(0)} ms**, ${gbSeconds(0).toFixed(2)} GB-s | **${sum(1)} ms**, ${gbSeconds(1).toFixed(2)} GB-s |`,
    "",
  ].join("\n"),
);
await states.close();
await stack.close();
rmSync(out, { recursive: true });
process.exit(0);

/** The stages that the tests look at, each synthesized once a run, and the functions of production, bundled. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type Bundle, bundle } from "./deployed/bundle.ts";
import { installPlatform } from "./synthesis/platform.ts";
import { bundleProgram, synthesize } from "./synthesis/synthesize.ts";
import type { Synthesis } from "./synthesis/types.ts";

declare module "vitest" {
  interface ProvidedContext {
    stages: Stages;
    bundles: Record<string, Bundle>;
  }
}
export type Stages = {
  dev: Synthesis;
  "pr-7": Synthesis;
  production: Synthesis;
  /** The stage dev as `sst dev` has it: functions run on the developer's machine. */
  live: Synthesis;
  /** production, with settings that the others leave out. */
  settings: Synthesis;
};

export const SETTINGS = {
  DOMAIN: "api.example.com",
  SURVEY_URL: "https://www.example.com/survey",
  REDIRECT_URIS: "https://www.example.com,https://beta.example.com",
  MODEL_ID: "eu.anthropic.some-model-v1:0",
  FALLBACK_MODEL_ID: "amazon.another-model-v1:0",
  EMBEDDING_MODEL_ID: "amazon.titan-embed-text-v2:0",
  PLAIN_PROFILE: "1",
  GUARDRAIL: "gr1abc:2",
  MESSAGES_PER_DAY: "7",
  ALARM_EMAIL: "oncall@example.com",
  NOTIFY_FROM: "Persona AI <hello@mail.example.com>",
  BACKUP_REGION: "eu-central-1",
  POLICIES_OF: "dev",
  BACKFILL: "1",
};

type Made = { stages: Stages; bundles: Record<string, Bundle>; out: string };
/** Each project has modules of its own, and what is made is for all of them. */
const run = globalThis as { infra?: Promise<Made> };

export default async function setup(project: TestProject): Promise<() => void> {
  run.infra ??= make();
  const { stages, bundles, out } = await run.infra;
  project.provide("stages", stages);
  project.provide("bundles", bundles);
  return () => rmSync(out, { recursive: true, force: true });
}

async function make(): Promise<Made> {
  await installPlatform();
  const stages = await synthesizeAll();
  const out = mkdtempSync(join(tmpdir(), "bundles-"));
  const bundles = stages.production.builds.map(async (build) => [build.functionID, await bundle(build, out)]);
  return { stages, bundles: Object.fromEntries(await Promise.all(bundles)), out };
}

async function synthesizeAll(): Promise<Stages> {
  const program = await bundleProgram();
  try {
    const [dev, pr7, production, live, settings] = await Promise.all([
      synthesize(program, "dev"),
      synthesize(program, "pr-7"),
      synthesize(program, "production", { env: { DEPLOY_WITHOUT: "DOMAIN,REDIRECT_URIS,ALARM_EMAIL" } }),
      synthesize(program, "dev", { dev: true }),
      synthesize(program, "production", { env: SETTINGS }),
    ]);
    return { dev, "pr-7": pr7, production, live, settings };
  } finally {
    rmSync(program);
  }
}

/**
 * The stages that the tests look at, each synthesized once a run, and the functions of production, bundled. They are
 * made while other tests run already, which takes most of a minute; made.ts waits for them.
 */
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type Bundle, bundle } from "./deployed/bundle.ts";
import { installPlatform } from "./synthesis/platform.ts";
import { bundleProgram, synthesize } from "./synthesis/synthesize.ts";
import type { Synthesis } from "./synthesis/types.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The port that tells what was made, once it is. */
    made: number;
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

export type Made = { stages: Stages; bundles: Record<string, Bundle> };
/** Each project has modules of its own, and what is made is for all of them. */
const run = globalThis as { infra?: Promise<Made | { fault: string }> };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const out = mkdtempSync(join(tmpdir(), "bundles-"));
  run.infra ??= make(out).catch((error: Error) => ({ fault: `${error.stack}` }));
  const made = run.infra;
  const server = createServer(async (socket) => socket.end(JSON.stringify(await made)));
  await once(server.listen(0, "127.0.0.1"), "listening");
  project.provide("made", (server.address() as AddressInfo).port);
  return async () => {
    server.close();
    await made;
    rmSync(out, { recursive: true, force: true });
  };
}

async function make(out: string): Promise<Made> {
  await installPlatform();
  const stages = await synthesizeAll();
  const bundles = stages.production.builds.map(async (build) => [build.functionID, await bundle(build, out)]);
  return { stages, bundles: Object.fromEntries(await Promise.all(bundles)) };
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

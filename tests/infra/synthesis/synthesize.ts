/** Synthesizes stages: bundles the program as SST bundles sst.config.ts, and runs it once for each. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { REGION } from "./cloud.ts";
import { PLATFORM, ROOT } from "./platform.ts";
import type { Synthesis, SynthesisRequest } from "./types.ts";

export const SECRETS = {
  GoogleClientId: "the-google-client-id",
  GoogleClientSecret: "the-google-client-secret",
  SigningKeys: "the-signing-keys",
  CursorKey: "the-cursor-key",
};

/** Resolves with the file of the program, which must lie where the platform's packages are found. */
export async function bundleProgram(): Promise<string> {
  const outfile = join(PLATFORM, `synthesis-${process.pid}.mjs`);
  // Every file outside of the platform sees the providers and SST's components without importing them.
  const globals = `import * as aws from "@pulumi/aws"; import * as sst from "${PLATFORM}/src/components";\n`;
  await build({
    stdin: {
      contents: `
        import { runtime } from "@pulumi/pulumi";
        import { run } from "${PLATFORM}/src/auto/run.ts";
        import config from "${ROOT}/sst.config.ts";
        import { synthesize } from "${import.meta.dirname}/program.ts";
        await synthesize({ config, run, runtime });
      `,
      resolveDir: ROOT,
      loader: "ts",
    },
    plugins: [
      {
        name: "globals",
        setup: (bundler) =>
          bundler.onLoad({ filter: /\.(js|ts|jsx|tsx)$/ }, ({ path }) =>
            path.startsWith(join(ROOT, ".sst"))
              ? undefined
              : { contents: globals + readFileSync(path, "utf8"), loader: "default" },
          ),
      },
    ],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    nodePaths: [join(PLATFORM, "node_modules")],
    inject: [join(PLATFORM, "src/shim/run.js")],
    external: ["@pulumi/*", "undici", "@pulumiverse/*", "@aws-sdk/*", "esbuild", "archiver", "glob", "vite"],
    banner: {
      js: `
        import { createRequire as topLevelCreateRequire } from "module";
        import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url";
        const require = topLevelCreateRequire(import.meta.url);
        const __filename = topLevelFileUrlToPath(import.meta.url);
        const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url));
      `,
    },
    logLevel: "error",
  });
  return outfile;
}

export async function synthesize(
  program: string,
  stage: string,
  { dev = false, env = {} }: { dev?: boolean; env?: Record<string, string> } = {},
): Promise<Synthesis> {
  const work = mkdtempSync(join(tmpdir(), "synthesis-"));
  const request: SynthesisRequest = { stage, dev, root: ROOT, work, result: join(work, "synthesis.json") };
  const secrets = Object.entries(SECRETS).map(([name, value]) => [`SST_SECRET_${name}`, value]);
  try {
    await promisify(execFile)(process.execPath, [program, JSON.stringify(request)], {
      env: { PATH: process.env.PATH, AWS_REGION: REGION, ...Object.fromEntries(secrets), ...env },
    });
    return JSON.parse(readFileSync(request.result, "utf8")) as Synthesis;
  } finally {
    rmSync(work, { recursive: true });
  }
}

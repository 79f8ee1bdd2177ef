/** The client as others get it: what two generators make of the document compiles, and so does the package itself. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const MODULES = join(ROOT, "node_modules");
const DOCUMENT = join(ROOT, "packages/client/openapi.json");
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "client-"));
  await symlink(MODULES, join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
});
afterAll(() => rm(folder, { recursive: true }));

/** What the compiler says of a program that uses `file`. */
async function compile(name: string, source: string): Promise<string> {
  await writeFile(join(folder, name), source);
  const options = [
    "--noEmit",
    "--strict",
    "--target",
    "ES2022",
    "--lib",
    "ES2023,DOM,DOM.Iterable",
    "--typeRoots",
    join(folder, "none"),
  ];
  const modules = ["--module", "ESNext", "--moduleResolution", "Bundler", "--skipLibCheck"];
  const compiler = join(MODULES, "typescript/bin/tsc");
  const { stdout } = await run(process.execPath, [
    compiler,
    ...options,
    ...modules,
    join(folder, name),
  ]).catch((error: { stdout: string }) => error);
  return stdout;
}

describe("of the document", () => {
  test("openapi-typescript makes types, by which a message is read and a body needs no defaults", async () => {
    await run(process.execPath, [
      join(MODULES, "openapi-typescript/bin/cli.js"),
      DOCUMENT,
      "-o",
      join(folder, "api.ts"),
    ]);
    const source = `import createClient from "openapi-fetch";
import type { paths } from "./api";
const api = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: "http://localhost:3000" });
const { data } = await api.POST("/personas/{id}/messages", {
  params: { path: { id: "per_1" } }, body: { content: "Hello!" },
});
export const said: string | undefined = data?.content;
const made = await api.POST("/analyses", { body: { title: "Me", instrument: "sapa-bfi-25" } });
export const code: "invalid_request" | "changed_meanwhile" | string | undefined = made.error?.code;
const persona = await api.GET("/personas/me");
export const t: number | undefined = persona.data?.traits?.domains.openness.t;
await api.PUT("/analyses/{id}/responses/self", { params: { path: { id: "x" } }, body: { answers: { A1: 4 } } });
`;
    expect(await compile("use.ts", source)).toBe("");
  });

  test("@hey-api/openapi-ts makes a client, by which a message is read", async () => {
    const plugins = ["-p", "@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"];
    const generator = join(MODULES, "@hey-api/openapi-ts/bin/run.js");
    await run(process.execPath, [generator, "-i", DOCUMENT, "-o", join(folder, "hey"), ...plugins], {
      cwd: folder,
    });
    const source = `import { createAnalysis, sendMessage } from "./hey";
const { data } = await sendMessage({ path: { id: "per_1" }, body: { content: "Hello!" } });
export const said: string | undefined = data?.content;
await createAnalysis({ body: { title: "Me", instrument: "sapa-bfi-25" } });
`;
    expect(await compile("hey-use.ts", source)).toBe("");
  });
});

describe("the package", () => {
  test("is what npm pack makes: it runs as it is, is typed, and README's examples compile with it", async () => {
    // A copy: packing changes package.json for a moment, and others read it meanwhile.
    const source = join(folder, "client");
    await cp(join(ROOT, "packages/client"), source, {
      recursive: true,
      filter: (path) => !/node_modules|\/dist$/.test(path),
    });
    const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: source });
    const [{ filename, files }] = JSON.parse(stdout.slice(stdout.indexOf("[\n"))) as [
      { filename: string; files: { path: string }[] },
    ];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(["README.md", "dist/index.js", "dist/index.d.ts", "openapi.json"]),
    );
    expect(paths.filter((path) => path.startsWith("src/"))).toEqual([]);
    await run("tar", ["-xzf", join(folder, filename), "-C", folder]);
    const manifest = JSON.parse(await readFile(join(folder, "package/package.json"), "utf8"));
    expect(manifest.exports["."]).toEqual({ types: "./dist/index.d.ts", default: "./dist/index.js" });

    const script = `import { createClient } from "./package/dist/index.js";
console.log(createClient({ baseUrl: "http://localhost:1" }).signIn({ redirectUri: "http://localhost:5173/" }));`;
    await writeFile(join(folder, "run.mjs"), script);
    const ran = await run(process.execPath, [join(folder, "run.mjs")]);
    expect(ran.stdout).toContain("http://localhost:1/auth/google?redirect_uri=");

    const readme = await readFile(join(folder, "package/README.md"), "utf8");
    const examples = [...readme.matchAll(/```ts\n(.+?)```/gs)].map(([, code]) => code);
    expect(examples).toHaveLength(3);
    const given = `declare const personaId: string, analysisId: string;
declare const output: { append(text: string): void }, stopButton: { onclick: unknown };\n`;
    const program = examples.join("\n").replaceAll('"@persona-ai/client"', '"./package/dist/index.js"');
    expect(await compile("readme.ts", given + program)).toBe("");
  });

  test("leaves out of a bundle what is not used of it", async () => {
    const sizeOf = async (contents: string) => {
      const stdin = { contents, resolveDir: join(ROOT, "packages/web"), loader: "ts" as const };
      const options = {
        bundle: true,
        minify: true,
        format: "esm" as const,
        write: false as const,
        logLevel: "silent" as const,
      };
      const { outputFiles } = await build({ stdin, ...options });
      return outputFiles[0]!.contents.byteLength;
    };
    const whole = await sizeOf('export * from "@persona-ai/client";');
    const problem = await sizeOf('export { ProblemError } from "@persona-ai/client";');
    expect(problem / whole).toBeLessThan(0.1);
    expect(await sizeOf('import "@persona-ai/client";')).toBeLessThan(10);
  });
});

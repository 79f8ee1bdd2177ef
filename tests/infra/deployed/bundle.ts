/**
 * Bundles a function as SST 4 does (pkg/runtime/node/build.go): the options are its, and so is the file of links
 * beside the bundle, encrypted with the key that the function has in its environment.
 */
import { createCipheriv } from "node:crypto";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { ROOT } from "../synthesis/platform.ts";
import type { FunctionBuild } from "../synthesis/types.ts";

export type Bundle = {
  /** As unpacked on Lambda. */
  folder: string;
  /** Of all code, and of that which a cold start loads: the entry and what it imports statically. */
  bytes: number;
  startBytes: number;
};

const BANNER = [
  `import { createRequire as topLevelCreateRequire } from 'module';`,
  `const require = topLevelCreateRequire(import.meta.url);`,
  `import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"`,
  `const __filename = topLevelFileUrlToPath(import.meta.url)`,
  `const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))`,
].join("\n");

export async function bundle(
  { functionID, handler, properties, copyFiles }: FunctionBuild,
  out: string,
): Promise<Bundle> {
  const folder = join(out, functionID);
  const { minify = false, splitting = false, esbuild = {} } = properties;
  const { metafile } = await build({
    entryPoints: { bundle: join(ROOT, `${handler.slice(0, handler.lastIndexOf("."))}.ts`) },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    absWorkingDir: ROOT,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "es2024",
    mainFields: ["module", "main"],
    external: ["sharp", "pg-native"],
    keepNames: esbuild.keepNames ?? true,
    // Beside the code here; not in what is uploaded.
    sourcemap: "linked",
    metafile: true,
    splitting,
    minify,
    banner: { js: BANNER },
    logLevel: "error",
  });
  for (const { from, to } of copyFiles) cpSync(from, join(folder, to), { recursive: true });
  const { outputs } = metafile;
  const sizeOf = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + outputs[name]!.bytes, 0);
  const code = Object.keys(outputs).filter((name) => name.endsWith(".mjs"));
  return { folder, bytes: sizeOf(code), startBytes: sizeOf(loadedAtStart(outputs)) };
}

function loadedAtStart(outputs: Metafile["outputs"]): Set<string> {
  const loaded = new Set(Object.keys(outputs).filter((name) => name.endsWith("/bundle.mjs")));
  for (const name of loaded) {
    for (const { path, kind, external } of outputs[name]!.imports) {
      if (kind === "import-statement" && !external) loaded.add(path);
    }
  }
  return loaded;
}

/** With a nonce of zeros, because no key is used for a second file. */
export function writeLinks(folder: string, key: string, links: Record<string, unknown>): void {
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "base64"), Buffer.alloc(12));
  const sealed = [cipher.update(JSON.stringify(links)), cipher.final(), cipher.getAuthTag()];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "resource.enc"), Buffer.concat(sealed));
}

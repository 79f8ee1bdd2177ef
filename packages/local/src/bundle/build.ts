/**
 * Makes one bundle of the local stack, for the starts that follow: after an installation, and after a start for which
 * there was none (start.mjs). What a file says of its own place (`import.meta.url`) stays what it was, so that workers,
 * pages and data are read from the sources. Files are named by what is in them, and those of yesterday stay a while:
 * a stack that still runs imports its own.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { folderOf, stampOf } from "./fresh.mjs";

export const ENTRY = "packages/local/src/stack/run.ts";
const KEPT_MS = 24 * 3_600_000;
/** What npm wrote of what it installed: stands for all of it. */
const INSTALLED = "node_modules/.package-lock.json";

const BANNER = [
  'import { createRequire as bundleRequire } from "node:module";',
  "const require = bundleRequire(import.meta.url);",
  "const __filename = import.meta.filename;",
  "const __dirname = import.meta.dirname;",
].join("\n");

const ownPlaces: Plugin = {
  name: "own-places",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/packages\/[^/]+\/src\/.*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("import.meta.")) return undefined;
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: text.replaceAll("import.meta.url", url), loader: "ts" };
    }),
};

/** `entry` below `root`. Several at once write the same files. */
export async function makeBundle(root: string, entry: string): Promise<void> {
  const folder = folderOf(root);
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    entryPoints: [join(root, entry)],
    absWorkingDir: root,
    outdir: folder,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    sourcemap: "linked",
    banner: { js: BANNER },
    plugins: [ownPlaces],
    metafile: true,
    logLevel: "error",
  });
  const outputs = Object.entries(metafile.outputs);
  const [made = ""] = outputs.find(([, { entryPoint }]) => entryPoint === entry) ?? [];
  const own = Object.keys(metafile.inputs).filter((path) => !path.includes("node_modules/"));
  const inputs = Object.fromEntries([...own, INSTALLED].map((path) => [path, stampOf(join(root, path))]));
  const manifest = JSON.stringify({ root, entry: basename(made), inputs });
  const written = join(folder, `manifest-${process.pid}.json`);
  writeFileSync(written, manifest);
  renameSync(written, join(folder, "manifest.json"));
  dropOld(folder, new Set(outputs.map(([path]) => basename(path))));
}

function dropOld(folder: string, current: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const isOld = Date.now() - statSync(file).mtimeMs > KEPT_MS;
    if (isOld && !current.has(name) && name !== "manifest.json") rmSync(file, { force: true });
  }
}

/** No fault stops whoever asked: without a bundle, a start takes longer. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../../../../", import.meta.url));
  await makeBundle(root, ENTRY).catch((error) => console.warn(`No bundle was made: ${error}`));
}

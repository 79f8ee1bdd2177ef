/**
 * Makes one bundle of the local stack and its functions, for the starts that follow: after an installation, and after
 * a start for which there was none (start.mjs). What a file says of its own place (`import.meta.url`) stays what it
 * was, so that workers, pages and data are read from the sources. Files are named by what is in them, and those of
 * yesterday stay a while: a stack that still runs imports its own.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { background, maintenance } from "../packages/functions/src/background.ts";
import { folderOf, stampOf } from "../packages/local/src/fresh-bundle.mjs";
import { functions } from "../packages/workflows/src/functions.ts";

const FUNCTIONS = { ...functions, ...background, ...maintenance };
/** What is started, and what runs in a worker of the local Lambda: Node finds and links hundreds of files for each. */
export const ENTRIES = [
  "packages/local/src/stack/run.ts",
  ...Object.values(FUNCTIONS).map(({ handler }) => handler.replace(/\.\w+$/, ".ts")),
];
const KEPT_MS = 24 * 3_600_000;
/** What npm wrote of what it installed: stands for all of it. */
const INSTALLED = "node_modules/.package-lock.json";

const BANNER = [
  'const require = process.getBuiltinModule("node:module").createRequire(import.meta.url);',
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

/**
 * Node's own modules, taken one name at a time: an `import` of one asks for everything that it has, and so for what it
 * keeps until somebody asks (`node:http` for all of undici, `node:fs` for its streams). What is imported while running
 * is without that.
 */
const builtins: Plugin = {
  name: "builtins",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind }) =>
      IMPORTS.has(kind) && isBuiltin(path)
        ? { path, namespace: "builtin", suffix: `?${kind}`, sideEffects: false }
        : undefined,
    );
    onLoad({ filter: /^/, namespace: "builtin" }, ({ path, suffix }) => {
      const all = Object.entries(Object.getOwnPropertyDescriptors(process.getBuiltinModule(path) ?? {}));
      const names = all.flatMap(([name, { enumerable, get }]) =>
        enumerable && name !== "default" && (get === undefined || suffix === "?import-statement")
          ? [name]
          : [],
      );
      return {
        contents: [
          `const all = process.getBuiltinModule(${JSON.stringify(path)});`,
          "export default all;",
          ...names.map((name) => `const _${name} = /* @__PURE__ */ (() => all.${name})();`),
          `export { ${names.map((name) => `_${name} as ${name}`).join(", ")} };`,
        ].join("\n"),
      };
    });
  },
};
const IMPORTS = new Set(["import-statement", "dynamic-import"]);

/** `entries` below `root`. Several at once write the same files. */
export async function makeBundle(root: string, entries: readonly string[]): Promise<void> {
  const folder = folderOf(root);
  mkdirSync(folder, { recursive: true });
  const { metafile, outputFiles } = await build({
    entryPoints: entries.map((entry) => join(root, entry)),
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
    plugins: [ownPlaces, builtins],
    metafile: true,
    logLevel: "error",
    write: false,
  });
  for (const { path, contents } of outputFiles) put(path, contents);
  const outputs = Object.entries(metafile.outputs);
  const made = outputs.flatMap(([path, { entryPoint }]) =>
    entryPoint !== undefined && entries.includes(entryPoint)
      ? [[join(root, entryPoint), join(root, path)]]
      : [],
  );
  const own = Object.keys(metafile.inputs).filter((path) => !/^builtin:|node_modules\//.test(path));
  const inputs = Object.fromEntries([...own, INSTALLED].map((path) => [path, stampOf(join(root, path))]));
  const manifest = JSON.stringify({ root, entries: Object.fromEntries(made), inputs });
  put(join(folder, "manifest.json"), manifest);
  dropOld(folder, new Set(outputs.map(([path]) => basename(path))));
}

/** Whole at once: a stack may start from the same file, of another that made it. */
function put(path: string, contents: string | Uint8Array): void {
  const written = `${path}-${process.pid}`;
  writeFileSync(written, contents);
  renameSync(written, path);
}

function dropOld(folder: string, current: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    // Another that makes the same may have put it in its place, or dropped it, meanwhile.
    const { mtimeMs = Date.now() } = statSync(file, { throwIfNoEntry: false }) ?? {};
    const isOld = Date.now() - mtimeMs > KEPT_MS;
    if (isOld && !current.has(name) && name !== "manifest.json") rmSync(file, { force: true });
  }
}

/** No fault stops whoever asked: without a bundle, a start takes longer. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../", import.meta.url));
  await makeBundle(root, ENTRIES).catch((error) => console.warn(`No bundle was made: ${error}`));
}

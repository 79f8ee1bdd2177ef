/**
 * The files of the page, by the path they are served at: our modules as JavaScript, styles, and the libraries' modules
 * under /_console/lib. Nothing else can be asked for. Each is read when it is first asked for, and kept.
 */
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";

export type Asset = { type: string; read(): string };

const ROOT = new URL("../", import.meta.url);
const FOLDERS = ["page", "model", "style"];

/** Bare imports in our modules and in the libraries', and where each leads. */
export const LIBRARIES: ReadonlyMap<string, string> = new Map([
  ["preact", "/_console/lib/preact.js"],
  ["preact/hooks", "/_console/lib/preact-hooks.js"],
  ["htm", "/_console/lib/htm.js"],
  ["htm/preact", "/_console/lib/htm-preact.js"],
  ["@dagrejs/dagre", "/_console/lib/dagre.js"],
]);

const TYPES: { [extension: string]: string } = {
  js: "text/javascript; charset=utf-8",
  ts: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** Our modules are TypeScript here, and JavaScript in the package. */
const EXTENSION = import.meta.url.endsWith(".ts") ? "ts" : "js";
export const MAIN = `/_console/page/main.${EXTENSION}`;

let known: ReadonlyMap<string, Asset> | undefined;

export function assets(): ReadonlyMap<string, Asset> {
  known ??= new Map([...FOLDERS.flatMap(own), ...libraries()]);
  return known;
}

function own(folder: string): [string, Asset][] {
  const url = new URL(`${folder}/`, ROOT);
  const files = readdirSync(url, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  return files.flatMap((file): [string, Asset][] => {
    const extension = file.slice(file.lastIndexOf(".") + 1);
    const type = file.endsWith(".d.ts") ? undefined : TYPES[extension];
    const asText = extension === "ts" ? javaScriptOf : (text: string) => text;
    if (type === undefined || (type === TYPES.js && extension !== EXTENSION)) return [];
    return [[`/_console/${folder}/${file}`, asset(type, new URL(file, url), asText)]];
  });
}

function libraries(): [string, Asset][] {
  return [...LIBRARIES].map(([name, path]) => {
    return [
      path,
      asset("text/javascript; charset=utf-8", new URL(import.meta.resolve(name)), (text) => text),
    ];
  });
}

function asset(type: string, file: URL, asText: (source: string) => string): Asset {
  let text: string | undefined;
  return {
    type,
    read() {
      text ??= asText(readFileSync(fileURLToPath(file), "utf8"));
      return text;
    },
  };
}

/** Modules of ours as browsers run them: the same text with blanks where the types were. */
function javaScriptOf(source: string): string {
  return withoutExperimentalWarning(() => stripTypeScriptTypes(source));
}

/** Node says at the first call that the function is experimental: no news to who opens the console. */
function withoutExperimentalWarning<T>(work: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = (() => {}) as typeof emitWarning;
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}

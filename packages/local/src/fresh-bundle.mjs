/**
 * Where the bundle of the local stack and its functions is that was made of the sources as they are now
 * (scripts/bundle.ts). What it was made of is told by each file's time and size: a few milliseconds for as many files
 * as take Node half a second to find, read and link one by one.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** @param {string} path */
export function stampOf(path) {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs} ${size}`;
}

/** @param {string} root */
export const folderOf = (root) => join(root, "node_modules/.cache/persona-ai");

/**
 * The file to import in place of a source; `undefined` where there is none, or one of other sources, or of another
 * folder: a bundle names files by where they are.
 *
 * @param {string} root
 * @param {string} source
 */
export function freshBundle(root, source) {
  const manifest = join(folderOf(root), "manifest.json");
  try {
    /** @type {{ root: string, entries: Record<string, string>, inputs: Record<string, string> }} */
    const { root: made, entries, inputs } = JSON.parse(readFileSync(manifest, "utf8"));
    const isFresh =
      made === root && Object.entries(inputs).every(([path, stamp]) => stampOf(join(root, path)) === stamp);
    return isFresh ? entries[source] : undefined;
  } catch {
    return undefined;
  }
}

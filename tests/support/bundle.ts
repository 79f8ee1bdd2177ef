/** Makes the bundle that stacks and their functions are loaded from, so that all tests of a run have the same. */
import { join } from "node:path";
import { freshBundle } from "../../packages/local/src/fresh-bundle.mjs";
import { ENTRIES, makeBundle } from "../../scripts/bundle.ts";
import { ROOT } from "./spawn.ts";

export default async function setup(): Promise<void> {
  const isMade = ENTRIES.every((entry) => freshBundle(ROOT, join(ROOT, entry)) !== undefined);
  if (!isMade) await makeBundle(ROOT, ENTRIES);
}

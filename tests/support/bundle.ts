/** Makes the bundle that `npm start` starts from, so that all tests of a run have the same. */

import { freshBundle } from "../../packages/local/src/fresh-bundle.mjs";
import { ENTRY, makeBundle } from "../../scripts/bundle.ts";
import { ROOT } from "./spawn.ts";

export default async function setup(): Promise<void> {
  if (freshBundle(ROOT) === undefined) await makeBundle(ROOT, ENTRY);
}

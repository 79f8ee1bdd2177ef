/** Makes the bundle that `npm start` starts from, so that all tests of a run have the same. */
import { ENTRY, makeBundle } from "@persona-ai/local/bundle/build.ts";
import { freshBundle } from "../../packages/local/src/bundle/fresh.mjs";
import { ROOT } from "./spawn.ts";

export default async function setup(): Promise<void> {
  if (freshBundle(ROOT) === undefined) await makeBundle(ROOT, ENTRY);
}

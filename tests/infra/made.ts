/** What global-setup.ts makes for the tests of infrastructure: whoever imports it waits until it is there. */
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { inject } from "vitest";
import type { Made } from "./global-setup.ts";

const made = JSON.parse(await text(connect(inject("made"), "127.0.0.1"))) as Made | { fault: string };
if ("fault" in made) throw new Error(made.fault);
export const { stages, bundles } = made;

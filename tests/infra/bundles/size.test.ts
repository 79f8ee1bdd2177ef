import { expect, test } from "vitest";
import { bundles } from "../made.ts";
import { stage } from "../synthesis/stage.ts";

const MB = 1024 * 1024;

test.each(stage("production").functions())("%s loads less than 1.75 MB of code at its cold start", (name) => {
  expect(bundles[name]!.startBytes).toBeLessThan(1.75 * MB);
});

test("The API loads less than 0.7 MB before it knows what is asked for", () => {
  expect(bundles.Api!.startBytes).toBeLessThan(0.7 * MB);
});

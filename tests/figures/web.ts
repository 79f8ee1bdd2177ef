/**
 * How much JavaScript the web app is, and how soon its screens are there: gzipped bytes of the first screen and of all,
 * and the Largest Contentful Paint of Home and of a card's page on a processor that is throttled to a quarter.
 *
 *   npx node tests/figures/web.ts
 */
import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { chromium } from "playwright-core";
import { personaOf } from "../e2e/people.ts";
import { spawnStack } from "../support/spawn.ts";
import { median } from "./median.ts";

const LIMITS = { firstKb: 60, allKb: 150, lcpMs: 1000 };
const RUNS = 5;
const THROTTLE = 4;

const folder = execFileSync("npm", ["run", "--silent", "build", "-w", "packages/web"], {
  encoding: "utf8",
}).trim();
const kb = (files: string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).byteLength, 0) / 1024;
const scripts = globSync("assets/*.js", { cwd: folder });
const page = readFileSync(join(folder, "index.html"), "utf8");
const first = scripts.filter((file) => page.includes(file));

/** In ms from the navigation. */
async function largestPaint(page: Page, url: string): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  await page.goto(url, { waitUntil: "networkidle" });
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
}

await using stack = await spawnStack();
const url = `http://localhost:${stack.port}`;
const { client } = await personaOf(url);
await client.api.PATCH("/personas/me", { body: { visibility: "public", handle: "ada" } });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const door = await context.newPage();
await door.goto(`${url}/app/welcome?login_hint=ada@example.com`);
await door.getByRole("button", { name: "Continue with Google" }).click();
await door.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
const paints: Record<string, number> = {};
for (const [name, path] of [
  ["Home", "/app/"],
  ["Card", "/c/ada"],
] as const) {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const tab = await context.newPage();
    times.push(await largestPaint(tab, url + path));
    await tab.close();
  }
  paints[name] = median(times);
}
await browser.close();

const rows = [
  ["JavaScript of the first screen, gzipped", `${kb(first).toFixed(1)} KB`, `≤ ${LIMITS.firstKb} KB`],
  ["JavaScript of the app, gzipped", `${kb(scripts).toFixed(1)} KB`, `≤ ${LIMITS.allKb} KB`],
  ...Object.entries(paints).map(([name, ms]) => [
    `Largest Contentful Paint of ${name}, processor throttled ${THROTTLE} times`,
    `${Math.round(ms)} ms`,
    `< ${LIMITS.lcpMs} ms`,
  ]),
];
for (const row of rows) process.stdout.write(`${row.join(" | ")}\n`);

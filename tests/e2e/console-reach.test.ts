/** The run console for everybody: names for what can be operated, contrast, light and dark, narrow screens. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Spawned, spawnStack } from "../support/spawn.ts";
import { contrastFaults, nameFaults } from "./console.audit.ts";
import {
  chromiumPath,
  executionArn,
  generatePersona,
  machineArn,
  openBrowser,
  openPage,
  whySkipped,
} from "./console.support.ts";

const MACHINE = "persona-generation";

describe.skipIf(chromiumPath === undefined)(`the run console for everybody${whySkipped}`, () => {
  let stack: Spawned;
  let browser: Browser;
  let url: string;
  let failed: string;
  beforeAll(async () => {
    [stack, browser] = await Promise.all([spawnStack(), openBrowser()]);
    url = `http://127.0.0.1:${stack.port + 1}`;
    failed = await generatePersona(stack.url, "ben@example.com", ["throttle", "refuse"]);
  });
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });

  const views: [string, () => string, (page: Page) => Promise<unknown>][] = [
    [
      "the state machines",
      () => "#/state-machines",
      (page) => page.getByRole("link", { name: MACHINE }).waitFor(),
    ],
    [
      "the executions",
      () => `#/state-machines/${machineArn(MACHINE)}`,
      (page) => page.getByRole("link", { name: failed }).waitFor(),
    ],
    [
      "the graph",
      () => `#/executions/${executionArn(MACHINE, failed)}`,
      (page) => page.locator(".node").first().waitFor(),
    ],
    [
      "the table and attempts",
      () => `#/executions/${executionArn(MACHINE, failed)}?state=GenerateProfile`,
      async (page) => {
        await page.getByRole("tab", { name: "Table view" }).click();
        await page.getByRole("tab", { name: "Attempts" }).click();
        await page.getByRole("button", { name: "TaskFailed" }).first().click();
      },
    ],
    [
      "a dialog",
      () => `#/executions/${executionArn(MACHINE, failed)}`,
      async (page) => {
        await page.getByRole("button", { name: "New execution" }).click();
        await page.getByRole("textbox", { name: "Input" }).fill("{");
      },
    ],
  ];

  test.each(views)(
    "%s: everything has a name, and text stands out, in light and in dark",
    async (_view, hash, open) => {
      const page = await openPage(browser, url, hash());
      await open(page);
      expect(await page.evaluate(nameFaults)).toEqual([]);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        expect({ colorScheme, faults: await page.evaluate(contrastFaults) }).toEqual({
          colorScheme,
          faults: [],
        });
      }
    },
  );

  test("is dark where dark is preferred, and light where it is not", async () => {
    const page = await openPage(browser, url, "", { colorScheme: "dark" });
    const lightness = () =>
      page.evaluate(() =>
        Number(/\d+/.exec(getComputedStyle(document.documentElement).backgroundColor)?.[0]),
      );
    expect(await lightness()).toBeLessThan(40);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await lightness()).toBeGreaterThan(220);
  });

  test("fits a narrow screen without being scrolled sideways", async () => {
    const viewport = { width: 360, height: 740 };
    const page = await openPage(browser, url, "#/state-machines", { viewport });
    for (const [, hash, open] of views.slice(0, 4)) {
      await page.goto(`${url}/${hash()}`);
      await open(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(viewport.width);
    }
  });

  test("is operated by keyboard alone, and shows where the focus is", async () => {
    const page = await openPage(browser, url, `#/executions/${executionArn(MACHINE, failed)}`);
    await page.locator(".node").first().waitFor();
    const seen = new Set<string>();
    for (let stops = 0; stops < 60; stops++) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const halo = element.querySelector(".halo");
        const outline = halo ? getComputedStyle(halo).stroke : getComputedStyle(element).outlineStyle;
        const name = element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";
        return { name, isVisible: outline !== "none" || element.matches(".skip") };
      });
      expect(stop).toMatchObject({ isVisible: true });
      seen.add(stop.name.replace(/,.*/, ""));
    }
    for (const name of [
      "Skip to content",
      "New execution",
      "Details",
      "Graph view",
      "GenerateProfile",
      "Zoom in",
    ]) {
      expect([...seen]).toContain(name);
    }
  });
});

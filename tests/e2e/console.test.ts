/**
 * The run console as somebody sees it who looks for what went wrong: list, graph, states, events; and for everybody:
 * names for what can be operated, contrast, light and dark, narrow screens.
 */
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
  visited,
  whySkipped,
} from "./console.support.ts";

if (whySkipped !== "") console.warn(`The tests of the run console are not run${whySkipped}.`);

const MACHINE = "persona-generation";
describe.skipIf(chromiumPath === undefined)(`the run console${whySkipped}`, () => {
  let stack: Spawned;
  let browser: Browser;
  let url: string;
  let ready: string;
  let failed: string;
  beforeAll(async () => {
    [stack, browser] = await Promise.all([spawnStack(), openBrowser()]);
    url = `http://127.0.0.1:${stack.port + 1}`;
    ready = await generatePersona(stack.url, "ada@example.com", ["throttle", "throttle"]);
    failed = await generatePersona(stack.url, "ben@example.com", ["refuse"]);
  });
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });

  const executionPage = (name: string, options = {}) =>
    openPage(browser, url, `#/executions/${executionArn(MACHINE, name)}`, options);
  const statusOf = (page: Page, state: string) =>
    page.locator(`[data-state="${state}"]`).getAttribute("data-status");
  const panel = (page: Page, state: string) => page.getByRole("region", { name: `State ${state}` });
  const names = (page: Page) =>
    page.getByRole("table", { name: "Executions" }).getByRole("rowheader").allTextContents();

  const listed = (page: Page) => expect.poll(() => names(page));

  test("opens at the executions of the one state machine, newest first, each with how it went", async () => {
    const page = await openPage(browser, url);
    await page.getByRole("heading", { name: "persona-generation" }).waitFor();
    const rows = page.getByRole("table", { name: "Executions" }).getByRole("row");
    await rows.nth(2).waitFor();
    await listed(page).toEqual([failed, ready]);
    expect(await rows.nth(1).textContent()).toMatch(/Failed.*\d (ms|s)0$/);
    expect(await rows.nth(2).textContent()).toContain("Succeeded");
    await expect.poll(() => page.title()).toBe("persona-generation · Step Functions");
    expect(stack.output()).not.toMatch(/warning/i);
  });

  test("finds executions by name and by status, and says when there are none", async () => {
    const page = await openPage(browser, url);
    await page.getByRole("link", { name: ready }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type(ready.slice(4, -3).toLowerCase());
    await listed(page).toEqual([ready]);
    await page.getByRole("combobox", { name: "Filter by status" }).selectOption("Failed");
    await page.getByText("No matches").waitFor();
    await page.getByRole("searchbox").fill("");
    await listed(page).toEqual([failed]);
    await page.getByRole("link", { name: failed }).click();
    await page.getByRole("heading", { name: failed }).waitFor();
    await page.goBack();
    await listed(page).toEqual([failed]);
  });

  test("colours the graph of a failed run by what became of each state", async () => {
    const page = await executionPage(failed);
    await page.locator("[data-state=MarkFailed]").waitFor();
    const statuses = await Promise.all(
      ["FetchResponses", "GenerateProfile", "MarkReady", "MarkFailed", "GenerationFailed"].map((state) =>
        statusOf(page, state),
      ),
    );
    expect(statuses).toEqual(["succeeded", "caught", "notEntered", "succeeded", "failed"]);
    const colours = await page
      .locator(".node .box")
      .evaluateAll((boxes) => new Set(boxes.map((box) => getComputedStyle(box).stroke)).size);
    expect(colours).toBe(4);
    expect(await page.getByRole("list", { name: "Legend" }).getByRole("listitem").allTextContents()).toEqual([
      ...["Not entered", "In progress", "Succeeded", "Caught error", "Failed", "Aborted"],
    ]);
    expect(await page.locator(".card .alert").first().textContent()).toContain("ModelRefused");
  });

  test("shows a state that was chosen by keyboard: input, output, variables, attempts with their errors", async () => {
    const page = await executionPage(ready);
    await page.getByRole("tab", { name: "Graph view" }).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const state = panel(page, "GenerateProfile");
    await state.waitFor();
    await expect.poll(() => page.url()).toContain("state=GenerateProfile");
    const { input, output } = await visited(url, ready, "GenerateProfile");
    expect(JSON.parse((await state.getByRole("region", { name: "Input" }).textContent())!)).toEqual(input);
    expect(JSON.parse((await state.getByRole("region", { name: "Output" }).textContent())!)).toEqual(output);
    await state.getByRole("tab", { name: "Input/output" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await state.getByRole("region", { name: "Assigned by this state" }).textContent()).toContain(
      '"attempts"',
    );
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => state.locator(".attempts > li").allTextContents())
      .toEqual([
        expect.stringMatching(/Attempt 1.*Failed.*ModelThrottled/s),
        expect.stringMatching(/Attempt 2.*Failed.*after waiting.*ModelThrottled/s),
        expect.stringMatching(/Attempt 3.*Succeeded/s),
      ]);
  });

  test("lists the states by how long they took, with a bar for when", async () => {
    const page = await executionPage(ready);
    await page.getByRole("tab", { name: "Table view" }).click();
    await page.getByRole("button", { name: "Duration" }).click();
    const table = page.getByRole("region", { name: "States by time" });
    await table
      .getByRole("columnheader", { name: "Duration" })
      .and(page.locator("[aria-sort=descending]"))
      .waitFor();
    const durations = await table.locator("tbody td:nth-child(3)").allTextContents();
    const milliseconds = durations.map((text) => Number.parseFloat(text) * (text.endsWith("ms") ? 1 : 1_000));
    expect(milliseconds.length).toBeGreaterThan(4);
    expect(milliseconds).toEqual(milliseconds.toSorted((one, other) => other - one));
    await table.getByRole("button", { name: "MarkReady" }).click();
    await panel(page, "MarkReady").waitFor();
    expect(await table.locator(".time-bar rect.is-failed").count()).toBe(2);
  });

  test("lists the events, filtered, with their details when they are opened", async () => {
    const page = await executionPage(failed);
    await page.getByRole("searchbox", { name: "Filter by type" }).fill("taskfailed");
    const table = page.getByRole("table", { name: "Events" });
    await expect.poll(() => table.locator("tbody tr").count()).toBe(1);
    const event = table.getByRole("button", { name: "TaskFailed" });
    await event.focus();
    await page.keyboard.press("Enter");
    await event.and(page.locator("[aria-expanded=true]")).waitFor();
    expect(await table.getByRole("region").textContent()).toMatch(/"error": "ModelRefused".*"errorMessage"/s);
  });

  test("says so when there is no such execution", async () => {
    const page = await executionPage("nobody");
    expect(await page.getByRole("alert").textContent()).toContain("ExecutionDoesNotExist");
  });

  describe("for everybody", () => {
    /** Tried again, and then not any more. */
    let refused: string;
    beforeAll(async () => {
      refused = await generatePersona(stack.url, "cleo@example.com", ["throttle", "refuse"]);
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
        (page) => page.getByRole("link", { name: refused }).waitFor(),
      ],
      [
        "the graph",
        () => `#/executions/${executionArn(MACHINE, refused)}`,
        (page) => page.locator(".node").first().waitFor(),
      ],
      [
        "the table and attempts",
        () => `#/executions/${executionArn(MACHINE, refused)}?state=GenerateProfile`,
        async (page) => {
          await page.getByRole("tab", { name: "Table view" }).click();
          await page.getByRole("tab", { name: "Attempts" }).click();
          await page.getByRole("button", { name: "TaskFailed" }).first().click();
        },
      ],
      [
        "a dialog",
        () => `#/executions/${executionArn(MACHINE, refused)}`,
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
      const page = await openPage(browser, url, `#/executions/${executionArn(MACHINE, refused)}`);
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
});

/** What one can do in the run console: watch, stop, redrive, start; and what it does when the endpoint is gone. */
import type { Browser, Page } from "playwright-core";
import { type FunctionInvoker, type StepFunctions, startStepFunctions } from "step-functions-local/index.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  chromiumPath,
  createMachine,
  executionArn,
  machineArn,
  openBrowser,
  openPage,
  startExecution,
  whySkipped,
} from "./console.support.ts";

/** Items that their function is not done with until it is told to be, or ever. */
const [HELD, ENDLESS] = [300, 3600];
const HOLD = "arn:aws:lambda:us-east-1:000000000000:function:Hold";
const ROUTE = {
  StartAt: "Prepare",
  States: {
    Prepare: { Type: "Wait", Seconds: 5, Next: "Both" },
    Both: {
      Type: "Parallel",
      Branches: [
        {
          StartAt: "Items",
          States: {
            Items: {
              Type: "Map",
              Items: "{% $states.input.items %}",
              ItemProcessor: {
                StartAt: "Item",
                States: { Item: { Type: "Task", Resource: HOLD, End: true } },
              },
              End: true,
            },
          },
        },
        { StartAt: "Aside", States: { Aside: { Type: "Pass", End: true } } },
      ],
      Next: "Last",
    },
    Last: { Type: "Pass", Output: { done: true }, End: true },
  },
};

describe.skipIf(chromiumPath === undefined)(`the run console's buttons${whySkipped}`, () => {
  let endpoint: StepFunctions;
  let browser: Browser;
  let url: string;
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const invoker: FunctionInvoker = {
    async invoke(_function, item) {
      if (item === HELD) await released;
      if (item === ENDLESS) await new Promise(() => {});
      return { statusCode: 200, executedVersion: "$LATEST", requestId: "1", payload: item };
    },
  };
  const serve = async () => {
    const started = await startStepFunctions({ timeScale: 0.01, invoker });
    await createMachine(started.url, "route", ROUTE);
    return started;
  };
  beforeAll(async () => {
    [endpoint, browser] = await Promise.all([serve(), openBrowser()]);
    url = endpoint.url;
  });
  afterAll(async () => {
    await browser.close();
    await endpoint.close();
  });

  const started = async (name: string, items: number[], at = url) => {
    await startExecution(at, "route", name, { items });
    return openPage(browser, at, `#/executions/${executionArn("route", name)}`);
  };
  const node = (page: Page, state: string, status: string) =>
    page.locator(`[data-state="${state}"][data-status="${status}"]`);
  const shows = (page: Page, status: string) => page.locator(".title .status", { hasText: status }).waitFor();
  const panel = (page: Page) => page.getByRole("region", { name: /^State / });

  test("follows an execution while it runs, without being asked to", async () => {
    const page = await openPage(browser, url, `#/executions/${executionArn("route", "watched")}`);
    await page.getByRole("alert").filter({ hasText: "ExecutionDoesNotExist" }).waitFor();
    await startExecution(url, "route", "watched", { items: [1, HELD] });
    await node(page, "Item", "running").waitFor();
    await node(page, "Aside", "succeeded").waitFor();
    await node(page, "Item", "running").filter({ hasText: "1/2" }).waitFor();
    await expect.poll(() => panel(page).getAttribute("aria-label")).toBe("State Item");
    release();
    await shows(page, "Succeeded");
    await page.getByRole("heading", { name: "Events (30)" }).waitFor();
    await page.getByRole("tab", { name: "Input and output" }).click();
    expect(await page.getByRole("region", { name: "Execution output" }).textContent()).toContain(
      '"done": true',
    );
  });

  test("stops a running execution, with an error and a cause, and redrives it from there", async () => {
    const page = await started("stopped", [ENDLESS]);
    await node(page, "Item", "running").waitFor();
    await page.getByRole("button", { name: "Stop execution" }).click();
    const dialog = page.getByRole("dialog", { name: "Stop execution" });
    await dialog.getByRole("textbox", { name: "Error" }).fill("Cancelled");
    await dialog.getByRole("textbox", { name: "Cause" }).fill("<b>Not</b> needed");
    await dialog.getByRole("button", { name: "Stop execution" }).click();
    await shows(page, "Aborted");
    await node(page, "Item", "aborted").waitFor();
    expect(await page.locator(".alert").first().textContent()).toMatch(/Cancelled.*<b>Not<\/b> needed/s);

    await page.getByRole("button", { name: "Redrive", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Redrive execution" }).click();
    await shows(page, "Running");
    await node(page, "Item", "running").waitFor();
    await page.locator(".facts", { hasText: /Redrives1/ }).waitFor();
    await page.getByRole("button", { name: "Redrive", exact: true, disabled: true }).waitFor();
  });

  test("starts a new execution with another one's input, edited, once it is JSON", async () => {
    const page = await started("original", [1]);
    await page.getByRole("button", { name: "New execution" }).click();
    const dialog = page.getByRole("dialog", { name: "New execution" });
    const input = dialog.getByRole("textbox", { name: "Input" });
    expect(JSON.parse(await input.inputValue())).toEqual({ items: [1] });
    await input.fill('{\n  "items": [2,]\n}');
    await dialog.getByRole("button", { name: "Start execution" }).click();
    expect(await dialog.textContent()).toContain(
      "At line 2, column 15: Unexpected character (']' (code 93))",
    );
    expect(await input.getAttribute("aria-invalid")).toBe("true");
    await input.fill('{"items":[2]}');
    await dialog.getByRole("textbox", { name: "Name" }).fill("edited");
    await dialog.getByRole("button", { name: "Start execution" }).click();
    await page.getByRole("heading", { name: "edited" }).waitFor();
    await shows(page, "Succeeded");
    await page.getByRole("tab", { name: "Input and output" }).click();
    expect(await page.getByRole("region", { name: "Execution input" }).textContent()).toContain("2");
  });

  test("starts one from scratch, and shows what the endpoint has against it", async () => {
    await startExecution(url, "route", "taken", { items: [] });
    const page = await openPage(browser, url, `#/state-machines/${machineArn("route")}`);
    await page.getByRole("button", { name: "Start execution" }).click();
    const dialog = page.getByRole("dialog", { name: "Start execution" });
    expect(await dialog.getByRole("textbox", { name: "Input" }).inputValue()).toBe("{}");
    await dialog.getByRole("textbox", { name: "Name" }).fill("taken");
    await page.keyboard.press("Enter");
    await dialog.getByRole("alert").waitFor();
    expect(await dialog.getByRole("alert").textContent()).toContain("Execution Already Exists");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Start execution");
  });

  test("asks nothing while nobody looks, and says when the endpoint is gone", async () => {
    const other = await serve();
    const page = await started("left", [ENDLESS], other.url);
    await shows(page, "Running");
    // Each time that it asks begins so; what it asks after that is about the same moment, however long it takes.
    let asked = 0;
    page.on("request", (request) => {
      if (request.headers()["x-amz-target"] === "AWSStepFunctions.DescribeExecution") asked += 1;
    });
    const look = (hidden: boolean) =>
      page.evaluate((isHidden) => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await look(true);
    asked = 0;
    await page.waitForTimeout(1_000);
    expect(asked).toBe(0);
    await look(false);
    await expect.poll(() => asked).toBeGreaterThan(0);
    await other.close();
    await page.getByRole("alert").filter({ hasText: "may be old" }).waitFor();
    await shows(page, "Running");
  });
});

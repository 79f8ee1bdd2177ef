/** Pages in a real browser: one that signs in by the API, by either name of this machine, and the API's document. */

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, openBrowser, sharedUrl, whySkipped } from "./web.support.ts";

describe.skipIf(chromiumPath === undefined)(`pages in a browser${whySkipped}`, () => {
  let browser: Browser;
  let pages: Server;
  let port: number;

  beforeAll(async () => {
    browser = await openBrowser();
    pages = createServer((_request, response) => {
      response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html><title>App</title>");
    });
    await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
    ({ port } = pages.address() as AddressInfo);
  });
  afterAll(async () => {
    pages.close();
    await browser.close();
  });

  describe.each(["localhost", "127.0.0.1"])("a page on http://%s", (name) => {
    test("signs in, refreshes in three tabs at once, and stays signed in", async () => {
      const context = await browser.newContext();
      const api = `http://${name}:${new URL(sharedUrl()).port}`;
      const redirect = `http://${name}:${port}/welcome`;
      const query = new URLSearchParams({ redirect_uri: redirect, login_hint: "ada@pages.example.com" });
      const page = await context.newPage();
      await page.goto(`${api}/auth/google?${query}`);
      expect(page.url()).toBe(redirect);
      const tabs = [page, await context.newPage(), await context.newPage()];
      for (const tab of tabs) if (tab !== page) await tab.goto(redirect);
      const refresh = async (url: string) => {
        const response = await fetch(`${url}/auth/refresh`, { method: "POST", credentials: "include" });
        return response.status;
      };
      expect(await Promise.all(tabs.map((tab) => tab.evaluate(refresh, api)))).toEqual([200, 200, 200]);
      expect(await page.evaluate(refresh, api)).toBe(200);
      await page.goto(`${api}/auth/google/callback?state=unknown&code=x`);
      await context.close();
    });
  });

  test.each(["light", "dark"] as const)(
    "/docs passes axe in %s, and asks for nothing else",
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      page.on("console", (message) => said.push(message.text()));
      await page.goto(`${sharedUrl()}/docs`);
      expect(asked).toEqual([`${sharedUrl()}/docs`]);
      expect(said).toEqual([]);
      const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        for (const details of document.querySelectorAll("details")) details.open = true;
        // @ts-expect-error: axe is in the page
        const { violations: found } = await axe.run({ resultTypes: ["violations"] });
        return found.map(({ id, nodes }: { id: string; nodes: unknown[] }) => `${id} × ${nodes.length}`);
      });
      expect(violations).toEqual([]);
      await context.close();
    },
  );
});

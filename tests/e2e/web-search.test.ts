/** What was said is found again, in whichever conversation with a persona it was. */
import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { dataOf } from "./people.ts";
import {
  arrive,
  axeFaults,
  chromiumPath,
  open,
  openBrowser,
  type Person,
  personOf,
  sharedUrl,
  whySkipped,
} from "./web.support.ts";

describe.skipIf(chromiumPath === undefined)(`the search of conversations${whySkipped}`, () => {
  const url = sharedUrl();
  let browser: Browser;
  let ada: Person;
  const params = () => ({ path: { id: ada.personaId } });
  const say = async (content: string) => {
    for await (const _ of ada.client.chat(ada.personaId, content));
  };
  const begin = () => ada.client.api.POST("/personas/{id}/threads", { params: params(), body: {} });
  beforeAll(async () => {
    [browser, ada] = await Promise.all([
      openBrowser(),
      personOf(url, 0, { email: "ada@search.example.com" }),
    ]);
    await say("The zeppelin waited over the harbour.");
    for (let turn = 0; turn < 15; turn++) await say(`Tell me more, please (${turn}).`);
    await dataOf(begin());
    await say("Let us talk of the weather.");
  });

  test("opens another thread where a message stands, however long ago it was", async () => {
    const { page } = await open(browser, url, { reducedMotion: "reduce" });
    await arrive(page, url, ada.email);
    await page.goto(`${url}/app/chat`);
    await page.getByRole("searchbox").fill("zeppelin");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: /^Open/ }).first().click();
    const found = page.locator("[aria-current=true]", { hasText: "The zeppelin waited over the harbour." });
    await expect.poll(() => found.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await axeFaults(page)).toEqual([]);
    const threads = await dataOf(ada.client.api.GET("/personas/{id}/threads", { params: params() }));
    expect(threads.items.find(({ isCurrent }) => isCurrent)?.id).toBe("main");
    // Another one is gone on in, and stays so: what was found is no longer looked for.
    await page.locator("button.thread").click();
    await page.locator(".asked", { hasText: "Let us talk of the weather." }).waitFor();
    expect(await found.count()).toBe(0);
  });
});

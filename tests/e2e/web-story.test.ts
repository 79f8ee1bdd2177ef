/** The whole story as two people and their friends live it, in browsers of their own. */
import { respondents } from "@persona-ai/local/demo/respondents.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, overHttp } from "../support/client.ts";
import { type Spawned, spawnStack } from "../support/spawn.ts";
import { chromiumPath, enter, open, openBrowser, personOf, whySkipped } from "./web.support.ts";

const [ada] = respondents;

describe.skipIf(chromiumPath === undefined)(`the web app${whySkipped}`, () => {
  let stack: Spawned;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    [stack, browser] = await Promise.all([spawnStack(), openBrowser()]);
    url = `http://localhost:${stack.port}`;
  });
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });

  /** By the keyboard alone: a digit chooses and goes on. */
  async function answer(page: Page, answers: Record<string, number>) {
    for (const value of Object.values(answers)) {
      const before = await page.locator("#item").textContent();
      await page.keyboard.press(String(value));
      await page.waitForFunction((text) => document.querySelector("#item")?.textContent !== text, before);
    }
  }

  test("leads from the first visit to a persona, a card, a match, and out again", async () => {
    // A person who is there already, to be compared with.
    await personOf(url, 1, "ben");

    // An address that somebody else has.
    const refused = /status of 409 .*\/personas\/me$/;
    const { page } = await open(browser, url, { expected: refused });
    await enter(page, url, "ada@example.com");
    await page.getByRole("link", { name: "Begin an analysis" }).click();
    await page.getByLabel("What to call it").fill("How my friends see me");
    await page.getByRole("button", { name: "Begin the analysis" }).click();
    await page.getByRole("link", { name: "Answer the questions" }).click();
    await page.locator("#item").waitFor();
    await answer(page, ada!.self.answers);
    await page.getByRole("button", { name: "Store my answers" }).click();
    await page.getByText("You have answered.").waitFor();
    const link = await page.getByLabel("The link for them").inputValue();
    expect(link).toMatch(new RegExp(`^${url}/app/s/[\\w-]{22,}$`));

    // A friend, in a browser that is not signed in; two more over the API.
    const friend = await open(browser, url);
    await friend.page.goto(link);
    await friend.page.getByLabel("A friend").check();
    await friend.page.getByRole("button", { name: "Begin" }).click();
    await friend.page.locator("#item").waitFor();
    await answer(friend.page, ada!.peers[0]!.answers);
    await friend.page.getByRole("button", { name: "Send my answers" }).click();
    await friend.page.getByRole("heading", { name: "Thank you" }).waitFor();
    const receipt = await friend.page.getByLabel("Keep it").inputValue();
    const token = link.split("/").at(-1);
    for (const { relation, answers } of ada!.peers.slice(1, 3)) {
      await connect(overHttp(url)).post(`/surveys/${token}/responses`, { relation, answers });
    }

    await page.reload();
    await page.getByRole("button", { name: "Make my persona" }).click();
    await page.getByRole("heading", { level: 2, name: "Five traits" }).waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Ada");

    await page.getByRole("link", { name: "Talk with it" }).click();
    await page.getByRole("textbox").fill("What should I do about my brother Tom?");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Answer anew" }).waitFor();
    expect(await page.locator(".said").last().textContent()).toMatch(/\w{3}/);
    await page.getByRole("button", { name: "Answer anew" }).click();
    await page.getByRole("button", { name: "Answer anew" }).waitFor();

    await page.goto(`${url}/app/persona/card`);
    await page.getByLabel("Its address").fill("ben");
    await page.getByRole("button", { name: "Publish my card" }).click();
    await page.getByText("That address is taken").waitFor();
    await page.getByLabel("Its address").fill("ada-lovelace");
    await page.getByRole("button", { name: "Publish my card" }).click();
    await page.getByRole("heading", { name: "It is public" }).waitFor();

    // The card's page, read without JavaScript.
    const reader = await open(browser, url, { javaScriptEnabled: false });
    await reader.page.goto(`${url}/c/ada-lovelace`);
    expect(await reader.page.getByRole("heading", { level: 1 }).textContent()).toBe("Ada");
    expect(await reader.page.locator('meta[property="og:image"]').getAttribute("content")).toBe(
      `${url}/cards/ada-lovelace/image.png`,
    );

    await page.getByRole("link", { name: "People" }).click();
    await page
      .getByRole("region", { name: "Who fits you on paper" })
      .getByRole("link", { name: "Ben" })
      .click();
    await page.getByRole("heading", { name: "You and Ben, on paper" }).waitFor();

    // The friend takes their answers back; Ada withdraws the card, and then everything.
    await friend.page.goto(receipt);
    await friend.page.getByRole("button", { name: "Take my answers back" }).click();
    await friend.page.getByRole("button", { name: "Take them back" }).click();
    await friend.page.getByRole("heading", { name: "Your answers are gone" }).waitFor();

    await page.goto(`${url}/app/persona/card`);
    await page.getByRole("button", { name: "Withdraw it" }).click();
    await page.getByRole("heading", { name: "It is not public" }).waitFor();
    expect((await fetch(`${url}/c/ada-lovelace`)).status).toBe(404);

    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("button", { name: "Delete everything" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete everything" }).click();
    await page.getByRole("button", { name: "Continue with Google" }).waitFor();
    expect((await fetch(`${url}/surveys/${token}`)).status).toBe(404);
  });
});

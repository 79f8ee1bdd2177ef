/** Days on which something is amiss: each screen says what happened, and nothing that was typed is lost. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Spawned, spawnStack } from "../support/spawn.ts";
import { answeredAnalysis, dataOf, generate, signIn } from "./people.ts";
import {
  arrive,
  axeFaults,
  chromiumPath,
  enter,
  open,
  openBrowser,
  type Person,
  personOf,
  whySkipped,
} from "./web.support.ts";

/** What the browser notes of every answer that is an error, and of every connection that fails. */
const NOTED = /Failed to load resource|ERR_/;

describe.skipIf(chromiumPath === undefined)(`on bad days the web app${whySkipped}`, () => {
  let stack: Spawned;
  let browser: Browser;
  let url: string;
  let ada: Person;
  beforeAll(async () => {
    [stack, browser] = await Promise.all([spawnStack(), openBrowser()]);
    url = `http://localhost:${stack.port}`;
    ada = await personOf(url, 0);
  });
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });

  const enterAs = async () => {
    const watched = await open(browser, url, { expected: NOTED });
    await arrive(watched.page, url, ada.email);
    return watched;
  };
  const chat = async (page: Page) => {
    await page.goto(`${url}/app/chat/${ada.personaId}`);
    await page.getByRole("textbox").waitFor();
  };
  const composed = (page: Page) => expect.poll(() => page.getByRole("textbox").inputValue());
  const setFaults = async (...faults: unknown[]) => {
    const body = JSON.stringify(faults);
    const answer = await fetch(`http://127.0.0.1:${stack.port + 3}/_faults`, { method: "PUT", body });
    expect(answer.status).toBe(200);
  };
  const refuse = (page: Page, status: number, code: string, headers: Record<string, string> = {}) =>
    page.route("**/messages", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({
            status,
            headers: { "Content-Type": "application/problem+json", ...headers },
            body: JSON.stringify({
              type: `urn:x:${code}`,
              title: "No",
              status,
              code,
              detail: "No.",
              requestId: "r",
            }),
          })
        : route.continue(),
    );

  test("keeps a message that could not be sent, says why, and sends it once the network is back", async () => {
    const { context, page } = await enterAs();
    await chat(page);
    await context.setOffline(true);
    await page.getByRole("textbox").fill("Are you there?");
    await page.keyboard.press("Enter");
    // What is asked besides, what it remembers for one, fails as well.
    const said = page.getByRole("region", { name: "What was said" });
    await said.getByRole("alert").filter({ hasText: "We try again by ourselves" }).waitFor();
    await composed(page).toBe("Are you there?");
    await page.reload().catch(() => {});
    await context.setOffline(false);
    await chat(page);
    await composed(page).toBe("Are you there?");
    await page.keyboard.press("Control+End");
    await page.getByRole("textbox").press("Enter");
    await page.getByRole("button", { name: "Answer anew" }).waitFor();
    await expect.poll(() => page.locator(".asked", { hasText: "Are you there?" }).count()).toBe(1);
  });

  test("tells how long to wait after too many messages, and that a busy model lost nothing", async () => {
    const { page } = await enterAs();
    await chat(page);
    await refuse(page, 429, "too_many_requests", { "Retry-After": "120" });
    await page.getByRole("textbox").fill("One more");
    await page.keyboard.press("Enter");
    await page.getByText("You can go on in about 2 minutes").waitFor();
    await composed(page).toBe("One more");
    await page.unroute("**/messages");
    await refuse(page, 503, "model_unavailable");
    await page.getByRole("textbox").press("Enter");
    await page.getByText("A part of the service is busy").waitFor();
    await composed(page).toBe("One more");
  });

  test("shows what came of an answer that breaks off, and can have it answered anew", async () => {
    const { page } = await enterAs();
    await chat(page);
    // What was said before may still be learned from, by another model.
    const { model } = await dataOf(ada.client.api.GET("/personas/me"));
    await setFaults({ fault: "drop", model });
    await page.getByRole("textbox").fill("Tell me about the sea.");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.locator(".asked", { hasText: "Tell me about the sea." }).waitFor();
    await page.getByText("The answer broke off here.").waitFor();
    await page.getByRole("button", { name: "Answer anew" }).click();
    await page.getByText("The answer broke off here.").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Answer anew" }).waitFor();
  });

  test("keeps the page when the session ends, and offers to sign in again", async () => {
    const { context, page } = await enterAs();
    await chat(page);
    await page.getByRole("textbox").fill("What I was about to say");
    // In another tab: signed out.
    const other = await context.newPage();
    await other.goto(`${url}/app/settings`);
    await other.getByRole("button", { name: "Sign out" }).click();
    await other.getByRole("button", { name: "Continue with Google" }).waitFor();
    await page.getByText("You are signed out.").first().waitFor();
    await composed(page).toBe("What I was about to say");
    await page.getByRole("button", { name: "Sign in again" }).waitFor();
  });

  test("lets two tabs refresh at once, and the back button lead on after a sign-in", async () => {
    const { context, page } = await open(browser, url, { expected: NOTED });
    await enter(page, url, ada.email);
    const tabs = await Promise.all([context.newPage(), context.newPage()]);
    await Promise.all(tabs.map((tab) => tab.goto(`${url}/app/settings`)));
    await Promise.all(tabs.map((tab) => tab.getByRole("button", { name: "Sign out" }).waitFor()));
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
  });

  test("says to a respondent that a survey is closed, and keeps what they answered", async () => {
    const { page } = await open(browser, url, { expected: NOTED });
    await page.goto(`${url}/app/s/${ada.shareToken}`);
    await page.getByLabel("A friend").check();
    await page.getByRole("button", { name: "Begin" }).click();
    await page.locator("#item").waitFor();
    await page.keyboard.press("4");
    await page.getByText("2 of 26").waitFor();
    const change = (status: "open" | "closed") =>
      ada.client.api.PATCH("/analyses/{id}", { params: { path: { id: ada.analysisId } }, body: { status } });
    await change("closed");
    await page.reload();
    await page.getByText("This survey is closed").waitFor();
    await change("open");
    await page.reload();
    await page.getByRole("button", { name: "Go on after 1 answer" }).waitFor();
    await page.goto(`${url}/app/s/${"x".repeat(24)}`);
    await page.getByText("This link leads nowhere").waitFor();
  });

  test("goes on with one's own answers on another device", async () => {
    const body = { title: "Again", instrument: "sapa-bfi-25" } as const;
    const analysis = await dataOf(ada.client.api.POST("/analyses", { body }));
    const first = await enterAs();
    await first.page.goto(`${url}/app/analyses/${analysis.id}/answer`);
    await first.page.getByText("1 of 25").waitFor();
    const kept = first.page.waitForResponse((response) => response.url().includes("draft=true"));
    await first.page.keyboard.press("3");
    expect((await kept).status()).toBe(200);
    const second = await enterAs();
    await second.page.goto(`${url}/app/analyses/${analysis.id}/answer`);
    await second.page.getByText("2 of 25").waitFor();
  });

  test("keeps what is typed in forms over a reload, until it is stored", async () => {
    const { page } = await enterAs();
    const fields = [
      ["/app/new", "Questions of your own, if you like", "When was I kind?"],
      ["/app/settings", "Your name", "Ada of the reload"],
    ] as const;
    for (const [path, label, text] of fields) {
      await page.goto(url + path);
      await page.getByLabel(label).fill(text);
      await page.reload();
      await page.getByLabel(label).waitFor();
      await expect.poll(() => page.getByLabel(label).inputValue()).toBe(text);
    }
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved.").waitFor();
    await ada.client.api.PATCH("/users/me", { body: { name: "Ada" } });
    await page.reload();
    await page.getByLabel("Your name").waitFor();
    await expect.poll(() => page.getByLabel("Your name").inputValue()).toBe("Ada");
  });

  test("says in a heading what is not there, with one way on", async () => {
    const { page } = await open(browser, url, { expected: NOTED, reducedMotion: "reduce" });
    const eve = await signIn(url, "eve@example.com");
    await eve.api.PATCH("/users/me", { body: { name: "Dr. Eve Long" } });
    await arrive(page, url, "eve@example.com");
    await page.getByRole("heading", { level: 1, name: "Hello, Dr. Eve Long" }).waitFor();
    for (const [path, heading] of [
      ["/app/people/nobody", "There is no such card"],
      ["/app/analyses/ana_1", "There is nothing here"],
      ["/app/chat/per_1", "This persona is not there"],
      ["/app/receipt", "There is nothing at this address"],
      ["/app/making", "No persona yet"],
    ] as const) {
      await page.goto(url + path);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      expect([path, await axeFaults(page)]).toEqual([path, []]);
      expect(await page.locator("main .button.filled").count()).toBe(1);
    }
  });

  test("says that it cannot be reached, and goes on by its button or by itself", async () => {
    const { page } = await open(browser, url, { expected: NOTED });
    await arrive(page, url, ada.email);
    const reload = async () => {
      await page.goto(`${url}/app/`);
      await page.getByRole("heading", { level: 1, name: "Persona AI cannot be reached" }).waitFor();
    };
    const home = () => page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
    await page.route("**/home", (route) => route.abort());
    await page.route("**/health", (route) => route.abort());
    await reload();
    expect(await axeFaults(page)).toEqual([]);
    await page.unroute("**/home");
    await page.getByRole("button", { name: "Try again" }).click();
    await home();
    // It asks for its health by itself, and waits for the answer as long as it is looked at.
    await page.unroute("**/health");
    const { promise: seen, resolve: see } = Promise.withResolvers<void>();
    await page.route("**/health", (route) => seen.then(() => route.continue()));
    await page.route("**/home", (route) => route.abort());
    await reload();
    await page.unroute("**/home");
    see();
    await home();
  });

  test("shows somebody's card to whoever set theirs public before it could be made", async () => {
    const { page } = await open(browser, url, { expected: NOTED });
    await ada.client.api.PATCH("/personas/me", { body: { visibility: "public", handle: "ada" } });
    const fay = await signIn(url, "fay@example.com");
    const { id } = await answeredAnalysis(url, fay);
    await setFaults({ fault: "refuse", times: 100 });
    expect((await generate(fay, id)).status).toBe("failed");
    await setFaults();
    await fay.api.PATCH("/personas/me", { body: { visibility: "public", handle: "fay" } });
    await arrive(page, url, "fay@example.com");
    await page.goto(`${url}/app/people/ada`);
    await page.getByText("To see how you and Ada fit").waitFor();
  });

  test("does a thing once on a slow network, however often its button is pressed", async () => {
    const { page } = await enterAs();
    await page.goto(`${url}/app/new`);
    const begin = page.getByRole("button", { name: "Begin the analysis" });
    let [asked, release] = [0, () => {}];
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/analyses", async (route) => {
      asked += 1;
      await released;
      await route.continue();
    });
    await begin.click();
    await page.locator("button:disabled", { hasText: "Begin the analysis" }).waitFor();
    await begin.click({ force: true });
    release();
    await page.getByRole("heading", { name: "People who know you" }).waitFor();
    expect(asked).toBe(1);
  });

  test("says in words why a persona could not be made, and makes it when asked again", async () => {
    const { page } = await enterAs();
    await setFaults({ fault: "refuse", times: 100 });
    await page.goto(`${url}/app/analyses/${ada.analysisId}`);
    await page.getByRole("button", { name: "Make my persona" }).click();
    await page.getByRole("heading", { name: "Your persona could not be made" }).waitFor();
    await page.getByText("Your answers are kept.").waitFor();
    await setFaults();
    // The model refused what it was told: there is nothing to try again but with other answers.
    await page.getByRole("link", { name: "Go to the analysis" }).click();
    await page.getByRole("button", { name: "Make my persona" }).click();
    await page.waitForURL("**/app/persona");
    expect(await dataOf(ada.client.api.GET("/personas/me"))).toMatchObject({ status: "ready" });
  });
});

/** The whole story as two people and their friends live it, in browsers of their own; and a frontend of somebody else's. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker as NodeWorker } from "node:worker_threads";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { respondents } from "../../scripts/demo/respondents.ts";
import { ROOT } from "../support/spawn.ts";
import { answerAsPeers, dataOf, signIn } from "./people.ts";
import {
  arrive,
  chromiumPath,
  enter,
  open,
  openBrowser,
  personOf,
  sharedUrl,
  whySkipped,
} from "./web.support.ts";

const [ada] = respondents;
const ADA = "ada@story.example.com";
const BEA = { email: "bea@story.example.com", handle: "bea" };

describe.skipIf(chromiumPath === undefined)(`the web app${whySkipped}`, () => {
  let browser: Browser;
  const url = sharedUrl();
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

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
    await personOf(url, 1, BEA);

    // An address that somebody else has.
    const refused = /status of 409 .*\/personas\/me$/;
    const { page } = await open(browser, url, { expected: refused });
    await enter(page, url, ADA);
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
    const token = link.split("/").at(-1)!;
    await answerAsPeers(url, token, ada!.peers.slice(1, 3));

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
    await page.getByText("Answer 2 of 2").waitFor();

    await page.goto(`${url}/app/persona/card`);
    await page.getByLabel("Its address").fill(BEA.handle);
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
      .getByRole("link", { name: "Bea" })
      .click();
    await page.getByRole("heading", { name: "You and Bea, on paper" }).waitFor();

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
    // The last that is asked for there: an answer that comes after the account is gone would be a refusal.
    await page.getByLabel("When my persona is ready").waitFor();
    await page.getByRole("button", { name: "Delete everything" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete everything" }).click();
    await page.getByRole("button", { name: "Continue with Google" }).waitFor();
    expect((await fetch(`${url}/surveys/${token}`)).status).toBe(404);
  });

  test("whom a public persona talks to, how much, and what one is written to about, is set and kept", async () => {
    const { client, personaId } = await personOf(url, 1, BEA);
    const { page } = await open(browser, url);
    await arrive(page, url, BEA.email);
    await page.goto(`${url}/app/persona/card`);
    const talk = page.getByRole("region", { name: "Who talks with it" });
    const saved = talk.getByText("Saved.");
    await talk.getByLabel("How much, in a month").selectOption("100000");
    await saved.waitFor();
    const chat = async () => (await dataOf(client.api.GET("/personas/me"))).chat;
    expect(await chat()).toEqual({ audience: "signed_in", tokensPerMonth: 100_000 });
    await talk.getByLabel("Nobody but me").click();
    await talk.getByLabel("How much, in a month").waitFor({ state: "detached" });
    await expect.poll(chat).toEqual({ audience: "nobody", tokensPerMonth: 100_000 });
    const other = await signIn(url, "cleo@story.example.com");
    const say = async () => {
      let said = "";
      for await (const event of other.chat(personaId, "Hello!")) said += event.type;
      return said;
    };
    await expect(say()).rejects.toMatchObject({ code: "persona_not_talking" });
    await page.reload();
    await talk.getByLabel("Nobody but me").and(page.locator(":checked")).waitFor();
    await talk.getByLabel("Anybody who is signed in").click();
    await talk.getByLabel("How much, in a month").selectOption("0");
    await expect.poll(chat).toEqual({ audience: "signed_in" });
    expect(await say()).toMatch(/^start(delta)+end$/);
    await page.reload();
    await talk.getByText("1 person has talked with it, messages so far: 1").waitFor();

    await page.goto(`${url}/app/settings`);
    await page.getByLabel("When my persona is ready").click();
    const told = () => dataOf(client.api.GET("/users/me/notifications"));
    await expect.poll(told).toMatchObject({ personaReady: true, peerAnswered: false });
    await page.reload();
    await page.getByLabel("When my persona is ready").and(page.locator(":checked")).waitFor();
    await page.getByLabel("When my persona is ready").click();
    await expect.poll(told).toMatchObject({ personaReady: false });
  });

  test("who waits for a persona sees the steps, and how long it took the last time", async () => {
    const { client, analysisId } = await personOf(url, 1, { email: BEA.email });
    const { page } = await open(browser, url, { expected: /ERR_FAILED .*\/events$/ });
    await arrive(page, url, BEA.email);
    // What the API says while it makes one, at a step and with an hour to go.
    const ready = await dataOf(client.api.GET("/personas/me"));
    const step = { analysisId, status: "generating", step: "generating_profile", progress: 0.5 };
    await page.route("**/personas/me/events", (route) => route.abort());
    await page.route("**/personas/me", (route) => {
      const estimatedReadyAt = new Date(Date.now() + 3_600_000).toISOString();
      return route.fulfill({ json: { ...ready, ...step, estimatedReadyAt } });
    });
    await page.goto(`${url}/app/making`);
    await page.getByText("about 60 minutes").waitFor();
    expect(await page.locator("[aria-current=step]").textContent()).toContain("Writing");
    expect(await page.getByRole("progressbar").getAttribute("value")).toBe("0.5");
  });

  /** A script with the client in it. */
  async function bundle(source: string): Promise<string> {
    const stdin = { contents: source, resolveDir: join(ROOT, "packages/web"), loader: "ts" as const };
    const { outputFiles } = await build({ stdin, bundle: true, format: "esm", write: false });
    return outputFiles[0]!.text;
  }

  test("README's examples of the client do in a page what they say", async () => {
    const readme = readFileSync(join(ROOT, "packages/client/README.md"), "utf8");
    const code = [...readme.matchAll(/```ts\n(.+?)```/gs)].map(([, one]) => one).join("\n");
    const [imports] = /^import .*$/m.exec(code)!;
    const program = code.replace(imports, "").replace("http://localhost:3000", url);
    const { personaId, analysisId } = await personOf(url, 0, { email: ADA });
    const { page } = await open(browser, url);
    await arrive(page, url, ADA);
    // A persona may be made before it is first asked for: what is told first is what the request for it was answered with.
    let begun: { persona: unknown } | undefined;
    await page.route("**/personas/generate", async (route) => {
      const response = await route.fetch();
      begun = await response.json();
      await route.fulfill({ response });
    });
    await page.route("**/personas/me", (route) => route.fulfill({ json: begun!.persona }), { times: 1 });
    const logged: string[] = [];
    page.on("console", (message) => logged.push(message.text()));
    const given = { personaId, analysisId };
    const said = await page.evaluate(
      await bundle(`${imports}
const { personaId, analysisId } = ${JSON.stringify(given)};
let said = "";
const output = { append(text: string) { said += text; } };
const stopButton: { onclick: unknown } = { onclick: undefined };
globalThis.ran = (async () => { ${program}; return said; })();`).then(
        (script) => `${script}; globalThis.ran`,
      ),
    );
    expect(said).toMatch(/\w{3}/);
    await expect.poll(() => logged.at(-1)).toBe("ready done 1");
    expect(logged[0]).toMatch(new RegExp(`^${url}/app/s/`));
    expect(logged[1]).toMatch(/^generating \w+ [\d.]+$/);
  });

  const chatting = (accessToken: string, personaId: string, tell: string) => `
import { createClient } from "@persona-ai/client";
const client = createClient({ baseUrl: ${JSON.stringify(url)}, accessToken: ${JSON.stringify(accessToken)} });
let said = "";
for await (const event of client.chat(${JSON.stringify(personaId)}, "Hello!")) if (event.type === "delta") said += event.text;
${tell}(said);`;

  test("the client works in a worker of Node, and in one of a browser", async () => {
    const answer = await fetch(`${url}/auth/google?login_hint=${BEA.email}`);
    const { accessToken } = (await answer.json()) as { accessToken: string };
    const { data } = await (await signIn(url, BEA.email)).api.GET("/personas/me");
    const inNode = `import { parentPort } from "node:worker_threads"; const tell = (text) => parentPort.postMessage(text);`;
    const script = await bundle(chatting(accessToken, data!.id, "tell"));
    const worker = new NodeWorker(new URL(`data:text/javascript,${encodeURIComponent(inNode + script)}`));
    const heard = await new Promise((resolve, reject) =>
      worker.once("message", resolve).once("error", reject),
    );
    expect(heard).toMatch(/\w/);

    const { page } = await open(browser, url, { bypassCSP: true });
    await page.goto(`${url}/app/welcome`);
    const inBrowser = await bundle(chatting(accessToken, data!.id, "postMessage"));
    const told = await page.evaluate((code) => {
      const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const started = new Worker(address, { type: "module" });
      started.onmessage = ({ data }) => resolve(data);
      started.onerror = ({ message }) => reject(new Error(message));
      return promise;
    }, inBrowser);
    expect(told).toMatch(/\w/);
  });
});

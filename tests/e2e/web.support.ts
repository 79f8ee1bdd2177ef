/**
 * The web app in Chromium, against `npm start`. Every page is watched: an error on its console, a violation of its
 * content security policy or a request to another host than the stack's fails the test, unless the test expects it.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PersonaClient } from "@persona-ai/client";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, inject, onTestFinished } from "vitest";
import { respondents } from "../../scripts/demo/respondents.ts";
import { answeredAnalysis, emailOf, generate, signIn } from "./people.ts";

export { chromiumPath, openBrowser, whySkipped } from "./console.support.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What the sign-in goes through besides the API: the local OpenID provider. */
const PROVIDER_PORTS = 2;

export type Watched = { context: BrowserContext; page: Page };
type Options = BrowserContextOptions & { expected?: RegExp };

/** Of the stack that all of them share. */
export const sharedUrl = (): string => `http://localhost:${inject("port")}`;

/** A browser of its own for one person; judged and closed when the test is over. */
export async function open(browser: Browser, url: string, options: Options = {}): Promise<Watched> {
  const { expected, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...rest });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  const note = (fault: string) => {
    if (!expected?.test(fault)) faults.push(fault);
  };
  const origins = [0, PROVIDER_PORTS].map((more) => String(Number(new URL(url).port) + more));
  page.on("pageerror", ({ message }) => note(message));
  page.on("console", (message) => {
    if (message.type() === "error") note(`${message.text()} ${message.location().url}`);
  });
  page.on("request", (request) => {
    const { port, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && !origins.includes(port)) note(`It asked for ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  return { context, page };
}

/** Signs somebody in by the page itself, and waits at Home. */
export async function enter(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/app/welcome?login_hint=${encodeURIComponent(email)}`);
  await page.getByRole("button", { name: "Continue with Google" }).click();
  await page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
}

/** Signs somebody in as the page's button does, without the page that has the button; and waits at Home. */
export async function arrive(page: Page, url: string, email: string): Promise<void> {
  const home = `${url}/app/?arrived`;
  // By which packages/client knows of a sign-in that was begun.
  await page.addInitScript((address) => {
    if (location.href === address) localStorage.setItem("persona-ai signed in", "yes");
  }, home);
  const query = new URLSearchParams({ login_hint: email, redirect_uri: home });
  await page.goto(`${url}/auth/google?${query}`);
  await page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
}

/** All of axe's rules; what passes is not gathered, as it is many times what fails. A colour on its way to another is none. */
const RUN = `(async () => {
  const ending = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  return (await axe.run({ resultTypes: ["violations"] })).violations;
})()`;

/** For a page that is looked at often: axe, sent once, is there in each document. */
export const withAxe = (page: Page) => page.addInitScript(axe);

/** What axe finds, each by its rule and where; nothing when all is well. */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const violations = (await page.evaluate(RUN)) as AxeResults["violations"];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

/** How many pixels a page is wider than its window; at most none. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );

export type Person = {
  client: PersonaClient;
  email: string;
  analysisId: string;
  shareToken: string;
  personaId: string;
};

type Known = { handle?: string; email?: string };

/** Somebody with a persona of a real person's answers and their peers', made over the API; published when given a handle. */
export async function personOf(
  url: string,
  index: number,
  { handle, ...known }: Known = {},
): Promise<Person> {
  const respondent = respondents[index]!;
  const { email = emailOf(respondent) } = known;
  const client = await signIn(url, email);
  const questions = ["When was I at my best?"];
  const { id: analysisId, shareToken } = await answeredAnalysis(url, client, respondent, questions);
  const { id: personaId } = await generate(client, analysisId);
  if (handle !== undefined) {
    await client.api.PATCH("/personas/me", { body: { visibility: "public", handle } });
  }
  return { client, email, analysisId, shareToken, personaId };
}

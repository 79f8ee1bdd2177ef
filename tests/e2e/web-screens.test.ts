/** Each screen as different people meet it: light and dark, on a phone, at twice the size, by keyboard, without motion. */
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataOf } from "./people.ts";
import {
  arrive,
  axeFaults,
  chromiumPath,
  open,
  openBrowser,
  overflow,
  type Person,
  personOf,
  sharedUrl,
  whySkipped,
  withAxe,
} from "./web.support.ts";

/** A window of 1280 × 900 at 200 %. */
const ZOOMED = { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 };
const PHONE = { viewport: { width: 390, height: 844 } };

type Screen = { name: string; path(ada: Person): string; shows: string };
const SCREENS: Screen[] = [
  { name: "Home", path: () => "/app/", shows: "Your analyses" },
  { name: "a new analysis", path: () => "/app/new", shows: "Begin the analysis" },
  { name: "an analysis", path: ({ analysisId }) => `/app/analyses/${analysisId}`, shows: "Make my persona" },
  { name: "the survey", path: ({ analysisId }) => `/app/analyses/${analysisId}/answer`, shows: "of 26" },
  { name: "a respondent's page", path: ({ shareToken }) => `/app/s/${shareToken}`, shows: "Who sees what" },
  { name: "the persona", path: () => "/app/persona", shows: "All of it as a table" },
  { name: "the chats", path: () => "/app/chat", shows: "Your own persona" },
  { name: "a chat", path: ({ personaId }) => `/app/chat/${personaId}`, shows: "What it remembers of you" },
  { name: "the card", path: () => "/app/persona/card", shows: "It is public" },
  { name: "people", path: () => "/app/people", shows: "@ben-of-screens" },
  { name: "chemistry", path: () => "/app/people/ben-of-screens", shows: "You and Ben, on paper" },
  { name: "the card's page", path: () => "/c/ada-of-screens", shows: "Make your own" },
  { name: "settings", path: () => "/app/settings", shows: "Delete everything" },
  { name: "nothing", path: () => "/app/nowhere", shows: "There is nothing at this address" },
];

describe.skipIf(chromiumPath === undefined)(`the screens of the web app${whySkipped}`, () => {
  let browser: Browser;
  let ada: Person;
  const url = sharedUrl();
  const known = (name: string) => ({ email: `${name}@screens.example.com`, handle: `${name}-of-screens` });
  beforeAll(async () => {
    browser = await openBrowser();
    [ada] = (await Promise.all([personOf(url, 0, known("ada")), personOf(url, 1, known("ben"))])) as [
      Person,
      Person,
    ];
  });
  afterAll(() => browser.close());

  const show = async (page: Page, { path, shows }: Screen) => {
    await page.goto(url + path(ada));
    await page
      .getByText(shows)
      .first()
      .waitFor()
      .catch(async (cause: unknown) => {
        throw new Error(`${path(ada)} shows no "${shows}": ${await page.innerText("body")}`, { cause });
      });
    // One whose element is gone is cancelled, and ends as well.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  };

  test.each([
    ["in the light", { colorScheme: "light" as const }, expect.any(Number)],
    ["in the dark, on a phone", { colorScheme: "dark" as const, ...PHONE }, expect.any(Number)],
    ["at twice the size, with reduced motion", { reducedMotion: "reduce" as const, ...ZOOMED }, 0],
  ])(
    "%s, axe finds nothing, nothing is cut off, and nothing moves that must not",
    async (_, options, allowed) => {
      const { page } = await open(browser, url, options);
      await withAxe(page);
      await arrive(page, url, ada.email);
      for (const screen of SCREENS) {
        await show(page, screen);
        const moving = await page.evaluate(() => document.getAnimations().length);
        const [axe, tooWide] = [await axeFaults(page), await overflow(page)];
        const { name } = screen;
        expect({ name, axe, tooWide, moving }).toEqual({ name, axe: [], tooWide: 0, moving: allowed });
      }
    },
  );

  test("a first visit asks for nothing that is refused, and runs nothing from elsewhere", async () => {
    const { page } = await open(browser, url);
    const refused: string[] = [];
    page.on("response", (response) => {
      if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
    });
    const answer = await page.goto(`${url}/`);
    await page.getByRole("button", { name: "Continue with Google" }).waitFor();
    const policy = answer!.headers()["content-security-policy"];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(await axeFaults(page)).toEqual([]);
    expect(refused).toEqual([]);
  });

  test("everything on Home can be reached and seen by the keyboard alone", async () => {
    const { page } = await open(browser, url);
    await arrive(page, url, ada.email);
    await page.goto(`${url}/app/`);
    await page.getByText("Your analyses").waitFor();
    const targets = await page.locator("a[href], button").count();
    const reached = new Set<string>();
    for (let i = 0; i < targets; i++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { text: element.textContent?.trim() ?? "", outline: `${outlineStyle} ${outlineWidth}` };
      });
      expect(at.outline).toBe("solid 2px");
      reached.add(at.text);
    }
    for (const name of ["Skip to the page", "Home", "Settings", "Open the chat", "Read the portrait"]) {
      expect([...reached]).toContain(name);
    }
    await page.getByRole("link", { name: "Open the chat" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox").waitFor();
  });

  test("what was said can be said otherwise, answered anew, gone through, rated, reported and found", async () => {
    const { page } = await open(browser, url);
    await arrive(page, url, ada.email);
    await page.goto(`${url}/app/chat/${ada.personaId}`);
    const button = (name: string) => page.getByRole("button", { name });
    const well = async () => expect(await axeFaults(page)).toEqual([]);
    for (const text of ["My brother Tom borrows money.", "What would you do?"]) {
      await page.getByRole("textbox").fill(text);
      await page.keyboard.press("Enter");
      await page.locator(".asked", { hasText: text }).waitFor();
      await button("Answer anew").waitFor();
    }
    await button("Answer anew").click();
    await page.getByText("Answer 2 of 2").waitFor();
    const params = { path: { id: ada.personaId }, query: { limit: 1 } };
    const held = async () =>
      (await dataOf(ada.client.api.GET("/personas/{id}/messages", { params }))).items[0]!.id;
    const second = await held();
    await button("The answer before").press("Enter");
    await page.getByText("Answer 1 of 2").waitFor();
    expect(await held()).not.toBe(second);
    await page.getByRole("button", { name: "A good answer", exact: true }).last().press("Enter");
    await page.locator('[aria-pressed="true"]').waitFor();
    await well();

    await page.getByRole("button", { name: /Say it otherwise.*What would/ }).press("Enter");
    await page.getByLabel("What you say instead").fill("What would you never do?");
    await well();
    await page.reload();
    expect(await page.getByLabel("What you say instead").inputValue()).toBe("What would you never do?");
    await button("Say it so").click();
    await page.locator(".asked", { hasText: "What would you never do?" }).waitFor();
    await button("Answer anew").waitFor();
    expect(await page.locator(".asked").count()).toBe(2);

    await button("Report this answer").last().press("Enter");
    await page.getByLabel("It is wrong").check();
    await well();
    await button("Report it").click();
    await page.getByText("Reported").waitFor();

    // What was said before the edit is a conversation of its own, and can be gone back to.
    const threads = page.getByRole("region", { name: "Conversations", exact: true });
    await threads.getByRole("button", { name: "My brother Tom" }).click();
    await page.locator(".asked", { hasText: "What would you do?" }).waitFor();
    await threads.getByRole("button", { name: "Rename it" }).click();
    await page.getByLabel("What to call this conversation").fill("About Tom");
    await threads.getByRole("button", { name: "Save" }).click();
    await threads.getByText("About Tom").waitFor();

    await page.goto(`${url}/app/chat`);
    await page.getByRole("searchbox").fill("brother");
    await page.keyboard.press("Enter");
    await page.getByText("1 message found.").waitFor();
    await well();
  });

  test("the app speaks the browser's language, then the one that is chosen, on a phone, too", async () => {
    const { page } = await open(browser, url, { locale: "de-AT", ...PHONE });
    await page.goto(`${url}/app/welcome?login_hint=${ada.email}`);
    await page.getByRole("button", { name: "Weiter mit Google" }).click();
    await page.getByRole("heading", { level: 1, name: "Hallo, Ada" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("de");
    for (const { path } of SCREENS) {
      await page.goto(url + path(ada));
      await page.locator("h1").first().waitFor();
      expect({ path: path(ada), tooWide: await overflow(page) }).toEqual({ path: path(ada), tooWide: 0 });
    }
    await page.goto(`${url}/app/settings`);
    await page.getByLabel("Dein Name").fill("Ada, noch nicht gespeichert");
    await page.getByLabel("Sprache dieser App").selectOption("fr");
    await page.getByRole("link", { name: "Réglages" }).waitFor();
    expect(await page.getByLabel("Votre nom").inputValue()).toBe("Ada, noch nicht gespeichert");
    expect(await axeFaults(page)).toEqual([]);
    await page.reload();
    await page.getByRole("link", { name: "Réglages" }).waitFor();
    expect(await page.getByLabel("Votre nom").inputValue()).toBe("Ada, noch nicht gespeichert");
  });

  test("a survey that is written from right to left runs from right to left", async () => {
    const body = { title: "كيف يراني الآخرون", instrument: "ipip-neo-120", language: "ar" } as const;
    const { shareToken } = await dataOf(ada.client.api.POST("/analyses", { body }));
    const { page } = await open(browser, url, PHONE);
    await page.goto(`${url}/app/s/${shareToken}`);
    await page.getByLabel("A friend").check();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Begin" }).click();
    await page.locator("#item").waitFor();
    await page.keyboard.press("2");
    await page.getByText("2 of 120").waitFor();
    const item = page.locator("#item");
    expect(await item.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    const choice = page.locator(".choice").first();
    const [radio, whole] = [await choice.locator("input").boundingBox(), await choice.boundingBox()];
    expect(radio!.x).toBeGreaterThan(whole!.x + whole!.width / 2);
    expect([await axeFaults(page), await overflow(page)]).toEqual([[], 0]);
  });

  test("the JavaScript of the first screen is at most 60 KB, of the app 150 KB, gzipped", async () => {
    const text = async (path: string) => (await fetch(new URL(path, `${url}/app/`))).text();
    const size = new Map<string, number>();
    const gather = async (code: string, pattern: RegExp) => {
      for (const [, file] of code.matchAll(pattern)) {
        if (size.has(file!)) continue;
        const script = await text(`assets/${file}`);
        size.set(file!, gzipSync(script).byteLength / 1024);
        await gather(script, pattern);
      }
    };
    const sum = () => [...size.values()].reduce((all, one) => all + one, 0);
    await gather(await text(""), /(?:assets|from ?"\.)\/([\w.-]+\.js)/g);
    const first = sum();
    expect(first).toBeGreaterThan(5);
    expect(first).toBeLessThan(60);
    await gather(await text(""), /(?:assets|\.)\/([\w.-]+\.js)/g);
    expect(sum()).toBeLessThan(150);
  });

  test("the persona is two pages of A4 in print", async () => {
    const { page } = await open(browser, url);
    await arrive(page, url, ada.email);
    await show(page, SCREENS.find(({ name }) => name === "the persona")!);
    const pictures = page.locator("img");
    for (const picture of await pictures.all())
      await picture.evaluate((image: HTMLImageElement) => image.decode());
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  });
});

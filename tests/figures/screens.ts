/**
 * The pictures of the web app in docs/screens, as README shows them: Home, a persona, a talk, a card.
 *
 *   npx node tests/figures/screens.ts
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { enter, personOf } from "../e2e/web.support.ts";
import { launchBrowser } from "../support/chromium.ts";
import { spawnStack } from "../support/spawn.ts";

const FOLDER = join(import.meta.dirname, "../../docs/screens");

await using stack = await spawnStack();
const url = `http://localhost:${stack.port}`;
const [ada] = await Promise.all([personOf(url, 0, { handle: "ada" }), personOf(url, 1, { handle: "ben" })]);
const browser = await launchBrowser();
const context = await browser.newContext({
  viewport: { width: 1280, height: 900 },
  colorScheme: "light",
  locale: "en-GB",
  reducedMotion: "reduce",
});
const page = await context.newPage();
await enter(page, url, ada.email);

await page.goto(`${url}/app/chat/${ada.personaId}`);
for (const text of ["I have been putting off a difficult call.", "How would you begin it?"]) {
  await page.getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
  await page.locator(".asked", { hasText: text }).waitFor();
  await page.getByRole("button", { name: "Answer anew" }).waitFor();
}
mkdirSync(FOLDER, { recursive: true });
for (const [name, path] of [
  ["home", "/app/"],
  ["persona", "/app/persona"],
  ["chat", `/app/chat/${ada.personaId}`],
  ["card", "/app/persona/card"],
] as const) {
  await page.goto(url + path);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}
await browser.close();

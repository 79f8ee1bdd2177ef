/** Chromium, where it is installed: one for a whole run (shared-setup.ts), of which each test has contexts of its own. */
import { existsSync } from "node:fs";
import { type Browser, type BrowserServer, chromium } from "playwright-core";

const { CHROMIUM } = process.env;
const PATHS = [
  ...[
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
  ],
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  chromium.executablePath(),
];

/** CHROMIUM, or one that is installed where it usually is; undefined when there is none. */
export const chromiumPath = CHROMIUM || PATHS.find((path) => existsSync(path));

export const whySkipped =
  chromiumPath === undefined ? " (skipped: no Chromium; install one, or set CHROMIUM to its path)" : "";

/**
 * A switch that is given twice counts as given last, so that these are Playwright's own as well (chromiumSwitches.ts). Added
 * are the renderers that nobody sees: two of the address bar for each window, and one kept for the next site.
 */
const WITHOUT = [
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"],
  ...["HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"],
  ...["ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"],
  ...["NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"],
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "SpareRendererForSitePerProcess"],
];

const launch = () => ({
  executablePath: chromiumPath as string,
  args: [
    ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
    ...["--disable-background-networking", "--disable-component-update"],
    `--disable-features=${WITHOUT.join()}`,
  ],
});

export const launchBrowser = (): Promise<Browser> => chromium.launch(launch());

/** One that several processes connect to. */
export const launchServer = (): Promise<BrowserServer> =>
  chromium.launchServer({ ...launch(), host: "127.0.0.1" });

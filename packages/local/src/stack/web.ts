/**
 * The web app under /app, as a CDN serves it on AWS: files that are named by what is in them are kept for ever, and any
 * path that names no file is the app's own to understand.
 *
 * It is built from its sources in a process of its own, once, so that nothing built is committed and `npm start` waits
 * for nothing.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";
import type { Fetch } from "./api.ts";

const PACKAGE = "packages/web";
const FOR_EVER = "public, max-age=31536000, immutable";

export type Web = {
  app: Hono;
  /** Builds it, unless it has been; answers with the folder. */
  prepare(): Promise<string>;
  close(): void;
};

/** Takes the paths under /app, whose files a CDN serves on AWS, and leaves the others to the API. */
export const besides =
  (web: Web, api: Fetch): Fetch =>
  (request) => {
    const path = request.url.slice(request.url.indexOf("/", "https://".length)).split(/[?#]/, 1)[0]!;
    return path === "/app" || path.startsWith("/app/") ? web.app.fetch(request) : api(request);
  };

/** `root` is the repository; `apiUrl` the address at which sign-ins come back, so that pages must be of it, too. */
export function createWeb(root: string, apiUrl: string): Web {
  let folder: Promise<string> | undefined;
  let building: ChildProcess | undefined;

  async function build(): Promise<string> {
    building = spawn(process.execPath, [join(root, PACKAGE, "build.ts")], {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [printed, [code]] = await Promise.all([text(building.stdout as Readable), once(building, "exit")]);
    building = undefined;
    if (code !== 0) throw new Error("The web app could not be built.");
    return printed;
  }
  const prepare = (): Promise<string> => {
    folder ??= build().catch((error: unknown) => {
      folder = undefined;
      throw error;
    });
    return folder;
  };

  const headers = JSON.parse(readFileSync(join(root, PACKAGE, "headers.json"), "utf8")) as Record<
    string,
    string
  >;
  const app = new Hono()
    .use(compress())
    .use(async (c, next) => {
      const here = new URL(c.req.url);
      const { host } = new URL(apiUrl);
      if (here.host !== host && isPage(here.pathname)) {
        return c.redirect(`${apiUrl}${here.pathname}${here.search}`, 302);
      }
      await next();
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
    })
    .get("*", async (c, next) => {
      const files = await prepare().catch(() => undefined);
      if (files === undefined) {
        return c.text("The web app could not be built; the terminal of `npm start` says why.", 503);
      }
      const isNamedByContent = c.req.path.startsWith("/app/assets/");
      const rewriteRequestPath = (path: string) => (isPage(path) ? "/index.html" : path.slice("/app".length));
      const response = await serveStatic({ root: files, rewriteRequestPath })(c, next);
      c.header("Cache-Control", isNamedByContent ? FOR_EVER : "no-cache");
      return response;
    });
  return { app: app as unknown as Hono, prepare, close: () => void building?.kill() };
}

const isPage = (path: string): boolean => !/\.\w+$/.test(path);

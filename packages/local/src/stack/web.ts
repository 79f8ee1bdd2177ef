/**
 * The web app under /app, as a CDN serves it on AWS: files that are named by what is in them are kept for ever, and any
 * path that names no file is the app's own to understand.
 *
 * It is built from its sources when it is first needed, in a process of its own, and kept under node_modules/.cache by
 * what they say, so that nothing built is committed and `npm start` waits for nothing.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";

const PACKAGE = "packages/web";
const SOURCES = [`${PACKAGE}/{src,public}/**/*.*`, `${PACKAGE}/*.*`, "packages/client/src/**/*.*"];
const CACHE = "node_modules/.cache/persona-ai-web";
const FOR_EVER = "public, max-age=31536000, immutable";

export type Web = {
  app: Hono;
  /** Builds it, unless it is there. */
  prepare(): Promise<string>;
  close(): void;
};

export const isWebPath = (path: string): boolean => path === "/app" || path.startsWith("/app/");

/** `root` is the repository; `apiUrl` the address at which sign-ins come back, so that pages must be of it, too. */
export function createWeb(root: string, apiUrl: string): Web {
  let folder: Promise<string> | undefined;
  let building: ChildProcess | undefined;

  async function build(): Promise<string> {
    const target = join(root, CACHE, keyOf(root));
    if (existsSync(target)) return target;
    building = spawn(process.execPath, [join(root, PACKAGE, "build.ts"), target], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const [code] = await once(building, "exit");
    building = undefined;
    if (code !== 0 || !existsSync(target)) throw new Error("The web app could not be built.");
    return target;
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

function keyOf(root: string): string {
  const hash = createHash("sha256");
  for (const file of globSync(SOURCES, { cwd: root }).toSorted()) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

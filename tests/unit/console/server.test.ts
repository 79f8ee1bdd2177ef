/** What the console's routes serve, and whom they refuse. */

import { Hono } from "hono";
import { runConsole } from "step-functions-local/console/index.ts";
import { describe, expect, test } from "vitest";

const app = new Hono().route("/", runConsole());
app.post("/", (c) => c.json({ done: true }));

const get = (path: string, headers = {}) => app.request(`http://127.0.0.1:3001${path}`, { headers });

describe("the page", () => {
  test("allows no other origin, and no script but its own modules and its import map", async () => {
    const response = await get("/");
    const policy = response.headers.get("Content-Security-Policy") ?? "";
    expect(response.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+'/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(await response.text()).not.toMatch(/(?:src|href)="(?!\/_console\/)/);
  });

  test("names only files that are there, each of its type", async () => {
    const page = await (await get("/")).text();
    const paths = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    expect(paths.length).toBeGreaterThan(50);
    for (const path of paths) {
      const { status, headers } = await get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(headers.get("Content-Type")).toMatch(/^(text\/(javascript|css)|image\/svg)/);
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    }
  });

  test("imports only modules that are served", async () => {
    const { assets, LIBRARIES } = await import("step-functions-local/console/server/assets.ts");
    for (const [path, asset] of assets()) {
      const imports = [...asset.read().matchAll(/\bfrom\s*"([^"]+)"/g)].map(([, specifier]) => specifier!);
      for (const specifier of path.endsWith(".ts") ? imports : []) {
        const target = LIBRARIES.get(specifier) ?? new URL(specifier, `http://host${path}`).pathname;
        expect({ path, specifier, isServed: assets().has(target) }).toEqual({
          path,
          specifier,
          isServed: true,
        });
      }
    }
  });

  test("has modules without types, of as many lines as their sources", async () => {
    const source = await (await get("/_console/model/poll.ts")).text();
    expect(source).toContain("export function pollDelay(");
    expect(source).not.toContain("export type");
    expect(source).not.toContain(": number");
  });

  test("is not sent again when it is known", async () => {
    const { headers } = await get("/_console/model/poll.ts");
    expect((await get("/_console/model/poll.ts", { "If-None-Match": headers.get("ETag")! })).status).toBe(
      304,
    );
  });

  test.each([
    "/_console/../index.ts",
    "/_console/server/assets.ts",
    "/_console/page/%2e%2e/index.ts",
    "/_console/",
  ])("%s is not there", async (path) => expect((await get(path)).status).toBe(404));
});

describe("a call of the API", () => {
  const post = async (headers: Record<string, string>) =>
    (await app.request("http://127.0.0.1:3001/", { method: "POST", headers, body: "{}" })).status;
  const host = "127.0.0.1:3001";

  test("from the SDK or the CLI, which say no origin, is let through, whatever they call the host", async () => {
    expect(await post({})).toBe(200);
    expect(await post({ Host: "host.docker.internal:3001" })).toBe(200);
  });

  test("from the console's own page is let through", async () => {
    expect(await post({ Host: host, Origin: `http://${host}`, "Sec-Fetch-Site": "same-origin" })).toBe(200);
    expect(await post({ Host: "localhost:3001", Origin: "http://localhost:3001" })).toBe(200);
  });

  test.each([
    ["another site", { Host: host, Origin: "https://example.com", "Sec-Fetch-Site": "cross-site" }],
    [
      "another port of this machine",
      { Host: host, Origin: "http://127.0.0.1:3000", "Sec-Fetch-Site": "same-site" },
    ],
    ["a page without an origin", { Host: host, Origin: "null" }],
    ["a browser that only says cross-site", { Host: host, "Sec-Fetch-Site": "cross-site" }],
    [
      "a name that leads here",
      { Host: "evil.example:3001", Origin: "http://evil.example:3001", "Sec-Fetch-Site": "same-origin" },
    ],
  ])("from %s is refused", async (_source, headers) =>
    expect(await post(headers as Record<string, string>)).toBe(403),
  );
});

import { randomUUID } from "node:crypto";
import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { inProcess } from "../../support/client.ts";
import { profileOf, somebody } from "../cards/personas.ts";

async function published(name: string, tagline = "Curious to the bone") {
  const person = await somebody("Ada", {}, profileOf(name, { tagline }));
  const handle = `h-${randomUUID().slice(0, 13)}`;
  await person.patch("/personas/me", { visibility: "public", handle });
  return `/cards/${handle}`;
}

/** In bytes, as a browser gets it. */
const get = async (path: string) => inProcess(path, { method: "GET" });

describe("the picture of a card", () => {
  test("is an SVG that other sites may show and that can do nothing", async () => {
    const path = await published("Ada <script>alert(1)</script>");
    const response = await get(`${path}/image.svg`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/svg+xml; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    });
    const svg = await response.text();
    expect(svg).toContain("&lt;script&gt;");
    expect(svg).not.toMatch(/<script|<foreignObject|href|url\(|@import|on\w+=/i);
    expect((await get(path)).headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
  });

  test.each([
    ["short", "Ada", "Curious to the bone"],
    ["long", "Bartholomew Alexander Featherstonehaugh-Cholmondeley the Third", "and on ".repeat(22)],
    ["in letters that its font lacks", "李小龍", "静かな水は深く流れる"],
    ["of emoji", "🐉🐉", "👩🏽‍🔬 ❤️ 🌊"],
    ["from right to left", "سارة الخطيب", "هادئة في العاصفة"],
  ])("is a PNG of 1200 × 630 for link previews, its texts %s", async (_what, name, tagline) => {
    const response = await get(`${await published(name, tagline)}/image.png`);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("image/png");
    expect(response.headers.get("Cross-Origin-Resource-Policy")).toBe("cross-origin");
    const { width, height, data } = decode(new Uint8Array(await response.arrayBuffer()));
    expect({ width, height }).toEqual({ width: 1200, height: 630 });
    expect(new Set(data).size).toBeGreaterThan(20);
  });

  test("differs from the picture of another", async () => {
    const bytes = async (path: string) => Buffer.from(await (await get(`${path}/image.png`)).arrayBuffer());
    const [ada, bob] = [await bytes(await published("Ada")), await bytes(await published("Bob"))];
    expect(ada.equals(bob)).toBe(false);
  });
});

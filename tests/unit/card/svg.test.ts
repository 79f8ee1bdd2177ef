import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { emblemSvg } from "@persona-ai/core/card/image/emblem.ts";
import { radarPanel } from "@persona-ai/core/card/image/panels.ts";
import { drawable } from "@persona-ai/core/card/image/png.ts";
import { portraitSvg } from "@persona-ai/core/card/image/portrait.ts";
import { radarSvg } from "@persona-ai/core/card/image/radar-svg.ts";
import { portraitOf, svg } from "@persona-ai/core/card/image/svg.ts";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText, anyTraits, flatTraits } from "./arbitraries.ts";

const { resolve } = createRequire(import.meta.resolve("@persona-ai/core/card/image/png.ts"));
await initWasm(readFile(resolve("@resvg/resvg-wasm/index_bg.wasm")));

/** Read by the renderer's parser, which refuses what is not well-formed XML. */
const parse = (source: string) => new Resvg(source).free();
const ELEMENTS = ["svg", "g", "title", "desc", "style", "rect", "path", "circle", "text"];
const elementsOf = (source: string) =>
  new Set([...source.matchAll(/<\/?([^\s>/]+)/g)].map(([, name]) => name));
const ada = { handle: "ada", name: "Ada", tagline: "Curious to the bone", traits: flatTraits(60) };

describe("a picture", () => {
  test("is well-formed XML of known elements, whatever the texts and traits", () => {
    fc.assert(
      fc.property(anyText, anyText, anyTraits, fc.boolean(), (name, tagline, traits, showsRadar) => {
        const portrait = { name, tagline, foot: "@ada", panel: radarPanel(traits) };
        const pictures = [svg(portrait), svg(drawable(portrait))];
        const others = [
          portraitSvg({ name, tagline, traits, showsRadar }),
          emblemSvg(traits),
          radarSvg(traits),
        ];
        for (const source of [...pictures, ...others]) {
          parse(source);
          expect(ELEMENTS).toEqual(expect.arrayContaining([...elementsOf(source)]));
          expect(source).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("names the whole card to those who cannot see it", () => {
    const source = svg(portraitOf({ ...ada, name: "Ada & Co.", tagline: "and on ".repeat(22) }));
    expect(source).toContain(`<title id="t">Ada &amp; Co. (@ada): ${"and on ".repeat(22).trim()}</title>`);
    expect(source).toContain("openness 60, average (52 to 68)");
    expect(source).toContain('role="img" aria-labelledby="t d"');
  });

  test("follows its viewer's scheme, or is of the one asked for", () => {
    expect(svg(portraitOf(ada))).toContain("@media (prefers-color-scheme:dark)");
    expect(svg(portraitOf(ada), "light")).not.toContain("@media");
    expect(svg(portraitOf(ada), "dark")).not.toBe(svg(portraitOf(ada), "light"));
  });

  test("writes a long name smaller, in more lines, and cuts it at last", () => {
    const sizes = (name: string) =>
      [...svg(portraitOf({ ...ada, name })).matchAll(/class="name".*?font-size="(\d+)"/g)].map(([, size]) =>
        Number(size),
      );
    expect(sizes("Ada")).toEqual([68]);
    expect(sizes("Ada Augusta Lovelace")).toEqual([54, 54]);
    expect(sizes("Ada Augusta King, Countess of Lovelace")).toEqual([42, 42, 42]);
    expect(sizes("Bartholomew Featherstonehaugh")).toEqual([34, 34]);
    expect(svg(portraitOf({ ...ada, name: "and ".repeat(20) }))).toMatch(/class="name".*…<\/text>/);
  });
});

test("what a PNG cannot write is replaced by the handle or left out", () => {
  const { name, tagline } = drawable(portraitOf({ ...ada, name: "李小龍", tagline: "静かな水" }));
  expect({ name, tagline }).toEqual({ name: "@ada", tagline: "" });
  expect(drawable(portraitOf({ ...ada, name: "Ada 🐉" })).name).toBe("Ada");
});

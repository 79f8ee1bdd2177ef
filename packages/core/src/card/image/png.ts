/**
 * Pictures as PNG, light: by resvg with the DejaVu Sans fonts. Renderer and fonts are loaded at
 * the first picture and kept. DejaVu has Latin, Greek, Cyrillic, Arabic, Hebrew and more: of a text in letters that it
 * lacks (Chinese, Japanese, Korean …) nothing is drawn, and the handle stands for such a name; emoji are left out.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Portrait, svg } from "./svg.ts";
import { writable } from "./text.ts";

const FONTS = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"];

type Renderer = (source: string) => Uint8Array<ArrayBuffer>;
let renderer: Promise<Renderer> | undefined;

async function load(): Promise<Renderer> {
  const { resolve } = createRequire(import.meta.url);
  const [{ initWasm, Resvg }, { encode }, wasm, ...fontBuffers] = await Promise.all([
    import("@resvg/resvg-wasm"),
    import("fast-png"),
    readFile(resolve("@resvg/resvg-wasm/index_bg.wasm")),
    ...FONTS.map((file) => readFile(resolve(`dejavu-fonts-ttf/ttf/${file}`))),
  ]);
  await initWasm(wasm);
  const font = { fontBuffers, defaultFontFamily: "DejaVu Sans", sansSerifFamily: "DejaVu Sans" };
  return (source) => {
    const picture = new Resvg(source, { font });
    const image = picture.render();
    const { width, height, pixels } = image;
    image.free();
    picture.free();
    return new Uint8Array(encode({ width, height, data: pixels }));
  };
}

/** The portrait as the font can write it (pure). */
export const drawable = (portrait: Portrait): Portrait => ({
  ...portrait,
  name: writable(portrait.name, "bold") || portrait.foot,
  tagline: writable(portrait.tagline, "regular"),
});

/** The share picture, 1200 × 630. */
export const png = (portrait: Portrait): Promise<Uint8Array<ArrayBuffer>> =>
  render(svg(drawable(portrait), "light"));

/** Any of our pictures. */
export async function render(source: string): Promise<Uint8Array<ArrayBuffer>> {
  renderer ??= load().catch((error: unknown) => {
    renderer = undefined;
    throw error;
  });
  return (await renderer)(source);
}

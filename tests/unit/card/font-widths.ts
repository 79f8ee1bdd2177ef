/**
 * The advance widths of a TrueType font, from its own tables (OpenType specification: `cmap` format 12, `hmtx`), as
 * the runs [first, last, width] that packages/core/src/card/image/widths.data.json holds. That file is made by
 *
 *   node tests/unit/card/font-widths.ts > packages/core/src/card/image/widths.data.json
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

type Runs = [first: number, last: number, width: number][];

const fromCore = createRequire(new URL("../../../packages/core/package.json", import.meta.url));

export function readWidths(file: string): Runs {
  const bytes = readFileSync(fromCore.resolve(`dejavu-fonts-ttf/ttf/${file}`));
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < font.getUint16(4); i++) {
    const record = 12 + 16 * i;
    tables.set(bytes.toString("latin1", record, record + 4), font.getUint32(record + 8));
  }
  const table = (tag: string): number => tables.get(tag)!;
  const widthOf = (glyph: number): number => {
    const last = font.getUint16(table("hhea") + 34) - 1;
    return font.getUint16(table("hmtx") + 4 * Math.min(glyph, last));
  };
  const runs: Runs = [];
  for (const [first, last, glyph] of groups(font, table("cmap"))) {
    for (let code = first; code <= last; code++) {
      const width = widthOf(glyph + code - first);
      const before = runs.at(-1);
      if (before && before[1] === code - 1 && before[2] === width) before[1] = code;
      else runs.push([code, code, width]);
    }
  }
  return runs;
}

/** Code points in a row whose glyphs are in a row. */
function groups(font: DataView, cmap: number): [number, number, number][] {
  const subtables = Array.from({ length: font.getUint16(cmap + 2) }, (_, i) => {
    return cmap + font.getUint32(cmap + 4 + 8 * i + 4);
  });
  const at = subtables.find((offset) => font.getUint16(offset) === 12)!;
  return Array.from({ length: font.getUint32(at + 12) }, (_, i) => {
    const group = at + 16 + 12 * i;
    return [font.getUint32(group), font.getUint32(group + 4), font.getUint32(group + 8)];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const widths = { regular: readWidths("DejaVuSans.ttf"), bold: readWidths("DejaVuSans-Bold.ttf") };
  process.stdout.write(`${JSON.stringify(widths)}\n`);
}

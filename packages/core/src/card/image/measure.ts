/**
 * How wide a text is in DejaVu Sans, and whether that font can write it at all, from its table of advance widths
 * (widths.data.json; tests/unit/card/font-widths.ts makes it). Other fonts that a viewer may have in its place are
 * narrower, so what fits here fits there. Kerning is left out.
 */
import widths from "./widths.data.json" with { type: "json" };

export type Weight = keyof typeof widths;

const UNITS_PER_EM = 2048;
const runs = widths as Record<Weight, [first: number, last: number, width: number][]>;

/** A character's width in units of the font; `undefined` when it has no such glyph. */
function advance(code: number, weight: Weight): number | undefined {
  const table = runs[weight];
  let [low, high] = [0, table.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first = 0, last = 0, width] = table[middle] ?? [];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return width;
  }
  return undefined;
}

/** A text's width at a font size of 1. What the font lacks is taken for a square, as Chinese characters and emoji are. */
export function widthOf(text: string, weight: Weight): number {
  const units = [...text].map((character) => advance(character.codePointAt(0) ?? 0, weight) ?? UNITS_PER_EM);
  return units.reduce((sum, width) => sum + width, 0) / UNITS_PER_EM;
}

/** Joiners and selectors ask for no glyph of their own. */
const INVISIBLE = /^[\p{Cf}\p{Variation_Selector}]$/u;

export const canWrite = (text: string, weight: Weight): boolean =>
  [...text].every((one) => INVISIBLE.test(one) || advance(one.codePointAt(0) ?? 0, weight) !== undefined);

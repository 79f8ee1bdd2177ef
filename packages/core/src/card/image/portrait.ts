/**
 * A persona as a portrait of 512 × 768, for programs that show characters so (pure): its emblem, its name, its tagline;
 * with its radar, when its numbers may be seen. Light alone, because a PNG has no viewer's preference.
 */
import type { CardTraits } from "../info.ts";
import { petals } from "./emblem.ts";
import { widthOf } from "./measure.ts";
import { radar } from "./radar.ts";
import { colourOf, styleOf } from "./style.ts";
import { escapeXml, lines, writable } from "./text.ts";

type Sitter = { name: string; tagline: string; traits: CardTraits; showsRadar: boolean };

const COLUMN = 432;
const NAMES = [
  { size: 52, lead: 60, max: 1 },
  { size: 42, lead: 50, max: 2 },
  { size: 32, lead: 40, max: 3 },
] as const;
const TAGLINE = { size: 24, lead: 34 } as const;

/** As large as the whole name can be, with no word broken. */
function nameLines(name: string) {
  const longest = Math.max(...name.split(/\s/).map((word) => widthOf(word, "bold")));
  const tried = NAMES.map(({ size, lead, max }) => ({
    size,
    lead,
    all: lines(name, { width: COLUMN, size, weight: "bold", max }),
  }));
  const fitting = tried.find(({ size, all }) => !all.at(-1)?.endsWith("…") && longest * size <= COLUMN);
  return fitting ?? tried.at(-1)!;
}

const centred = (kind: string, size: number, y: number, text: string): string =>
  `<text class="${kind}" x="256" y="${y}" font-size="${size}" text-anchor="middle">${escapeXml(text)}</text>`;

export function portraitSvg({ name, tagline, traits, showsRadar }: Sitter): string {
  const { accent } = colourOf("light");
  const emblem = showsRadar
    ? `<g transform="translate(256 132) scale(2.1)" fill="${accent}">${petals(traits)}</g>`
    : `<g transform="translate(256 264) scale(4.3)" fill="${accent}">${petals(traits)}</g>`;
  const top = showsRadar ? 300 : 560;
  const names = nameLines(writable(name, "bold") || "Persona");
  const max = names.all.length > 1 ? 2 : 3;
  const taglines = lines(writable(tagline, "regular"), {
    width: COLUMN,
    weight: "regular",
    size: TAGLINE.size,
    max,
  });
  const below = top + (names.all.length - 1) * names.lead + 46;
  const small = `<svg x="56" y="430" width="400" height="310" viewBox="0 0 640 560"><g class="radar">${radar({ x: 320, y: 300, radius: 190 }, traits)}</g></svg>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 768" width="512" height="768">
  <style>${styleOf("light")}</style>
  <rect class="page" width="512" height="768"/>
  <rect class="panel" x="20" y="20" width="472" height="728" rx="24"/>
  ${emblem}
  ${names.all.map((line, i) => centred("name", names.size, top + i * names.lead, line)).join("\n  ")}
  ${taglines.map((line, i) => centred("axis", TAGLINE.size, below + i * TAGLINE.lead, line)).join("\n  ")}
  ${showsRadar ? small : ""}
</svg>
`;
}

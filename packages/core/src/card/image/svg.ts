/**
 * A persona's picture: its name and tagline, and a panel with the radar of its traits (pure). 1200 × 630
 * units, made to be read at half that size. It stands alone: no scripts, links, fonts or pictures from elsewhere.
 *
 * Light or dark as its viewer prefers, in one scheme when told so. What is cut short is whole in `title` and `desc`.
 */
import type { CardTraits } from "../info.ts";
import { widthOf } from "./measure.ts";
import { type Panel, radarPanel } from "./panels.ts";
import { type Scheme, styleOf } from "./style.ts";
import { clean, escapeXml, lines } from "./text.ts";

/** `foot` is the line at the bottom: a card's handle. */
export type Portrait = { name: string; tagline: string; foot: string; panel: Panel };
export type Shown = { handle: string; name: string; tagline: string; traits: CardTraits };

/** What a card's picture shows. */
export const portraitOf = ({ handle, name, tagline, traits }: Shown): Portrait => ({
  name,
  tagline,
  foot: `@${handle}`,
  panel: radarPanel(traits),
});

const LEFT = 72;
const COLUMN = 424;
const NAMES = [
  { size: 68, lead: 78, max: 1 },
  { size: 54, lead: 64, max: 2 },
  { size: 42, lead: 52, max: 3 },
  { size: 34, lead: 44, max: 3 },
];
const TAGLINE = { size: 30, lead: 42, max: 4 };

/** As large as the whole name can be, with no word broken. */
function nameLines(name: string) {
  const longest = Math.max(...name.split(/\s/).map((word) => widthOf(word, "bold")));
  const tried = NAMES.map(({ size, lead, max }) => {
    return { size, lead, all: lines(name, { width: COLUMN, size, weight: "bold", max }) };
  });
  const fitting = tried.find(({ size, all }) => !all.at(-1)?.endsWith("…") && longest * size <= COLUMN);
  return fitting ?? tried.at(-1) ?? { size: 0, lead: 0, all: [] };
}

const text = (kind: string, y: number, line: string, more = ""): string =>
  `<text class="${kind}" x="${LEFT}" y="${y}"${more}>${escapeXml(line)}</text>`;

export function svg({ name, tagline, foot, panel }: Portrait, scheme?: Scheme): string {
  const { size, lead, all: names } = nameLines(name);
  const max = names.length > 2 ? TAGLINE.max - 1 : TAGLINE.max;
  const taglines = lines(tagline, { width: COLUMN, weight: "regular", size: TAGLINE.size, max });
  const feet = lines(foot, { width: COLUMN, weight: "bold", size: 24, max: 1 });
  const height = names.length * lead + 22 + taglines.length * TAGLINE.lead;
  const top = Math.round(290 - height / 2);
  const below = top + names.length * lead + 22 + TAGLINE.size;
  const texts = [
    ...names.map((line, i) =>
      text("name", Math.round(top + size * 0.8 + i * lead), line, ` font-size="${size}"`),
    ),
    ...taglines.map((line, i) => text("tagline", below + i * TAGLINE.lead, line)),
    ...feet.map((line) => text("foot", 572, line)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630" role="img" aria-labelledby="t d">
  <title id="t">${escapeXml(`${clean(name)} (${clean(foot)}): ${clean(tagline)}`)}</title>
  <desc id="d">${escapeXml(panel.words)}</desc>
  <style>${styleOf(scheme)}</style>
  <rect class="page" width="1200" height="630"/>
  <rect class="panel" x="520" y="32" width="648" height="566" rx="28"/>
  <rect class="mark" x="${LEFT}" y="${top - 34}" width="56" height="8" rx="4"/>
  ${texts.join("\n  ")}
  ${panel.shapes}
</svg>
`;
}

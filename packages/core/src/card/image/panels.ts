/** What stands on the right of a picture (pure): the radar of the traits, or, where these are not shown, a greeting. */
import type { CardTraits } from "../info.ts";
import { described, radar } from "./radar.ts";
import { clean, escapeXml, lines, writable } from "./text.ts";

/** Shapes of the panel from x 520 to 1168 and y 32 to 598, and what they say in words. */
export type Panel = { shapes: string; words: string };

const KEY = `<path class="mean" d="M560 571h44"/><text class="legend" x="616" y="578">average (50)</text>
  <rect class="band" x="804" y="560" width="44" height="22" rx="4"/><text class="legend" x="860" y="578">likely range (90 %)</text>`;

export const radarPanel = (traits: CardTraits): Panel => ({
  shapes: `${radar({ x: 836, y: 314, radius: 186 }, traits)}\n  ${KEY}`,
  words: `Five domains of personality, 50 being the average, with the 90 % interval of each: ${described(traits)}.`,
});

const GREETING = { width: 520, size: 34, weight: "regular", max: 7 } as const;
const LEAD = 50;

/** For a PNG: what its font cannot write is left out. */
export function greetingPanel(greeting: string): Panel {
  const all = lines(writable(greeting, GREETING.weight), GREETING);
  const top = 345 - ((all.length - 1) * LEAD) / 2;
  const texts = all.map(
    (line, i) => `<text class="said" x="584" y="${top + i * LEAD}">${escapeXml(line)}</text>`,
  );
  const quote = `<text class="quote" x="576" y="${top - 20}">“</text>`;
  return { shapes: [quote, ...texts].join("\n  "), words: clean(greeting) };
}

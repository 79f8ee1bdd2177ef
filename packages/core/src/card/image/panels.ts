/** What stands on the right of a card's picture (pure): the radar of the traits, and what its marks mean. */
import type { CardTraits } from "../info.ts";
import { described, radar } from "./radar.ts";

/** Shapes of the panel from x 520 to 1168 and y 32 to 598, and what they say in words. */
export type Panel = { shapes: string; words: string };

const KEY = `<path class="mean" d="M560 571h44"/><text class="legend" x="616" y="578">average (50)</text>
  <rect class="band" x="804" y="560" width="44" height="22" rx="4"/><text class="legend" x="860" y="578">likely range (90 %)</text>`;

export const radarPanel = (traits: CardTraits): Panel => ({
  shapes: `${radar({ x: 836, y: 314, radius: 186 }, traits)}\n  ${KEY}`,
  words: `Five domains of personality, 50 being the average, with the 90 % interval of each: ${described(traits)}.`,
});

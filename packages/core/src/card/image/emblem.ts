/**
 * A persona's emblem (pure): five petals, each as long and as full as one of its five T scores, and as soft at its edge
 * as that score's 90 % band is wide. Nothing else goes into it, so that the same traits have the same emblem, and traits
 * alike have emblems alike. There are no faces in it, and no colour but the accent.
 */
import type { CardTraits } from "../info.ts";
import { AXES } from "./radar.ts";
import { colourOf, type Scheme } from "./style.ts";

/** What people mostly score; beyond it a petal stays as long as it is. */
const [FROM, TO] = [25, 75] as const;
const [SHORTEST, LONGEST] = [14, 47] as const;

const round = (value: number): number => Math.round(value * 100) / 100;
const lengthOf = (t: number): number =>
  SHORTEST + ((Math.min(TO, Math.max(FROM, t)) - FROM) / (TO - FROM)) * (LONGEST - SHORTEST);

/** From the centre to the tip, upwards, and back. */
function petal(t: number, turn: number): string {
  const length = lengthOf(t);
  const half = 6 + length * 0.3;
  const point = (x: number, y: number): string => {
    const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
    return `${round(x * cos - y * sin)} ${round(x * sin + y * cos)}`;
  };
  return (
    `M${point(0, 5)}C${point(half, -length * 0.22)} ${point(half, -length * 0.94)} ${point(0, -length)}` +
    `C${point(-half, -length * 0.94)} ${point(-half, -length * 0.22)} ${point(0, 5)}Z`
  );
}

/** Layers of one petal, from the band's far end to its near one: what is uncertain fades over a longer way. */
const LAYERS = 5;
const LAYER_OPACITY = 0.15;

export function petals({ domains }: Pick<CardTraits, "domains">): string {
  return AXES.map((domain, i) => {
    const [low, high] = domains[domain].band;
    const turn = (2 * Math.PI * i) / AXES.length;
    const layers = Array.from({ length: LAYERS }, (_, layer) => high - ((high - low) * layer) / (LAYERS - 1));
    const soft = layers.map((t) => `<path d="${petal(t, turn)}" fill-opacity="${LAYER_OPACITY}"/>`);
    return `<g>${soft.join("")}</g>`;
  }).join("");
}

/** Light and dark as its viewer prefers, or in one scheme. */
export function emblemSvg(traits: Pick<CardTraits, "domains">, scheme?: Scheme): string {
  const style = scheme
    ? `path{fill:${colourOf(scheme).accent}}`
    : `path{fill:${colourOf("light").accent}}@media (prefers-color-scheme:dark){path{fill:${colourOf("dark").accent}}}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100" width="512" height="512"><style>${style}</style>${petals(traits)}</svg>\n`;
}

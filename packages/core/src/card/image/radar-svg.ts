/** The radar alone, light or dark as its viewer prefers (pure): for recognition, beside the lines that give values. */
import type { CardTraits } from "../info.ts";
import { described, radar } from "./radar.ts";
import { styleOf } from "./style.ts";

export const radarSvg = (traits: Pick<CardTraits, "domains">): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 560" width="640" height="560" role="img" aria-labelledby="d">
  <desc id="d">${described(traits)}</desc>
  <style>${styleOf()}</style>
  ${radar({ x: 320, y: 300, radius: 190 }, traits)}
</svg>
`;

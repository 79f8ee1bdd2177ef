/** The radar alone, light or dark as its viewer prefers (pure): for recognition, beside the lines that give values. */
import type { Language } from "../../language.ts";
import { DOMAINS } from "../../traits/info.ts";
import { wordsOf } from "../../traits/words.ts";
import type { CardTraits } from "../info.ts";
import { radar } from "./radar.ts";
import { styleOf } from "./style.ts";

export const radarSvg = (traits: Pick<CardTraits, "domains">, language: Language = "en"): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 560" width="640" height="560" role="img" lang="${language}" aria-labelledby="d">
  <desc id="d">${described(traits, language)}</desc>
  <style>${styleOf()}</style>
  ${radar({ x: 320, y: 300, radius: 190 }, traits, language)}
</svg>
`;

const described = ({ domains }: Pick<CardTraits, "domains">, language: Language): string =>
  DOMAINS.map((domain) => {
    const { t, band } = domains[domain];
    return `${wordsOf(domain, language).plain} ${Math.round(t)} (${band.map(Math.round).join("–")})`;
  }).join("; ");

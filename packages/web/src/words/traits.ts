/**
 * Traits in words, in the language of the interface: what stands before any number. What they are called is the API's
 * to say: a screen that names any loads it first.
 */
import { traitWords } from "../api/index.ts";
import type { Domain, ScaleScore, Traits } from "../api/types.ts";
import { currentLanguage, known, type Language, locale, t } from "./index.ts";

const words = new Map<string, string>();
let spoken: Language | undefined;

export async function loadTraitWords(): Promise<void> {
  const language = currentLanguage();
  if (language === spoken) return;
  gather(await traitWords(language));
  spoken = language;
}

/** Each text is with its key, somewhere in the answer. */
function gather(part: unknown): void {
  if (typeof part !== "object" || part === null) return;
  if ("key" in part && "text" in part) words.set(String(part.key), String(part.text));
  else Object.values(part).forEach(gather);
}

const word = (name: string): string => words.get(`traits.${name}`) ?? name;

export const DOMAINS: readonly Domain[] = [
  "openness",
  "conscientiousness",
  "extraversion",
  "agreeableness",
  "neuroticism",
];

export const domainWords = (domain: Domain) => ({
  name: word(`${domain}.name`),
  science: word(`${domain}.term`),
  low: word(`${domain}.low`),
  high: word(`${domain}.high`),
});

/** Below this, a level is not said as one. */
const CERTAIN = 0.6;

export const isCertain = ({ certainty = 1 }: Pick<ScaleScore, "certainty">): boolean => certainty >= CERTAIN;

/** Nobody is "more than 100 of 100". */
const people = (percentile: number): number => Math.min(99, Math.max(1, Math.round(percentile)));

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(locale()) + text.slice(1);

export function inWords(domain: Domain, scale: ScaleScore): string {
  const { t: score, percentile, level } = scale;
  const usual = () => capital(t("trait.usual", { as: word(`${domain}.as`) }));
  const than = (more: string, n: number) => capital(t("trait.than", { more, n: people(n) }));
  if (!isCertain(scale)) {
    if (Math.abs(score - 50) < 1) return usual();
    const more = score > 50 ? word(`${domain}.more`) : word(`${domain}.less`);
    return capital(t("trait.maybe", { more }));
  }
  if (level === "high") return than(word(`${domain}.more`), percentile);
  if (level === "low") return than(word(`${domain}.less`), 100 - percentile);
  return usual();
}

const plain = (name: string): string => name.replaceAll(/[-_ ]/g, "-").toLowerCase();

export function facetName(domain: Domain, facet: string): string {
  return words.get(`traits.${domain}.${plain(facet)}.name`) ?? capital(facet.replaceAll(/[-_]/g, " "));
}

export function certaintyInWords(certainty: number): string {
  if (certainty >= 0.9) return t("certainty.almost");
  if (certainty >= 0.75) return t("certainty.fairly");
  return certainty >= CERTAIN ? t("certainty.likely") : t("certainty.not");
}

/** "extraversion:high" → "Energy with people: high"; "gap:extraversion:peers-higher" → "… others see more of it". */
export function evidenceInWords(evidence: string): string {
  const [, gapOf, higher] = /^gap:(.+):(self|peers)-higher$/.exec(evidence) ?? [];
  if (gapOf !== undefined) {
    const trait = evidenceInWords(gapOf);
    return higher === "self" ? t("evidence.gap-self", { trait }) : t("evidence.gap-peers", { trait });
  }
  const [scale = "", level = ""] = evidence.split(":");
  const [domain = "", facet] = scale.split(".");
  if (!DOMAINS.includes(domain as Domain)) return capital(evidence.replaceAll(/[-_]/g, " "));
  const trait = facet === undefined ? domainWords(domain as Domain).name : facetName(domain as Domain, facet);
  const key = known(`evidence.${level}`);
  return key === undefined ? trait : t(key, { trait });
}

/** Where self and others agree, and where they do not. */
export function inAgreement({ domains }: Traits): string {
  const apart = DOMAINS.filter((domain) => domains[domain].agreement !== undefined);
  if (apart.length === 0) return t("agreement.all");
  const names = apart.map((domain) => t("quoted", { text: domainWords(domain).name }));
  return t("agreement.apart", { traits: new Intl.ListFormat(locale()).format(names) });
}

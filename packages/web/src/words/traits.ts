/** Traits in words (pure): what stands before any number. */
import type { Domain, ScaleScore, Traits } from "../api/types.ts";
import texts from "./traits.data.json";

export const DOMAINS: readonly Domain[] = [
  "openness",
  "conscientiousness",
  "extraversion",
  "agreeableness",
  "neuroticism",
];

export const domainWords = (domain: Domain) => texts.domains[domain];

/** Below this, a level is not said as one. */
const CERTAIN = 0.6;

export const isCertain = ({ certainty = 1 }: Pick<ScaleScore, "certainty">): boolean => certainty >= CERTAIN;

/** Nobody is "more than 100 of 100". */
const people = (percentile: number): number => Math.min(99, Math.max(1, Math.round(percentile)));

export function inWords(domain: Domain, scale: ScaleScore): string {
  const { more, less } = texts.domains[domain];
  const { t, percentile, level } = scale;
  if (!isCertain(scale)) {
    if (Math.abs(t - 50) < 1) return `About as ${more} as most people`;
    return `About average, or a little more ${t > 50 ? more : less} than most`;
  }
  if (level === "high") return `More ${more} than about ${people(percentile)} of 100 people`;
  if (level === "low") return `More ${less} than about ${people(100 - percentile)} of 100 people`;
  return `About as ${more} as most people`;
}

const plain = (name: string): string => name.replaceAll(/[-_ ]/g, "_").toLowerCase();
const sentence = (name: string): string => {
  const words = name.replaceAll(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export function facetName(domain: Domain, facet: string): string {
  const names: Record<string, string> = texts.facets[domain];
  return names[plain(facet)] ?? sentence(facet);
}

export function certaintyInWords(certainty: number | undefined): string {
  if (certainty === undefined) return "";
  if (certainty >= 0.9) return "almost certain";
  if (certainty >= 0.75) return "fairly certain";
  if (certainty >= CERTAIN) return "likely";
  return "uncertain";
}

/** "extraversion:high" → "Energy with people: high"; "gap:extraversion:peers-higher" → "… others see more of it". */
export function evidenceInWords(evidence: string): string {
  const [, gapOf, higher] = /^gap:(.+):(self|peers)-higher$/.exec(evidence) ?? [];
  if (gapOf !== undefined) {
    return `${evidenceInWords(gapOf)}: ${higher === "self" ? "others see less of it" : "others see more of it"}`;
  }
  const [scale = "", level = ""] = evidence.split(":");
  const [domain = "", facet] = scale.split(".");
  if (!(domain in texts.domains)) return sentence(evidence);
  const known = domain as Domain;
  const name = facet === undefined ? texts.domains[known].name : facetName(known, facet);
  return level === "" ? name : `${name}: ${level}`;
}

/** Where self and others agree, and where they do not. */
export function inAgreement({ domains }: Traits): string {
  const apart = DOMAINS.filter((domain) => domains[domain].agreement !== undefined);
  const names = apart.map((domain) => texts.domains[domain].name.toLowerCase());
  if (names.length === 0) return "In all five traits, you and they agree as far as the answers can tell.";
  const list = names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `You and they differ in ${list}, by more than chance explains. Elsewhere you agree as far as the answers can tell.`;
}

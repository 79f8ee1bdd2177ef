/**
 * Whether a profile is in the language that it was to be in, by a well-kept detector of 60 languages (npm `eld`). It
 * knows next of kin apart only by a hair (Norwegian and Danish, Indonesian and Malay), and nothing of texts that are
 * hardly words; so a text is refused only where another language, or another script, is plain.
 *
 *   foreignTo("de", "She sees what could be, and asks why not.") // "en"
 */
import { eld } from "eld/extrasmall";
import { scriptOf, scriptOfText } from "../model/tokens.ts";
import type { Info } from "./info.ts";

/** Below it, a text is too short to tell. */
const SHORTEST = 60;
/** A language that is nearly as likely as the likeliest one is taken for it. */
const KIN = 0.9;
/** Names of languages that the detector has under another: Serbian is written in Latin letters, too. */
const ALSO: Readonly<Record<string, string[]>> = {
  sr: ["hr", "bs"],
  id: ["ms"],
  no: ["da", "nb"],
  nb: ["no", "da"],
};

/** The code of the language that the text is in instead; undefined where it is in the one wanted, or cannot be told. */
export function foreignTo(language: string, text: string): string | undefined {
  if (text.length < SHORTEST) return undefined;
  const wanted = baseOf(language);
  const found = eld.detect(text);
  const scores = found.getScores();
  const best = scores[found.language] ?? 0;
  const kin = [wanted, ...(ALSO[wanted] ?? [])];
  if (kin.some((code) => (scores[code] ?? 0) >= KIN * best && best > 0)) return undefined;
  const isOtherScript = !isWrittenIn(wanted, text);
  if (isOtherScript) return found.language || "another script";
  return found.language !== "" && found.isReliable() && KNOWN.has(wanted) ? found.language : undefined;
}

/** All texts that people read, and the one that tells how the persona talks. */
export function textsOf({ tagline, summary, greeting, voice, values, ...lists }: Info): string[] {
  const claims = [...lists.strengths, ...lists.blindSpots].map(({ text }) => text);
  const { tone, rules, samples, dialogues = [] } = voice;
  return [
    tagline,
    summary,
    greeting,
    tone,
    ...rules,
    ...samples,
    ...dialogues.flatMap(({ user, persona }) => [user, persona]),
    ...values,
    ...claims,
    ...lists.conversationStarters,
  ];
}

const baseOf = (language: string) => language.toLowerCase().split(/[-_]/)[0]!;

/** Japanese has Chinese characters, and Serbian two alphabets. */
function isWrittenIn(language: string, text: string): boolean {
  const [own, is] = [scriptOf(language), scriptOfText(text)];
  if (own === is) return true;
  if (own === "kana" || own === "han") return is === "han" || is === "kana";
  return language === "sr" && (is === "latin" || is === "cyrillic");
}

/** ISO 639-1, as the detector's README lists them. */
const KNOWN = new Set(
  "am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh".split(
    " ",
  ),
);

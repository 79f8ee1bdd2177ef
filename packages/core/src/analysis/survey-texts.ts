/**
 * What a respondent is told before they answer: how, and who will see what. How is told in every language that is
 * offered, who sees what in the survey's where the notice is in it, else in English: `noticeLanguage` says which. Which
 * way the items run is the language's in any case.
 */
import texts from "./survey-texts.data.json" with { type: "json" };

type Texts = { instruction: string; notice: string };

const BY_LANGUAGE: Record<string, Texts> = texts.texts;
const INSTRUCTIONS: Record<string, string> = texts.instructions;
const NOTICES: Record<string, { quality: string; notice: string }> = texts.notices;
const RIGHT_TO_LEFT = new Set(texts.rightToLeft);
const FALLBACK = "en";

export function textsFor(language: string, { name, days }: { name: string; days: number }) {
  const own = BY_LANGUAGE[language]?.notice ?? NOTICES[language]?.notice;
  const english = BY_LANGUAGE[FALLBACK]!;
  const instruction = INSTRUCTIONS[language] ?? BY_LANGUAGE[language]?.instruction ?? english.instruction;
  const filled = (text: string) => text.replaceAll("{name}", () => name).replaceAll("{days}", String(days));
  const dir = RIGHT_TO_LEFT.has(language) ? ("rtl" as const) : ("ltr" as const);
  return {
    instruction: filled(instruction),
    notice: filled(own ?? english.notice),
    noticeLanguage: own === undefined ? FALLBACK : language,
    dir,
  };
}

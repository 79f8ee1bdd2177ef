/**
 * What a respondent is told before they answer: how, and who will see what. How is told in every language that is
 * offered, who sees what in the survey's language where the notice is in it, else in English; which way the items run is the language's in any case.
 */
import texts from "./survey-texts.data.json" with { type: "json" };

type Texts = { instruction: string; notice: string };

const BY_LANGUAGE: Record<string, Texts> = texts.texts;
const RIGHT_TO_LEFT = new Set(texts.rightToLeft);

export function textsFor(language: string, { name, days }: { name: string; days: number }) {
  const { instruction: full, notice } = BY_LANGUAGE[language] ?? BY_LANGUAGE.en!;
  const instruction = (texts.instructions as Record<string, string>)[language] ?? full;
  const filled = (text: string) => text.replaceAll("{name}", () => name).replaceAll("{days}", String(days));
  const dir = RIGHT_TO_LEFT.has(language) ? ("rtl" as const) : ("ltr" as const);
  return { instruction: filled(instruction), notice: filled(notice), dir };
}

/** Times and names of languages as people say them, in the language of the interface. */
import { currentLanguage, locale, t } from "./index.ts";

export const day = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "long" }).format(new Date(iso));

export function timeLeft(seconds: number): string {
  if (seconds < 10) return t("time.few-seconds");
  if (seconds < 55) return t("time.seconds", { n: Math.ceil(seconds / 10) * 10 });
  return t("time.minutes", { n: Math.ceil(seconds / 60) });
}

/** A language's own name, and beside it the one in the language of the interface. */
export function languageName(code: string): string {
  const name = nameIn(currentLanguage(), code) ?? code;
  const own = nameIn(code, code);
  return own === undefined || own.toLowerCase() === name.toLowerCase() ? name : `${own} (${name})`;
}

function nameIn(language: string, code: string): string | undefined {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(code);
  } catch {
    return undefined;
  }
}

const RIGHT_TO_LEFT = new Set(["ar", "he", "fa", "ur", "ps", "yi", "sd", "ug"]);
export const dirOf = (language: string): "ltr" | "rtl" =>
  RIGHT_TO_LEFT.has(language.split("-")[0] ?? "") ? "rtl" : "ltr";

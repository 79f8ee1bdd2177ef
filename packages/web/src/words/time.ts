/** Times and counts as people say them. */
const days = new Intl.DateTimeFormat(undefined, { dateStyle: "long" });

export const day = (iso: string): string => days.format(new Date(iso));

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export function timeLeft(seconds: number): string {
  if (seconds < 10) return "a few seconds";
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "about a minute" : `about ${minutes} minutes`;
}

/** Of languages whose names are known; rtl where their letters go so. */
const names = new Intl.DisplayNames(["en"], { type: "language" });
export function languageName(code: string): string {
  const own = nameIn(code);
  const english = names.of(code) ?? code;
  return own === undefined || own.toLowerCase() === english.toLowerCase() ? english : `${own} (${english})`;
}

function nameIn(code: string): string | undefined {
  try {
    return new Intl.DisplayNames([code], { type: "language" }).of(code);
  } catch {
    return undefined;
  }
}

const RIGHT_TO_LEFT = new Set(["ar", "he", "fa", "ur", "ps", "yi", "sd", "ug"]);
export const dirOf = (language: string): "ltr" | "rtl" =>
  RIGHT_TO_LEFT.has(language.split("-")[0] ?? "") ? "rtl" : "ltr";

/**
 * The interface's texts: one file a language, with the same keys, the English one with the page and the others when they
 * are spoken. `{name}` stands for a value; a text with forms is chosen by `n`, as the language counts.
 *
 *   t("home.hello", { name: "Ada" }) // "Hello, Ada"
 *   rich("card.first", { link: <a href="/app/persona/card">{t("card.publish-yours")}</a> })
 */
import type { ComponentChildren } from "preact";
import en from "./en.data.json" with { type: "json" };

export type Key = keyof typeof en;
type Text = string | Partial<Record<Intl.LDMLPluralRule, string>>;
type Texts = Record<string, Text>;
type Values = Record<string, string | number>;

const OTHERS = {
  de: () => import("./de.data.json", { with: { type: "json" } }),
  es: () => import("./es.data.json", { with: { type: "json" } }),
  fr: () => import("./fr.data.json", { with: { type: "json" } }),
};
export type Language = "en" | keyof typeof OTHERS;

/** Each by its own name. */
export const LANGUAGES: Record<Language, string> = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
};

const CHOSEN = "persona-ai.language";
const listeners = new Set<(language: Language) => void>();
let language: Language = "en";
let texts: Texts = en;
let plurals = new Intl.PluralRules("en");

const isLanguage = (code: string): code is Language => Object.hasOwn(LANGUAGES, code);

export const currentLanguage = (): Language => language;

/** For dates and numbers: the reader's own kind of the language, where it is theirs. */
export const locale = (): string =>
  navigator.languages.find((code) => code.split("-")[0] === language) ?? language;

export function onLanguage(listener: (language: Language) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Fetches the texts first, so that nothing is shown half in one language. */
async function speak(next: Language): Promise<void> {
  texts = next === "en" ? en : (await OTHERS[next]()).default;
  language = next;
  plurals = new Intl.PluralRules(next);
  document.documentElement.lang = next;
  for (const listener of listeners) listener(next);
}

/** What was chosen here, else the first of the reader's languages that there is; English when it cannot be fetched. */
export async function begin(): Promise<void> {
  const wanted = [localStorage.getItem(CHOSEN) ?? "", ...navigator.languages];
  const known = wanted.map((code) => code.split("-")[0] ?? "").find(isLanguage) ?? "en";
  await speak(known).catch(() => {});
}

export async function choose(next: Language): Promise<void> {
  await speak(next);
  localStorage.setItem(CHOSEN, next);
}

function textOf(key: Key, values: Values): string {
  const text = texts[key] ?? (en as Texts)[key] ?? key;
  if (typeof text === "string") return text;
  return text[plurals.select(Number(values.n))] ?? text.other ?? key;
}

const HOLE = /\{(\w+)\}/;

export const t = (key: Key, values: Values = {}): string =>
  textOf(key, values).replaceAll(new RegExp(HOLE, "g"), (hole, name) => String(values[name] ?? hole));

/** A text with elements in it, such as a link. */
export const rich = (key: Key, values: Record<string, ComponentChildren>): ComponentChildren[] =>
  textOf(key, { n: Number(values.n) })
    .split(HOLE)
    .map((part, i) => (i % 2 === 0 ? part : values[part]));

/** Texts whose key is made of what the API says, which may be newer than this page. */
export const known = (key: string): Key | undefined => (Object.hasOwn(en, key) ? (key as Key) : undefined);

/**
 * From texts to prose, deterministically: the traits and what a text is for decide which of several is taken, so the
 * same person gets the same profile and two people of the same levels still get different ones.
 *
 *   prose(["{They} [walk|walks].", "{They} [sing|sings]."], "Ada") // "Ada walks. They sing."
 */
import { createHash } from "node:crypto";

export type Choose = <T>(purpose: string, options: readonly T[]) => T;

export function chooser(seed: string): Choose {
  return (purpose, options) => {
    const hash = createHash("sha256").update(seed).update("\0").update(purpose).digest();
    return options[hash.readUInt32BE(0) % options.length]!;
  };
}

const MARK = /\{(They|they|Their|name)\}|\[([^|\]]*)\|([^\]]*)\]/g;

/**
 * One template; `named` has the name as its subject, otherwise the pronoun. The name is put in in the same pass that
 * reads the marks, so a name that looks like a mark stays a name.
 */
export function render(template: string, name: string, named = true): string {
  return template.replace(MARK, (_, mark: string | undefined, plural: string, singular: string) => {
    if (mark === undefined) return named ? singular : plural;
    if (mark === "name") return name;
    if (mark === "Their") return named ? `${name}'s` : "Their";
    return named ? name : mark;
  });
}

/** A paragraph: the name and the pronoun by turns, so that neither is repeated. */
export const prose = (templates: string[], name: string): string =>
  templates.map((template, i) => render(template, name, i % 2 === 0)).join(" ");

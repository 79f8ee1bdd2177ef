/**
 * What the system tells a model is for the model: an answer that recites it is not passed on. Told by runs of words,
 * whatever their case, spacing and marks; a shared phrase is no recital. Pure.
 *
 *   const guard = recitalGuard([SYSTEM]);
 *   guard.push("Sure: you are the AI per"); // "Sure: ", the rest waits until it is known what it becomes
 *   guard.isRecited // true once RUN letters in a row are of it
 */

/** So many letters in a row of what is not to be told are a recital, and so many may be the beginning of one. */
const RUN = 60;
const BEGINNING = 12;
/** Where a recital that is not told yet may have begun, with its spacing and marks. */
const NEAR = 4 * RUN;

const plainOf = (text: string): string =>
  ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;

export type Secret = { isIn(text: string): boolean; has(run: string): boolean };

export function secretOf(texts: readonly string[]): Secret {
  const plain = texts.map(plainOf);
  const has = (run: string) => plain.some((one) => one.includes(run));
  return {
    /** A run of plain words, of which the last may go on. */
    has,
    isIn(text) {
      const words = plainOf(text).trim().split(" ");
      let run = "";
      for (let from = 0, to = 0; from < words.length; from++) {
        while (to < words.length && run.length < RUN) run += ` ${words[to++]}`;
        if (run.length < RUN) return false;
        if (has(run)) return true;
        run = run.slice(words[from]!.length + 1);
      }
      return false;
    },
  };
}

export function recitalGuard(secret: Secret) {
  /** The last of what was said, and how much of that has gone out. */
  let said = "";
  let gone = 0;
  let isRecited = false;
  return {
    get isRecited() {
      return isRecited;
    },
    /** What may go out of all that was said so far and has not. */
    push(text: string): string {
      said += text;
      if (isRecited || secret.isIn(said)) {
        isRecited = true;
        return "";
      }
      const to = Math.max(gone, beginningIn(said, secret));
      const out = said.slice(gone, to);
      const from = Math.max(0, Math.min(to, said.length - NEAR));
      said = said.slice(from);
      gone = to - from;
      return out;
    },
    /** At the end: what waited and came to nothing. */
    rest(): string {
      const out = isRecited ? "" : said.slice(gone);
      gone = said.length;
      return out;
    },
  };
}

/** What is the one's or the other's. */
export const eitherOf = (one: Secret, other: Secret): Secret => ({
  isIn: (text) => one.isIn(text) || other.isIn(text),
  has: (run) => one.has(run) || other.has(run),
});

/** From where on a text may be the beginning of a recital; its length where it is none. */
function beginningIn(text: string, secret: Secret): number {
  const near = Math.max(0, text.length - NEAR);
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
    if (index < near) continue;
    const run = plainOf(text.slice(index)).trimEnd();
    if (run.length < BEGINNING) break;
    if (secret.has(run)) return index;
  }
  return text.length;
}

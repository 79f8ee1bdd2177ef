/**
 * Texts that others read, cleaned of what is not seen and changes what is: control characters (NUL with them), and
 * the marks that embed, override or isolate a direction of writing ("A\u202Eb" shows what follows backwards). The
 * marks of a direction alone (U+200E, U+200F, U+061C), joiners and variation selectors stay: scripts and emoji need
 * them.
 */

const UNSEEN = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu;

/** A text of several lines, cleaned: each ends with a line feed. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, "\n").replace(UNSEEN, "");

/** A text of one line, cleaned: white space of any kind and length is one space. */
export const cleanLine = (text: string): string =>
  cleanText(text)
    .replace(/[\s\u0085]+/g, " ")
    .trim();

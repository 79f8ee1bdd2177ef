/** How wide text is, near enough to make boxes for it, where nothing can measure it. */
const NARROW = new Set("fijlrtI.,:;!|'()[]{} ");
const WIDE = new Set("mwMWGOQ@%&");

/** Pixels in a sans-serif type of `size`. */
export function textWidth(text: string, size = 13): number {
  let ems = 0;
  for (const character of text) {
    if (NARROW.has(character)) ems += 0.34;
    else if (WIDE.has(character) || character > "\u2e80") ems += 0.9;
    else ems += /[A-Z]/.test(character) ? 0.68 : 0.56;
  }
  return Math.ceil(ems * size);
}

export function ellipsis(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** As much of the text as fits. */
export function fitText(text: string, width: number, size = 13): string {
  if (textWidth(text, size) <= width) return text;
  let end = text.length;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`, size) > width) end -= 1;
  return `${text.slice(0, end)}…`;
}

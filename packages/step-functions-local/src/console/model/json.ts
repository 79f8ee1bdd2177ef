/** JSON as text to read: pretty, in pieces to colour, unfolded. */
export type Piece = { kind: "key" | "string" | "number" | "word" | "plain"; text: string };

/** Indented when it is JSON, else as it is. */
export function pretty(text: string): string {
  const value = parse(text);
  return value === undefined ? text : JSON.stringify(value, undefined, 2);
}

/** Undefined when it is not JSON, which has no undefined. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Texts longer than this are not worth colouring. */
const COLOURED = 40_000;
const PIECES =
  /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b|[^"\-\dtfn]+|./gs;

/** All of the text, in order. */
export function pieces(text: string): Piece[] {
  if (text.length > COLOURED) return [{ kind: "plain", text }];
  return [...text.matchAll(PIECES)].flatMap(([all, string, colon, number, word]): Piece[] => {
    if (string !== undefined && colon !== undefined)
      return [
        { kind: "key", text: string },
        { kind: "plain", text: colon },
      ];
    if (string !== undefined) return [{ kind: "string", text: string }];
    if (number !== undefined) return [{ kind: "number", text: number }];
    return [{ kind: word === undefined ? "plain" : "word", text: all }];
  });
}

/** A value with the JSON in its texts in place of them: inputs, outputs and causes are JSON in JSON. */
export function unfold(value: unknown): unknown {
  if (typeof value === "string") {
    const inner = /^\s*[[{]/.test(value) ? parse(value) : undefined;
    return inner === undefined ? value : unfold(inner);
  }
  if (Array.isArray(value)) return value.map(unfold);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unfold(each)]));
}

/** JSON as text to read: pretty, in pieces to colour, and what is wrong with what somebody typed. */
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

/** What keeps a text from being JSON, and where; undefined when it is. */
export function fault(text: string): string | undefined {
  if (text.trim() === "") return "JSON is needed, {} for an empty input.";
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = /position (\d+)/.exec(message)?.[1];
    const reason = message.replace(/\s*(in JSON )?at position.*$|\s*\.\.\.".*$|, ".*$/s, "");
    if (position === undefined) return `${reason}.`;
    const before = text.slice(0, Number(position)).split("\n");
    return `${reason}, line ${before.length}, column ${(before.at(-1) ?? "").length + 1}.`;
  }
}

/**
 * What keeps a text from being JSON, and where. What JSON.parse says of it differs from browser to browser, and often
 * leaves out the place: so the text is read once more, up to where it stops being JSON.
 */
type Expected = "value" | "value or ]" | "key" | "key or }" | ":" | "," | "end";

const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

const WORDS: Record<Expected, string> = {
  value: "a value",
  "value or ]": "a value or ]",
  key: "a name in double quotes",
  "key or }": "a name in double quotes or }",
  ":": "a colon",
  ",": "a comma or the end of the list",
  end: "the end of the text",
};

/** Undefined when the text is JSON. */
export function fault(text: string): string | undefined {
  if (text.trim() === "") return "JSON is needed: {} for an empty input.";
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return locate(text);
  }
}

function locate(text: string): string {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let at = 0;
  for (;;) {
    at = match(SPACE, text, at)?.end ?? at;
    const token = match(TOKEN, text, at);
    const next: Expected | undefined = token && follow(token.text, expected, open);
    if (token === undefined || next === undefined) return describe(text, at, expected);
    expected = next;
    at = token.end;
  }
}

/** What must come after a token; undefined when it must not be there. */
function follow(token: string, expected: Expected, open: ("{" | "[")[]): Expected | undefined {
  const after = (): Expected => (open.length === 0 ? "end" : ",");
  const close = (bracket: "{" | "["): Expected | undefined => (open.pop() === bracket ? after() : undefined);
  const isKey = token.startsWith('"') && expected.startsWith("key");
  if (isKey) return ":";
  if (token === ":") return expected === ":" ? "value" : undefined;
  if (token === ",") return expected !== "," ? undefined : open.at(-1) === "{" ? "key" : "value";
  if (token === "}") return expected === "key or }" || expected === "," ? close("{") : undefined;
  if (token === "]") return expected === "value or ]" || expected === "," ? close("[") : undefined;
  if (!expected.startsWith("value")) return undefined;
  if (token !== "{" && token !== "[") return after();
  open.push(token);
  return token === "{" ? "key or }" : "value or ]";
}

function match(pattern: RegExp, text: string, at: number): { text: string; end: number } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  return found === undefined ? undefined : { text: found, end: at + found.length };
}

function describe(text: string, at: number, expected: Expected): string {
  const before = text.slice(0, at).split("\n");
  const place = `Line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
  if (text[at] === '"') return `${place}: a string begins here that has no end, or a line break in it.`;
  const found = at === text.length ? "the end of the text" : `‘${[...text.slice(at)][0]}’`;
  return `${place}: ${WORDS[expected]} is expected, not ${found}.`;
}

/**
 * What keeps a text from being JSON, and where, in the words of AWS's parser, which is Jackson: so AWS recorded it
 * (GitHub localstack/localstack, tests/aws/services/stepfunctions/v2, test_sfn_api and test_sfn_api_validation), and so
 * the rest of its words are in GitHub FasterXML/jackson-core (ReaderBasedJsonParser, ParserMinimalBase). What JSON.parse
 * says differs from engine to engine, and often leaves out the place.
 */
type Expected = "value" | "value or ]" | "key" | "key or }" | ":" | "," | "end";

/** `end` is where the parser stood when it gave up: behind the token or character that is wrong. */
export type JsonFault = { message: string; at: number; end: number };

type Open = { kind: "Object" | "Array"; at: number };

const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const IN_STRING = /(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/uy;
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/** Undefined when the text is JSON; a text of nothing but space has a fault without words. */
export function jsonFault(text: string, locate = sourcePlace): JsonFault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return read(text, (at) => locate(text, at));
  }
}

/** The same for who types an input. */
export function inputFault(text: string): string | undefined {
  const fault = jsonFault(text, linePlace);
  if (fault?.message === "") return "JSON is needed: {} for an empty input.";
  return fault && `At ${linePlace(text, fault.at)}: ${fault.message}.`;
}

/** As Jackson has it, which shows so many characters of a text. */
export function sourcePlace(text: string, at: number): string {
  const rest = text.length > SHOWN ? `[truncated ${text.length - SHOWN} chars]` : "";
  const place = linePlace(text, at).replace(/ (?=\d)/g, ": ");
  return `[Source: (String)"${text.slice(0, SHOWN)}"${rest}; ${place}]`;
}
const SHOWN = 500;

/** Both from 1. */
function linePlace(text: string, at: number): string {
  const before = text.slice(0, at).split("\n");
  return `line ${before.length}, column ${(before.at(-1) as string).length + 1}`;
}

function read(text: string, where: (at: number) => string): JsonFault {
  const open: Open[] = [];
  let expected: Expected = "value";
  let at = 0;
  for (;;) {
    at = endOf(SPACE, text, at) ?? at;
    const end = endOf(TOKEN, text, at);
    const next: Expected | undefined =
      end === undefined ? undefined : follow(text.slice(at, end), at, expected, open);
    if (end === undefined || next === undefined) return describe(text, at, expected, open.at(-1), where);
    expected = next;
    at = end;
  }
}

/** What must come after a token; undefined when it must not be there. */
function follow(token: string, at: number, expected: Expected, open: Open[]): Expected | undefined {
  const around = open.at(-1)?.kind;
  const after = (): Expected => (open.length === 0 ? "end" : ",");
  const close = (kind: Open["kind"]): Expected | undefined => {
    if (around !== kind) return undefined;
    open.pop();
    return after();
  };
  if (token.startsWith('"') && expected.startsWith("key")) return ":";
  if (token === ":") return expected === ":" ? "value" : undefined;
  if (token === ",") return expected !== "," ? undefined : around === "Object" ? "key" : "value";
  if (token === "}") return expected === "key or }" || expected === "," ? close("Object") : undefined;
  if (token === "]") return expected === "value or ]" || expected === "," ? close("Array") : undefined;
  if (!expected.startsWith("value")) return undefined;
  if (token !== "{" && token !== "[") return after();
  open.push({ kind: token === "{" ? "Object" : "Array", at });
  return token === "{" ? "key or }" : "value or ]";
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function describe(
  text: string,
  at: number,
  expected: Expected,
  open: Open | undefined,
  where: (at: number) => string,
): JsonFault {
  const char = text.charAt(at);
  const mayClose = open !== undefined && (expected === "," || expected.includes(" or "));
  if (char === "") {
    const start = mayClose && `: expected close marker for ${open.kind} (start marker at ${where(open.at)})`;
    const message = open && `Unexpected end-of-input${start || ` within/between ${open.kind} entries`}`;
    return { message: message ?? "", at, end: at };
  }
  const isKey = expected.startsWith("key");
  if (char === '"' && (isKey || expected.startsWith("value"))) return stringFault(text, at, isKey);
  const end = expected.startsWith("value") || expected === "end" ? endOf(WORD, text, at) : undefined;
  if (end !== undefined) {
    return { message: `Unrecognized token '${text.slice(at, end)}': was expecting ${VALUES}`, at, end };
  }
  const unexpected = (why: string) => `Unexpected character (${described(char)}): ${why}`;
  if (mayClose && (char === "}" || char === "]")) {
    const started = `(for ${open.kind} starting at ${where(open.at)})`;
    const closing = open.kind === "Object" ? "}" : "]";
    return {
      message: `Unexpected close marker '${char}': expected '${closing}' ${started}`,
      at,
      end: at + 1,
    };
  }
  const why =
    expected === ","
      ? `was expecting comma to separate ${open?.kind} entries`
      : expected === ":"
        ? "was expecting a colon to separate field name and value"
        : isKey
          ? "was expecting double-quote to start field name"
          : `expected a ${char === "}" ? "value" : `valid value ${VALUES}`}`;
  return { message: unexpected(why), at, end: at + 1 };
}

/** A string without an end, or with what must not be in one. */
function stringFault(text: string, start: number, isKey: boolean): JsonFault {
  const at = endOf(IN_STRING, text, start + 1) as number;
  const char = text.charAt(at);
  if (char === "") {
    const where = isKey ? " in field name" : ": was expecting closing quote for a string value";
    return { message: `Unexpected end-of-input${where}`, at: start, end: at };
  }
  if (char === "\\") {
    const message = `Unrecognized character escape ${described(text.charAt(at + 1))}`;
    return { message, at, end: at + 2 };
  }
  const needed = `has to be escaped using backslash to be included in ${isKey ? "name" : "string value"}`;
  return { message: `Illegal unquoted character (${described(char)}): ${needed}`, at, end: at + 1 };
}

function described(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 32) return `(CTRL-CHAR, code ${code})`;
  return `'${char}' (code ${code}${code > 255 ? ` / 0x${code.toString(16)}` : ""})`;
}

/**
 * What every body must be before a route looks at it: at most 256 KiB, also when its length is not told beforehand,
 * JSON by any valid spelling of its type, UTF-8 and nothing packed. It is read here, once, as a plain request of the
 * platform, whatever server it came through; what others will read of it is cleaned (core, text.ts).
 *
 * Of a JSON body, `textIssues` finds what JSON allows and the table does not take: strings with half of a surrogate
 * pair, and `__proto__`, which zod's records pass over in silence.
 */
import { DomainError, errorClass, InvalidRequest, type Issue } from "@persona-ai/core/error.ts";
import { cleanText } from "@persona-ai/core/text.ts";
import { createMiddleware } from "hono/factory";
import { respond } from "./problem.ts";

const MAX_BODY_BYTES = 256 * 1024;
const MAX_READ_BYTES = 4 * 1024 * 1024;
/** The depth of issues' paths; no body of ours is nested deeper than half of it. */
const MAX_DEPTH = 8;

class BodyTooLarge extends errorClass("body_too_large") {}

class UnsupportedMediaType extends DomainError {
  constructor(message: string) {
    super("unsupported", "unsupported_media_type", message);
  }
}

/** What is too much is read to its end, within reason: a client that is cut off while it sends never sees why. */
async function read({ headers, body }: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(headers.get("Content-Length") ?? 0) > MAX_READ_BYTES) throw new BodyTooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_READ_BYTES) break;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new BodyTooLarge();
  return Buffer.concat(chunks);
}

// RFC 9110, 5.6.2 (token), 5.6.4 (quoted-string), 5.6.6 (parameters) and 8.3.1 (media-type).
const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const PARAMETER = `${TOKEN}=(?:${TOKEN}|"(?:[^"\\\\]|\\\\.)*")`;
const MEDIA_TYPE = new RegExp(`^(${TOKEN}/${TOKEN})((?:[ \\t]*;[ \\t]*(?:${PARAMETER})?)*)[ \\t]*$`);
const JSON_TYPE = /^application\/(?:[^/]+\+)?json$/i;
const CHARSET = new RegExp(`;[ \\t]*charset=(?:"((?:[^"\\\\]|\\\\.)*)"|(${TOKEN}))`, "gi");

/** Throws unless the header names JSON in UTF-8, which has no other encoding (RFC 8259, 8.1). */
function checkType(header: string | null): void {
  const [, type = "", parameters = ""] = MEDIA_TYPE.exec(header?.trim() ?? "") ?? [];
  if (!JSON_TYPE.test(type)) throw new UnsupportedMediaType("Send the body as application/json.");
  for (const [, quoted, token] of parameters.matchAll(CHARSET)) {
    if (!/^utf-?8$/i.test(quoted ?? token ?? "")) {
      throw new UnsupportedMediaType("Send the body in UTF-8: JSON has no other encoding.");
    }
  }
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new InvalidRequest(
      [{ path: "", message: "Not well-formed UTF-8." }],
      "The body is not valid JSON.",
    );
  }
}

/** Only what may hold something to be cleaned is parsed for it: an escape, or a character that is no plain text. */
const SUSPECT = /\\[ubfr]|[\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/;

/** The text of the body with its strings cleaned; what is no JSON, or nested beyond reason, stays to be refused. */
function cleaned(text: string): string {
  if (!SUSPECT.test(text)) return text;
  let changed = false;
  const clean = (_key: string, value: unknown): unknown => {
    if (typeof value !== "string") return value;
    const kept = cleanText(value);
    changed ||= kept !== value;
    return kept;
  };
  try {
    const value: unknown = JSON.parse(text, clean);
    return changed ? JSON.stringify(value) : text;
  } catch {
    return text;
  }
}

/** What mail programs and a page without JavaScript send: its fields do not matter, and nobody looks at them. */
const FORM = /^\/unsubscribe\//;

/**
 * A body of no bytes is none, whatever type it is said to have. A GET has none: looking for it would make a whole
 * `Request` of what the server had of it.
 */
export const jsonBody = createMiddleware(async (c, next) => {
  const { raw } = c.req;
  if (raw.method === "GET" || raw.method === "HEAD") return next();
  if (raw.body === null && !raw.headers.has("Content-Type")) return next();
  if (FORM.test(c.req.path)) {
    await read(raw);
    return next();
  }
  const bytes = await read(raw);
  const headers = new Headers(raw.headers);
  headers.delete("Content-Type");
  let body: string | undefined;
  if (bytes.byteLength > 0) {
    const encoding = raw.headers.get("Content-Encoding")?.trim() ?? "";
    if (encoding !== "" && !/^identity$/i.test(encoding)) {
      c.header("Accept-Encoding", "identity");
      return respond(c, {
        status: 415,
        code: "unsupported_media_type",
        detail: "Send the body as it is: no Content-Encoding is undone here.",
      });
    }
    checkType(raw.headers.get("Content-Type"));
    body = cleaned(decode(bytes));
    headers.set("Content-Type", "application/json");
  }
  c.req.raw = new Request(raw.url, {
    method: raw.method,
    headers,
    signal: raw.signal,
    ...(body !== undefined && { body }),
  });
  return next();
});

export function textIssues(value: unknown, path: string[] = []): Issue[] {
  if (typeof value === "string") {
    return value.isWellFormed() ? [] : [{ path: path.join("."), message: "Not well-formed Unicode." }];
  }
  if (typeof value !== "object" || value === null) return [];
  if (path.length === MAX_DEPTH) return [{ path: path.join("."), message: "Nested too deeply." }];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "__proto__"
      ? [{ path: [...path, key].join("."), message: "Unknown field." }]
      : textIssues(inner, [...path, key]),
  );
}

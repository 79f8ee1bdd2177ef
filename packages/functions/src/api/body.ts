/**
 * What every body must be before a route looks at it: at most 256 KiB, also when its length is not told beforehand,
 * and JSON. It is read here, once, as a plain request of the platform, whatever server it came through.
 *
 * Of a JSON body, `textIssues` finds what JSON allows and the table does not take: strings with half of a surrogate
 * pair, and `__proto__`, which zod's records pass over in silence.
 */
import { DomainError, type Issue } from "@persona-ai/core/error.ts";
import { createMiddleware } from "hono/factory";
import { respond } from "./problem.ts";

const MAX_BODY_BYTES = 256 * 1024;
const MAX_READ_BYTES = 4 * 1024 * 1024;
/** Of issues' paths; no body of ours is nested deeper than half of it. */
const MAX_DEPTH = 8;

class BodyTooLarge extends DomainError {
  constructor() {
    super("too_large", "body_too_large", "The body is over 256 KiB.");
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

/** A body of no bytes is none, whatever type it is said to have. */
export const jsonBody = createMiddleware(async (c, next) => {
  const { raw } = c.req;
  if (raw.body === null && !raw.headers.has("Content-Type")) return next();
  const bytes = await read(raw);
  const headers = new Headers(raw.headers);
  if (bytes.byteLength === 0) headers.delete("Content-Type");
  else if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(headers.get("Content-Type") ?? "")) {
    return respond(c, {
      status: 415,
      code: "unsupported_media_type",
      detail: "Send the body as application/json.",
    });
  }
  c.req.raw = new Request(raw.url, {
    method: raw.method,
    headers,
    signal: raw.signal,
    ...(bytes.byteLength > 0 && { body: bytes }),
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

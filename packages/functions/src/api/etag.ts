/**
 * Conditional requests (RFC 9110, 13). A strong ETag is made of what is sent, after the version that it shows. A
 * request that already has it is answered with 304; one that means another (`If-Match`) with 412.
 *
 *   const tag = etagOf(body, card.version, card.revision); // "2.17.kq3hV0m2o8Zy1tWcT0b7Pw"
 *   if (isFresh(c.req.valid("header"), tag)) …
 *   return tagged(c, Analysis.Info, analysis); // in the schema's order, with its ETag, or 304
 */
import { createHash } from "node:crypto";
import { z } from "@hono/zod-openapi";
import { errorClass } from "@persona-ai/core/error.ts";
import type { Context, Hono, MiddlewareHandler } from "hono";
import type { Env } from "./env.ts";
import { onError } from "./problem.ts";

export const conditional = z.object({
  "if-none-match": z.string().optional().openapi({ example: '"1.kq3hV0m2o8Zy1tWcT0b7Pw"' }),
});
type Conditional = z.infer<typeof conditional>;

export function etagOf(content: string, ...version: number[]): string {
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 22);
  return `"${[...version, hash].join(".")}"`;
}

/** The tags of a list, or `*` alone; a comma within a tag is part of it. */
const listed = (header: string): string[] =>
  header.trim() === "*" ? ["*"] : (header.match(/(?:W\/)?"[^"]*"/g) ?? []);

/** The tags that a request has, without the `W/` that a cache on the way may have put before them. */
export const tagsIn = ({ "if-none-match": header = "" }: Conditional): string[] =>
  listed(header).map((tag) => tag.replace(/^W\//, ""));

export function isFresh(headers: Conditional, etag: string): boolean {
  const tags = tagsIn(headers);
  return tags.includes(etag) || tags.includes("*");
}

class ChangedMeanwhile extends errorClass("changed_meanwhile") {}

/** `If-Match` compares strongly: a weak tag matches nothing. */
function matches(header: string, etag: string | null): boolean {
  const tags = listed(header);
  return etag !== null && (tags.includes("*") || (!etag.startsWith("W/") && tags.includes(etag)));
}

/**
 * `If-Match` for every route: a change is let through only where a GET of the same path answers with that ETag now.
 * What a GET does not answer at all, no tag is of.
 */
export const ifMatch =
  (app: Hono<Env>): MiddlewareHandler =>
  async (c, next) => {
    const header = c.req.header("if-match");
    if (header === undefined) return next();
    const isRead = c.req.method === "GET" || c.req.method === "HEAD";
    if (!isRead) {
      const headers = new Headers({ Accept: "application/json" });
      const authorization = c.req.header("authorization");
      if (authorization !== undefined) headers.set("Authorization", authorization);
      const url = new URL(c.req.path, c.req.url);
      const present = await app.request(url, { headers }, c.env);
      if (present.status === 401 || present.status >= 500) return present;
      if (!matches(header, present.ok ? (present.headers.get("ETag") ?? '""') : null)) {
        throw new ChangedMeanwhile();
      }
    }
    await next();
    if (isRead && c.res.status === 200 && !matches(header, c.res.headers.get("ETag"))) {
      c.res = onError(new ChangedMeanwhile(), c);
    }
    return undefined;
  };

/**
 * A value with its members in the order of its schema, whatever order the table gave them: one value, one text.
 * Members that the schema does not name come last, by name; nothing is checked and nothing left out.
 */
export function inOrderOf(schema: unknown, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { members, inner } = formOf(schema);
  if (Array.isArray(value)) return value.map((one) => inOrderOf(inner, one));
  const record = value as Record<string, unknown>;
  const named = [...members.keys()].filter((key) => key in record);
  const others = Object.keys(record).filter((key) => !members.has(key));
  return Object.fromEntries(
    [...named, ...others.toSorted()].map((key) => [key, inOrderOf(members.get(key) ?? inner, record[key])]),
  );
}

/** What a schema says of the order: its members, and what all elements or other values are. */
type Form = { members: ReadonlyMap<string, unknown>; inner?: unknown };
const UNKNOWN: Form = { members: new Map() };
const forms = new WeakMap<object, Form>();

/** Zod is asked once: it makes an object's shape, and what a schema is, anew at each question. */
function formOf(schema: unknown): Form {
  if (typeof schema !== "object" || schema === null) return UNKNOWN;
  const known = forms.get(schema);
  if (known) return known;
  const inner = unwrapped(schema);
  const form: Form =
    inner instanceof z.ZodObject
      ? { members: new Map(Object.entries(inner.shape)) }
      : inner instanceof z.ZodArray
        ? { ...UNKNOWN, inner: inner.element }
        : inner instanceof z.ZodRecord
          ? { ...UNKNOWN, inner: inner.valueType }
          : UNKNOWN;
  forms.set(schema, form);
  return form;
}

function unwrapped(schema: unknown): unknown {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault) {
    inner = inner.unwrap();
  }
  return inner;
}

/** An answer of somebody's own with the ETag of its bytes, or 304 when they have it. */
export function tagged<T extends object>(c: Context, schema: z.ZodType<T>, value: T) {
  const ordered = inOrderOf(schema, value) as T;
  const etag = etagOf(JSON.stringify(ordered));
  c.header("ETag", etag);
  const header = c.req.header("if-none-match");
  return isFresh({ "if-none-match": header }, etag) ? c.body(null, 304) : c.json(ordered, 200);
}

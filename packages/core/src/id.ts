/**
 * Ids: a prefix that tells the kind, and a ULID, so that ids sort by the time they were made.
 *
 *   Id.create("analysis") // "ana_01JD…"
 */
import { randomBytes } from "node:crypto";
import { ulid } from "ulid";
import { z } from "zod";

const prefixes = {
  user: "usr",
  session: "ses",
  analysis: "ana",
  question: "qst",
  response: "rsp",
  batch: "bat",
  persona: "per",
  message: "msg",
  memory: "mem",
  thread: "thr",
} as const;
/** Crockford's base 32. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
type IdKind = keyof typeof prefixes;

/** `at` is the time in the id, in milliseconds. */
export function create(kind: IdKind, at = Date.now()): string {
  return `${prefixes[kind]}_${ulid(at)}`;
}

/** An id that tells nothing of when it was made: 130 random bits. */
export function createTimeless(kind: IdKind): string {
  return `${prefixes[kind]}_${[...randomBytes(26)].map((byte) => DIGITS[byte % 32]).join("")}`;
}

/** The same schema each time: making one costs more than most requests' other work. */
export function schema(kind: IdKind) {
  const known =
    schemas.get(kind) ?? z.string().regex(new RegExp(`^${prefixes[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`));
  schemas.set(kind, known);
  return known;
}
const schemas = new Map<IdKind, z.ZodString>();

/**
 * The partitions that hold the personas being generated, by the last digit of their ids, which is random. A persona
 * enters and leaves its shard once a generation, so eight shards take 4,000 generations a second (1,000 writes a second
 * a partition, two a generation).
 */
export const SHARDS = ["0", "1", "2", "3", "4", "5", "6", "7"] as const;

export function shardOf(id: string): string {
  return SHARDS[DIGITS.indexOf(id.at(-1) ?? "") % SHARDS.length] ?? SHARDS[0];
}

export * as Id from "./id.ts";

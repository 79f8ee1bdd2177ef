/**
 * The JSONata functions that Step Functions adds to the language, and `$eval`, which it takes away. Argument
 * errors carry JSONata's codes, with the texts that AWS answers. Numbers are cut towards zero; several arguments
 * that make no sense give nothing (undefined) instead of failing, and then fail the field.
 *
 * A function's JavaScript arity is what $map and the like pass to it, hence the rest parameters.
 */
import { createHash, randomUUID } from "node:crypto";
import type jsonata from "jsonata";

const RANGE_LIMIT = 360_145;
const HASHES: Record<string, string> = {
  MD5: "md5",
  "SHA-1": "sha1",
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};

/** One value may hold so many bytes, a character counting as one: AWS takes 2^22 characters and refuses 2^23. */
const TEXT_LIMIT = 6_990_256;

/** What AWS calls an internal error of its own: no code and no text, but an id. */
export const INTERNAL_ERROR = "internal error";

export const functions: Record<string, ((...args: never[]) => unknown) | undefined> = {
  eval: undefined,
  parse,
  partition,
  range,
  hash,
  random,
  uuid,
};

/** JSONata's own that AWS has otherwise, with JSONata's signatures. */
export const replacements: Record<string, [Parameters<jsonata.Expression["registerFunction"]>[1], string]> = {
  base64decode: [base64decode, "<s-:s>"],
  pad: [pad, "<s-ns?:s>"],
};

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** JSONata's own passes over other characters, and AWS fails (GitHub floci-io/floci, issue 2736). */
function base64decode(text: string | undefined): string | undefined {
  if (text !== undefined && !BASE64.test(text)) throw { code: INTERNAL_ERROR };
  return text && Buffer.from(text, "base64").toString("binary");
}

/** JSONata's own does not count what it makes. */
function pad(text: string | undefined, width: number, filler = " "): string | undefined {
  if (text === undefined) return undefined;
  const wanted = Math.trunc(width);
  const missing = Math.abs(wanted) - [...text].length;
  if (missing <= 0) return text;
  if (Math.abs(wanted) > TEXT_LIMIT) throw { code: "D2015", value: TEXT_LIMIT };
  const fillers = [...(filler === "" ? " " : filler)];
  const padding = Array.from({ length: missing }, (_, index) => fillers[index % fillers.length]).join("");
  return wanted > 0 ? text + padding : padding + text;
}

function parse(text: unknown, ...surplus: unknown[]): unknown {
  refuseSurplus("parse", 2, surplus);
  if (text === undefined) return undefined;
  if (typeof text !== "string") throw mismatch("parse", 1);
  try {
    return JSON.parse(text);
  } catch {
    throw coded("D3137", "Invalid JSON");
  }
}

function partition(items: unknown, size: unknown, ...surplus: unknown[]): unknown {
  refuseSurplus("partition", 3, surplus);
  if (items === undefined) return undefined;
  if (!Array.isArray(items)) throw { code: "T0412", index: 1, token: "partition", type: undefined };
  if (items.length === 0) return undefined;
  if (size === undefined) return [items];
  const step = integer(size, "partition", 2);
  if (step < 0) throw coded("D3137", "Second argument must be zero or greater");
  if (step === 0) return undefined;
  const chunks: unknown[][] = [];
  for (let from = 0; from < items.length; from += step) chunks.push(items.slice(from, from + step));
  return chunks;
}

function range(first: unknown, last: unknown, by: unknown, ...surplus: unknown[]): unknown {
  refuseSurplus("range", 4, surplus);
  const start = integer(first, "range", 1);
  const end = integer(last, "range", 2);
  if (by === undefined) return undefined;
  const step = integer(by, "range", 3);
  if (step === 0 || (end - start) * step < 0) return undefined;
  const length = Math.floor((end - start) / step) + 1;
  if (length > RANGE_LIMIT) throw { code: "D2015", value: RANGE_LIMIT };
  return length === 1 ? start : Array.from({ length }, (_, index) => start + index * step);
}

function hash(text: unknown, algorithm: unknown, ...surplus: unknown[]): unknown {
  refuseSurplus("hash", 3, surplus);
  if (typeof text !== "string") throw mismatch("hash", 1);
  if (algorithm === undefined) return undefined;
  if (typeof algorithm !== "string") throw mismatch("hash", 2);
  const name = Object.hasOwn(HASHES, algorithm) ? HASHES[algorithm] : undefined;
  if (name === undefined) {
    const known = "SHA-1, SHA-384, SHA-256, SHA-512, MD5";
    throw coded("D3137", `Hash algorithm '${algorithm}' must be one of ${known}`);
  }
  return createHash(name).update(text, "utf8").digest("hex");
}

function random(seed?: unknown, ...surplus: unknown[]): number {
  refuseSurplus("random", 2, surplus);
  return seed === undefined ? Math.random() : javaRandomDouble(integer(seed, "random", 1));
}

function uuid(...surplus: unknown[]): string {
  refuseSurplus("uuid", 1, surplus);
  return randomUUID();
}

function integer(value: unknown, token: string, index: number): number {
  if (typeof value !== "number") throw mismatch(token, index);
  return Math.trunc(value);
}

function refuseSurplus(token: string, index: number, surplus: unknown[]): void {
  if (surplus[0] !== undefined) throw mismatch(token, index);
}

const mismatch = (token: string, index: number) => ({ code: "T0410", index, token });
const coded = (code: string, message: string) => ({ code, message });

/**
 * `new java.util.Random(seed).nextDouble()`, which is what AWS's seeded `$random` answers: the 48-bit linear
 * congruential generator of the Java documentation. javaRandomDouble(42) === 0.7275636800328681
 */
const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;

function javaRandomDouble(seed: number): number {
  let state = (BigInt(seed) ^ MULTIPLIER) & MASK;
  const next = (bits: bigint) => {
    state = (state * MULTIPLIER + 0xbn) & MASK;
    return state >> (48n - bits);
  };
  const high = next(26n) << 27n;
  return Number(high + next(27n)) / 2 ** 53;
}

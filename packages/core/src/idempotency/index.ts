/**
 * A request that names itself is done once: a repeat gets the first one's answer. Whoever comes while the first is
 * being answered waits for it. A refusal is not kept: the same request may be tried again.
 *
 *   const answer = await Idempotency.once({ route: "POST /analyses", key, body }, async () => create());
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Actor } from "../actor.ts";
import { epochSeconds } from "../epoch.ts";
import { DomainError } from "../error.ts";
import { sha256 } from "../sha256.ts";
import { entities, transact } from "../table/index.ts";
import { checkUserExists } from "../user/check.ts";
import { AccountGone } from "../user/index.ts";

export * as Idempotency from "./index.ts";

const KEPT_SECONDS = 24 * 3600;
/** Longer than any request may take. */
const LEASE_SECONDS = 60;
const WAIT_MS = 20_000;
const BASE_MS = 20;
const CAP_MS = 500;

export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super("conflict", "idempotency_key_reused", "This Idempotency-Key was used with another content before.");
  }
}

export class IdempotencyKeyInUse extends DomainError {
  constructor() {
    super(
      "conflict",
      "idempotency_key_in_use",
      "The first request with this Idempotency-Key is still being answered.",
      { retryAfterSeconds: 2 },
    );
  }
}

export type Named = { route: string; key: string; body: unknown };
export type Answer = { status: number; headers: Record<string, string>; body: string };

/** Members in any order are one value. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

/**
 * Resolves with the answer, and whether it is a repeat of one that was given before. `run` answers `undefined` for what
 * is not to be kept.
 */
export async function once(
  { route, key, body }: Named,
  run: () => Promise<Answer | undefined>,
  random: () => number = Math.random,
): Promise<{ repeated: Answer } | undefined> {
  const userId = Actor.userId();
  const at = { userId, keyHash: sha256(`${route}\n${key}`) };
  const bodyHash = sha256(JSON.stringify(canonical(body)));
  const deadline = Date.now() + WAIT_MS;
  for (let attempt = 0; ; attempt++) {
    const held = await hold(at, bodyHash, epochSeconds(new Date()));
    if (held === undefined) break;
    if (held.bodyHash !== bodyHash) throw new IdempotencyKeyReused();
    if (held.answer !== undefined) return { repeated: held.answer };
    if (Date.now() > deadline) throw new IdempotencyKeyInUse();
    await sleep(random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
  }
  const answer = await run().catch(async (error: unknown) => {
    await release(at);
    throw error;
  });
  if (answer === undefined) await release(at);
  else {
    await entities()
      .idempotency.patch(at)
      .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body })
      .go({ returnOnConditionCheckFailure: true });
  }
  return undefined;
}

type Key = { userId: string; keyHash: string };
type Held = { bodyHash: string; answer: Answer | undefined };

/** Takes the place of the key; or says who holds it. */
async function hold(at: Key, bodyHash: string, seconds: number): Promise<Held | undefined> {
  const { refused } = await transact((table) => [
    checkUserExists(table, at.userId),
    table.idempotency
      .put({ ...at, bodyHash, leaseUntil: seconds + LEASE_SECONDS, expiresAt: seconds + KEPT_SECONDS })
      .where(
        (a, o) =>
          `${o.notExists(a.keyHash)} OR ${o.lt(a.expiresAt, seconds)} OR (${o.notExists(a.status)} AND ${o.lt(a.leaseUntil, seconds)})`,
      )
      .commit({ response: "all_old" }),
  ]);
  if (!refused) return undefined;
  const item = refused[1] as (Partial<Answer> & { bodyHash: string; headers?: string }) | null | undefined;
  if (!item) throw new AccountGone();
  const { status, headers, body = "" } = item;
  const answer = status === undefined ? undefined : { status, headers: JSON.parse(headers ?? "{}"), body };
  return { bodyHash: item.bodyHash, answer };
}

const release = (at: Key): Promise<unknown> => entities().idempotency.delete(at).go();

/** With what they tell of: the answers that name it by its id. */
export async function removeNaming(userId: string, id: string): Promise<void> {
  const { data } = await entities()
    .idempotency.query.primary({ userId })
    .go({ pages: "all", consistent: true });
  for (const { keyHash, body = "" } of data) {
    if (body.includes(id)) await entities().idempotency.delete({ userId, keyHash }).go();
  }
}

/** With the user. */
export async function removeOfUser(userId: string): Promise<void> {
  const { data } = await entities()
    .idempotency.query.primary({ userId })
    .go({ pages: "all", consistent: true, attributes: ["keyHash"] });
  for (const { keyHash } of data) await entities().idempotency.delete({ userId, keyHash }).go();
}

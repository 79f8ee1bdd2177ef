/**
 * A request that names itself is done once: a repeat gets the first one's answer. Whoever comes while the first is
 * being answered waits for it. A refusal is not kept: the same request may be tried again.
 *
 *   const answer = await Idempotency.once({ route: "POST /analyses", key, body }, async () => create());
 *
 * A try may die between making something and keeping its answer. So what makes something notes it in the very
 * transaction that makes it, which holds only while this try is the one that has the request; a later try is told by
 * `earlier()` what is there already, and answers with that.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { Actor } from "../actor.ts";
import { errorClass } from "../error.ts";
import { sha256 } from "../sha256.ts";
import { entities, type TransactTable, transact } from "../table/index.ts";
import { epochSeconds } from "../time.ts";
import { checkUserExists } from "../user/check.ts";
import { AccountGone } from "../user/index.ts";

export * as Idempotency from "./index.ts";

const KEPT_SECONDS = 24 * 3600;
/** Longer than any request may take. */
const LEASE_SECONDS = 60;
const WAIT_MS = 20_000;
const BASE_MS = 20;
const CAP_MS = 500;

export class IdempotencyKeyReused extends errorClass("idempotency_key_reused") {}

export class IdempotencyKeyInUse extends errorClass("idempotency_key_in_use") {}

type Key = { userId: string; keyHash: string };
type Try = { at: Key; leaseUntil: number; earlier: string | undefined };
const tries = new AsyncLocalStorage<Try>();

/** What an earlier try of the request that is being answered made. */
export const earlier = (): string | undefined => tries.getStore()?.earlier;

/** For the transaction that makes `made`, as its last item; none where the request has no name. */
export function noting(table: TransactTable, made: string) {
  const own = tries.getStore();
  if (own === undefined) return [];
  return [
    table.idempotency
      .patch(own.at)
      .set({ made })
      .where((a, o) => o.eq(a.leaseUntil, own.leaseUntil))
      .commit({ response: "all_old" }),
  ];
}

/** Throws when that item was refused: another try has taken the request over. */
export function checkNoted(refusal: unknown): void {
  if (refusal !== undefined) throw new IdempotencyKeyInUse();
}

/** Keeps what a request is answered with that was there already: the request made nothing itself. */
export async function note(made: string): Promise<void> {
  const own = tries.getStore();
  if (own === undefined || own.earlier !== undefined) return;
  const { refused } = await transact((table) => noting(table, made));
  checkNoted(refused?.[0]);
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
  let own: Try | undefined;
  for (let attempt = 0; own === undefined; attempt++) {
    const held = await hold(at, bodyHash, epochSeconds(new Date()));
    if ("at" in held) own = held;
    else if (held.bodyHash !== bodyHash) throw new IdempotencyKeyReused();
    else if (held.answer !== undefined) return { repeated: held.answer };
    else if (Date.now() > deadline) throw new IdempotencyKeyInUse();
    else await sleep(random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
  }
  const mine = own;
  const answer = await tries.run(mine, run).catch(async (error: unknown) => {
    await release(mine);
    throw error;
  });
  if (answer === undefined) await release(mine);
  else {
    await entities()
      .idempotency.patch(at)
      .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body })
      .where((a, o) => o.eq(a.leaseUntil, mine.leaseUntil))
      .go({ returnOnConditionCheckFailure: true });
  }
  return undefined;
}

type Held = { bodyHash: string; answer: Answer | undefined };
type Kept = Held & { status?: number; headers?: string; body?: string; leaseUntil: number; made?: string };

/** Takes the place of the key; or says who holds it. */
async function hold(at: Key, bodyHash: string, seconds: number): Promise<Try | Held> {
  const leaseUntil = seconds + LEASE_SECONDS;
  const { refused } = await transact((table) => [
    checkUserExists(table, at.userId),
    table.idempotency
      .put({ ...at, bodyHash, leaseUntil, expiresAt: seconds + KEPT_SECONDS })
      .where((a, o) => `${o.notExists(a.keyHash)} OR ${o.lt(a.expiresAt, seconds)}`)
      .commit({ response: "all_old" }),
  ]);
  if (!refused) return { at, leaseUntil, earlier: undefined };
  const item = refused[1] as Kept | null | undefined;
  if (!item) throw new AccountGone();
  const { status, headers, body = "" } = item;
  if (status === undefined)
    return (await takeOver(at, item, bodyHash, seconds)) ?? { ...item, answer: undefined };
  return { bodyHash: item.bodyHash, answer: { status, headers: JSON.parse(headers ?? "{}"), body } };
}

/** From a try that has died, with what it had made. */
async function takeOver(at: Key, dead: Kept, bodyHash: string, seconds: number): Promise<Try | undefined> {
  if (dead.leaseUntil >= seconds || dead.bodyHash !== bodyHash) return undefined;
  const leaseUntil = seconds + LEASE_SECONDS;
  const { rejected, data } = await entities()
    .idempotency.patch(at)
    .set({ leaseUntil })
    .where((a, o) => `${o.eq(a.leaseUntil, dead.leaseUntil)} AND ${o.notExists(a.status)}`)
    .go({ response: "all_new", returnOnConditionCheckFailure: true });
  return rejected ? undefined : { at, leaseUntil, earlier: data.made };
}

/** After a refusal, or an error; what this try or an earlier one made stays noted. */
async function release({ at, leaseUntil }: Try): Promise<void> {
  const { idempotency } = entities();
  const isMine = { returnOnConditionCheckFailure: true } as const;
  const { rejected } = await idempotency
    .remove(at)
    .where((a, o) => `${o.eq(a.leaseUntil, leaseUntil)} AND ${o.notExists(a.made)}`)
    .go(isMine);
  if (!rejected) return;
  await idempotency
    .patch(at)
    .set({ leaseUntil: 0 })
    .where((a, o) => o.eq(a.leaseUntil, leaseUntil))
    .go(isMine);
}

/** Marks what is gone: nothing of it is told again, nor is it made again by a repeat. */
const GONE = "gone";

/** Removes, with what they tell of, the answers that name it by its id, or that are of what was noted with it. */
export async function removeNaming(userId: string, id: string): Promise<void> {
  const { data } = await entities()
    .idempotency.query.primary({ userId })
    .go({ pages: "all", consistent: true });
  for (const { keyHash, body = "", made = "" } of data) {
    if (!body.includes(id) && !made.includes(id)) continue;
    await entities()
      .idempotency.patch({ userId, keyHash })
      .set({ made: GONE, leaseUntil: 0 })
      .remove(["status", "headers", "body"])
      .go({ returnOnConditionCheckFailure: true });
  }
}

/** Removes what was noted for a user, with the user. */
export async function removeOfUser(userId: string): Promise<void> {
  const { data } = await entities()
    .idempotency.query.primary({ userId })
    .go({ pages: "all", consistent: true, attributes: ["keyHash"] });
  for (const { keyHash } of data) await entities().idempotency.delete({ userId, keyHash }).go();
}

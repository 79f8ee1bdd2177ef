/** What was done with an `Idempotency-Key` in a conversation: noted with the message that it said, and with that alone. */
import { sha256 } from "../sha256.ts";
import { entities } from "../table/service.ts";
import { IdempotencyKeyReused } from "./index.ts";

type Talk = { userId: string; personaId: string };
export type Saying = { bodyHash: string; messageId: string; answerId?: string | undefined };
const KEPT_SECONDS = 2 * 24 * 60 * 60;
const hashOf = (idempotencyKey: string): string => `key_${sha256(idempotencyKey)}`;
const hashOfBody = (body: unknown[]): string => sha256(JSON.stringify(body));

/** Throws `IdempotencyKeyReused` where the key came with something else. */
export function checkSame({ bodyHash }: Saying, body: unknown[]): void {
  if (bodyHash !== hashOfBody(body)) throw new IdempotencyKeyReused();
}

export function sayingItem(
  key: Talk,
  idempotencyKey: string | undefined,
  body: unknown[],
  messageId: string,
  now: Date,
) {
  if (idempotencyKey === undefined) return undefined;
  return {
    ...key,
    keyHash: hashOf(idempotencyKey),
    bodyHash: hashOfBody(body),
    messageId,
    expiresAt: Math.floor(now.getTime() / 1000) + KEPT_SECONDS,
  };
}

/** Throws `IdempotencyKeyReused` for one that came with something else. */
export async function sayingOf(
  key: Talk,
  idempotencyKey: string | undefined,
  body: unknown[],
): Promise<Saying | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const { data } = await entities()
    .saying.get({ ...key, keyHash: hashOf(idempotencyKey) })
    .go({ consistent: true });
  if (data) checkSame(data, body);
  return data ?? undefined;
}

/** What was done with an `Idempotency-Key`: noted with the message that it said, and told again by what it was answered. */
import { sha256 } from "../sha256.ts";
import { entities } from "../table/index.ts";
import type { AnswerOptions } from "./answer.ts";
import type { ConversationKey } from "./chat.entity.ts";
import { KeyReused } from "./errors.ts";
import { fromItem, type Message } from "./info.ts";

export type Saying = { bodyHash: string; messageId: string; answerId?: string | undefined };
const KEPT_SECONDS = 2 * 24 * 60 * 60;
const hashOf = (idempotencyKey: string): string => `key_${sha256(idempotencyKey)}`;
const hashOfBody = (body: unknown[]): string => sha256(JSON.stringify(body));

/** Throws `KeyReused` where the key came with something else. */
export function checkSame({ bodyHash }: Saying, body: unknown[]): void {
  if (bodyHash !== hashOfBody(body)) throw new KeyReused();
}

export function sayingItem(
  key: ConversationKey,
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

/** Throws `KeyReused` for one that came with something else. */
export async function sayingOf(
  key: ConversationKey,
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

/** The answer that a message got, if it was whole. */
export async function repeated(
  key: ConversationKey,
  { messageId, answerId }: Saying,
): Promise<Message | undefined> {
  const { data } = await entities()
    .message.query.primary(key)
    .gt({ messageId })
    .go({ count: 20, consistent: true });
  const answered = data.find(
    (one) =>
      one.replyTo === messageId &&
      one.status !== "interrupted" &&
      (answerId === undefined || one.messageId === answerId),
  );
  return answered && fromItem(answered);
}

/** What was answered, told once more. */
export function replay(told: Message, { onEvent = () => {} }: AnswerOptions): Message {
  onEvent({ type: "start", id: told.id, replyTo: told.replyTo ?? "" });
  onEvent({ type: "delta", text: told.content });
  onEvent({ type: "end", message: told });
  return told;
}

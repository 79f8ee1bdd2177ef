/**
 * Beginning a turn: everything that can be known before the model is called. The persona may be talked to, the day's
 * limit is not reached, the conversation is held, and the user's message is stored. What was counted is given back
 * when it does not come so far.
 */
import { Actor } from "../actor.ts";
import { Limit } from "../limit/index.ts";
import { entities } from "../table/index.ts";
import { type AnswerOptions, answer, type Question } from "./answer.ts";
import type { ConversationKey } from "./chat.entity.ts";
import { contextOf } from "./context.ts";
import { type Held, type HoldOptions, hold, nextMessageId, storeMessage } from "./conversation.ts";
import { MessageNotFound, MessageNotLast } from "./errors.ts";
import type { Item, Message } from "./info.ts";
import { load, readyVersion, visible } from "./persona.ts";

export type Turn = {
  /** What is left of the day's messages. */
  allowance: Limit.Allowance;
  /** To be called once: it ends the turn. */
  answer(options?: AnswerOptions): Promise<Message>;
};

/** A new message. */
export function say(personaId: string, content: string, options: HoldOptions = {}): Promise<Turn> {
  return begin(personaId, options, async (held, now) => ({
    message: await storeMessage(held, nextMessageId(held.head.newest, now.getTime()), content, now),
  }));
}

/**
 * The last message once more, whether it has an answer or was left without one; `messageId` is the message's or its
 * answer's. The new answer takes the place of the old one when it is there.
 */
export async function regenerate(
  personaId: string,
  messageId: string,
  options: HoldOptions = {},
): Promise<Turn> {
  const key = { userId: Actor.userId(), personaId };
  const { data } = await entities()
    .message.get({ ...key, messageId })
    .go({ consistent: true });
  if (!data) {
    await visible(personaId, key.userId);
    throw new MessageNotFound();
  }
  return begin(personaId, options, async () => {
    const last = await lastOf(key);
    const isLast = last && (messageId === last.message.messageId || messageId === last.old?.messageId);
    if (!isLast) throw new MessageNotLast();
    return last;
  });
}

type Asked = Pick<Question, "message" | "old">;

async function begin(
  personaId: string,
  { clock = Date.now, ...options }: HoldOptions,
  ask: (held: Held, now: Date) => Promise<Asked>,
): Promise<Turn> {
  const userId = Actor.userId();
  const startedAt = new Date(clock());
  const head = await visible(personaId, userId);
  const [counted, loaded] = await Promise.allSettled([
    Limit.countMessage(userId, startedAt),
    load(head, readyVersion(head)),
  ]);
  if (counted.status === "rejected") throw counted.reason;
  const allowance = counted.value;
  let held: Held | undefined;
  try {
    if (loaded.status === "rejected") throw loaded.reason;
    const persona = loaded.value;
    held = await hold({ userId, personaId }, head.userId, { ...options, clock });
    const asked = await ask(held, new Date(clock()));
    const context = await contextOf(held.head, asked.message.messageId);
    const question = { held, persona, context, startedAt, ...asked };
    return { allowance, answer: (how) => answer(question, { clock, ...how }) };
  } catch (error) {
    await held?.release();
    await Limit.giveBack("messages", userId, startedAt);
    throw error;
  }
}

/** The last message of the user's, and the answer to it if there is one. */
async function lastOf(key: ConversationKey): Promise<Asked | undefined> {
  const { data } = await entities()
    .message.query.primary(key)
    .go({ order: "desc", count: 2, consistent: true });
  const [last, before] = data as [Item?, Item?];
  if (last?.role === "user") return { message: last };
  return last && before && last.replyTo === before.messageId ? { message: before, old: last } : undefined;
}

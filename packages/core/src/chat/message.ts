/** What is done with a single message of one's own conversation: stopped, chosen, rated, reported. */
import { Actor } from "../actor.ts";
import { Idempotency } from "../idempotency/index.ts";
import { entities, transact } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import { record } from "../telemetry/metrics.ts";
import type { Report } from "./chat.entity.ts";
import { hold, type Item } from "./conversation.ts";
import { MessageNotFound, MessageNotLast } from "./errors.ts";
import { fromItem, type Message } from "./info.ts";
import { visible } from "./persona.ts";
import { noteOf } from "./removal.ts";
import { find } from "./turn.ts";

/**
 * Ends an answer that is being made, by the answer's id, by a mark on the conversation that its turn looks for. Without
 * one that is being made there is nothing to do; throws `MessageNotFound` for a message that there is not.
 */
export async function stop(personaId: string, messageId: string): Promise<void> {
  const key = { userId: Actor.userId(), personaId };
  const { rejected } = await entities()
    .conversation.patch(key)
    .set({ stopped: messageId })
    .where((a, o) => o.eq(a.answering, messageId))
    .go({ returnOnConditionCheckFailure: true });
  if (rejected) await find(personaId, messageId);
}

/** All answers to the message that this one is an answer to, oldest first. */
export async function alternatives(personaId: string, messageId: string): Promise<Message[]> {
  return (await answersBeside(await find(personaId, messageId))).map(fromItem);
}

async function answersBeside({ userId, personaId, replyTo }: Item): Promise<Item[]> {
  if (replyTo === undefined) throw new MessageNotFound();
  const { data } = await entities()
    .message.query.primary({ userId, personaId })
    .gt({ messageId: replyTo })
    .go({ count: 100, consistent: true });
  return data.filter((one) => one.replyTo === replyTo);
}

/** Puts an alternative in the place of the last answer. */
export async function choose(personaId: string, messageId: string): Promise<Message> {
  const chosen = await find(personaId, messageId);
  const { userId } = chosen;
  const key = { userId, personaId };
  const { userId: owner } = await visible(personaId, userId);
  const held = await hold(key, owner);
  try {
    const answers = await answersBeside(chosen);
    const present = answers.find(({ isAside }) => !isAside);
    const { data: last } = await entities()
      .message.query.primary(key)
      .go({ order: "desc", count: 1, consistent: true });
    if (!answers.some((one) => one.messageId === last[0]?.messageId)) throw new MessageNotLast();
    if (present?.messageId === messageId) return fromItem(present);
    await transact((table) => [
      table.conversation
        .check(key)
        .where((a, o) => o.eq(a.turn, held.turn))
        .commit(),
      table.message
        .patch({ ...key, messageId })
        .set({ alternatives: answers.length - 1 })
        .remove(["isAside"])
        .commit(),
      ...(present
        ? [
            table.message
              .patch({ ...key, messageId: present.messageId })
              .set({ isAside: true })
              .commit(),
          ]
        : []),
    ]);
    const { isAside: _before, ...rest } = chosen;
    return fromItem({ ...rest, alternatives: answers.length - 1 });
  } finally {
    await held.release();
  }
}

/** Thumbs on an answer; `null` takes them back. */
export async function rate(
  personaId: string,
  messageId: string,
  rating: "up" | "down" | null,
): Promise<Message> {
  const message = await findAnswer(personaId, messageId);
  const { userId } = message;
  const patch = entities().message.patch({ userId, personaId, messageId });
  if (rating === null) await patch.remove(["rating"]).go({ returnOnConditionCheckFailure: true });
  else await patch.set({ rating }).go({ returnOnConditionCheckFailure: true });
  if (rating !== null && rating !== message.rating)
    record(rating === "up" ? { RatedUp: 1 } : { RatedDown: 1 });
  const { rating: _before, ...rest } = message;
  return fromItem({ ...rest, ...(rating !== null && { rating }) });
}

/** Told to whoever runs this: by its ids in the log, with what it is for; what was said stays where it is. */
export async function report(
  personaId: string,
  messageId: string,
  { reason, text }: Pick<Report, "reason" | "text">,
  now = new Date(),
): Promise<Message> {
  const message = await findAnswer(personaId, messageId);
  if (Idempotency.earlier() !== undefined) return fromItem(message);
  const reported: Report = { reason, ...(text !== undefined && { text }), reportedAt: now.toISOString() };
  const { userId } = message;
  const { refused } = await transact((table) => [
    table.message.patch({ userId, personaId, messageId }).set({ report: reported }).commit(),
    ...Idempotency.noting(table, noteOf(message)),
  ]);
  Idempotency.checkNoted(refused?.[1]);
  if (refused) throw new MessageNotFound();
  record({ MessagesReported: 1 });
  log.warn("message reported", { userId, personaId, messageId, reason });
  return fromItem({ ...message, report: reported });
}

async function findAnswer(personaId: string, messageId: string): Promise<Item> {
  const message = await find(personaId, messageId);
  if (message.role !== "assistant") throw new MessageNotFound();
  return message;
}

/**
 * Talking with a persona, one's own or a public one. A conversation is that of a user with a persona; its turns, a
 * message and the answer to it, come one after the other.
 *
 *   const turn = await Chat.say(personaId, "Hello!"); // the message is counted, and stored
 *   const answer = await turn.answer({ signal, onEvent: (event) => … }); // as it comes; stored, too
 *
 * Whatever can be known before the model is called fails `say` and `regenerate`, where they need not wait for others;
 * `answer` fails by the model, the table, or the end of the conversation.
 */
import { Actor } from "../actor.ts";
import { entities, type ListInput, type Page, page } from "../table/index.ts";
import { type Conversation, conversationFromHead, fromItem, type Message } from "./info.ts";
import { hasTalkedTo, visible } from "./persona.ts";
import { removeConversation } from "./removal.ts";
import { isOnPath } from "./window.ts";

export type { AnswerOptions } from "./answer.ts";
export * from "./errors.ts";
export * as Chat from "./index.ts";
export {
  Conversation,
  fromItem,
  Input,
  Message,
  Rating,
  ReportInput,
  Thread,
  ThreadChange,
  ThreadCreation,
  type TurnEvent,
} from "./info.ts";
export * from "./message.ts";
export { removeConversation, removeConversationsOfUser, removeConversationsWithPersona } from "./removal.ts";
export * from "./threads.ts";
export { edit, regenerate, say, type Turn } from "./turn.ts";

/**
 * Those of the thread that is talked in, newest first, without answers that were set aside. Throws `PersonaNotFound`
 * for a persona that one neither has talked to nor may talk to.
 */
export async function messages(personaId: string, input: ListInput = {}): Promise<Page<Message>> {
  const key = { userId: Actor.userId(), personaId };
  if (!(await hasTalkedTo(key))) return { items: [] };
  const { data: head } = await entities().conversation.get(key).go({ consistent: true });
  const query = async (after: string | undefined, limit: number) => {
    const found: Message[] = [];
    for (let before = after; found.length < limit; ) {
      const all = entities().message.query.primary(key);
      const rest = before === undefined ? all : all.lt({ messageId: before });
      const { data } = await rest.go({ order: "desc", count: limit, consistent: true });
      const shown = data.filter((item) => !item.isAside && isOnPath(head ?? {}, item));
      found.push(...shown.map(fromItem));
      before = data.at(-1)?.messageId;
      if (data.length < limit) break;
    }
    return found.slice(0, limit);
  };
  return page(`messages:${key.userId}:${personaId}`, input, query, ({ id }) => id);
}

/** The whole conversation, with what it is remembered by. Without one, it throws as `messages` does. */
export async function removeMessages(personaId: string): Promise<void> {
  const userId = Actor.userId();
  if (!(await removeConversation({ userId, personaId }))) await visible(personaId, userId);
}

/** One's own, the one in which something was said last first. */
export async function conversations(input: ListInput = {}): Promise<Page<Conversation>> {
  const userId = Actor.userId();
  const { data } = await entities()
    .conversation.query.primary({ userId })
    .go({
      pages: "all",
      consistent: true,
      attributes: ["personaId", "name", "title", "turns", "drift", "lastAt", "createdAt", "deletedAt"],
    });
  const placeOf = ({ lastMessageAt, personaId }: Conversation) => `${lastMessageAt} ${personaId}`;
  const all = data
    .filter(({ deletedAt }) => deletedAt === undefined)
    .map(conversationFromHead)
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  const query = async (after: string | undefined, limit: number) =>
    all.filter((one) => after === undefined || placeOf(one) < after).slice(0, limit);
  return page(`conversations:${userId}`, input, query, placeOf);
}

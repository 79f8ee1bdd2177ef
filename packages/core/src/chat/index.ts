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
import { beyond, entities, type Page, page } from "../table/index.ts";
import {
  type Conversation,
  type ConversationSelection,
  conversationFromHead,
  fromItem,
  type Message,
  type MessageSelection,
} from "./info.ts";
import { hasTalkedTo, visible } from "./persona.ts";
import { removeConversation } from "./removal.ts";
import { isShown } from "./window.ts";

export type { AnswerOptions } from "./answer.ts";
export * from "./errors.ts";
export * as Chat from "./index.ts";
export {
  Conversation,
  ConversationSelection,
  fromItem,
  Input,
  Message,
  MessageSelection,
  Rating,
  ReportInput,
  Thread,
  ThreadChange,
  ThreadCreation,
  type TurnEvent,
  Unread,
} from "./info.ts";
export * from "./message.ts";
export { removeConversation, removeConversationsOfUser, removeConversationsWithPersona } from "./removal.ts";
export * from "./threads.ts";
export { edit, regenerate, say, type Turn } from "./turn.ts";
export { read, unread } from "./unread.ts";

/**
 * Those of the thread that is talked in, newest first unless asked otherwise, without answers that were set aside. Throws `PersonaNotFound`
 * for a persona that one neither has talked to nor may talk to.
 */
export async function messages(personaId: string, input: MessageSelection = {}): Promise<Page<Message>> {
  const { order = "desc", role } = input;
  const key = { userId: Actor.userId(), personaId };
  if (!(await hasTalkedTo(key))) return { items: [] };
  const { data: head } = await entities().conversation.get(key).go({ consistent: true });
  const query = async (after: string | undefined, limit: number) => {
    const found: Message[] = [];
    for (let last = after; found.length < limit; ) {
      const all = entities().message.query.primary(key);
      const rest = last === undefined ? all : beyond(all, { messageId: last }, order);
      const { data } = await rest.go({ order, count: limit, consistent: true });
      const shown = data.filter((item) => isShown(head ?? {}, item) && (role ?? item.role) === item.role);
      found.push(...shown.map(fromItem));
      last = data.at(-1)?.messageId;
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

/** One's own, the one in which something was said last first, unless asked otherwise. */
export async function conversations(input: ConversationSelection = {}): Promise<Page<Conversation>> {
  const userId = Actor.userId();
  const { data } = await entities()
    .conversation.query.primary({ userId })
    .go({
      pages: "all",
      consistent: true,
      attributes: [
        "personaId",
        "name",
        "title",
        "turns",
        "unread",
        "drift",
        "lastAt",
        "createdAt",
        "deletedAt",
      ],
    });
  const placeOf = ({ lastMessageAt, personaId }: Conversation) => `${lastMessageAt} ${personaId}`;
  const { order = "desc", unread } = input;
  const comesAfter = (a: string, b: string) => (order === "asc" ? a > b : a < b);
  const all = data
    .filter(({ deletedAt }) => deletedAt === undefined)
    .map(conversationFromHead)
    .filter((one) => unread === undefined || one.unread > 0 === unread)
    .toSorted((a, b) => (comesAfter(placeOf(a), placeOf(b)) ? 1 : -1));
  const query = async (after: string | undefined, limit: number) =>
    all.filter((one) => after === undefined || comesAfter(placeOf(one), after)).slice(0, limit);
  return page(`conversations:${userId}`, input, query, placeOf);
}

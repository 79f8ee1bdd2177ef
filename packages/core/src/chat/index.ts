/**
 * Talking with a persona, one's own or a public one. A conversation is that of a user with a persona; its turns, a
 * message and the answer to it, come one after the other.
 *
 *   const turn = await Chat.say(personaId, "Hello!"); // the message is counted, and stored
 *   const answer = await turn.answer({ signal, onEvent: (event) => … }); // as it comes; stored, too
 *
 * Whatever can be known before the model is called fails `say` and `regenerate`; `answer` fails by the model, the
 * table, or the end of the conversation.
 */
import { Actor } from "../actor.ts";
import { entities, type ListInput, type Page, page } from "../table/index.ts";
import { fromItem, type Message } from "./info.ts";
import { hasTalkedTo, visible } from "./persona.ts";
import { removeConversation } from "./removal.ts";

export type { AnswerOptions } from "./answer.ts";
export { MessageForgotten } from "./context.ts";
export * from "./errors.ts";
export * as Chat from "./index.ts";
export { fromItem, Input, Message, type TurnEvent } from "./info.ts";
export { removeConversation, removeConversationsOfUser, removeConversationsWithPersona } from "./removal.ts";
export { regenerate, say, type Turn } from "./turn.ts";

/** Newest first. Throws `PersonaNotFound` for a persona that one neither has talked to nor may talk to. */
export async function messages(personaId: string, input: ListInput = {}): Promise<Page<Message>> {
  const key = { userId: Actor.userId(), personaId };
  if (!(await hasTalkedTo(key))) return { items: [] };
  const query = async (after: string | undefined, limit: number) => {
    const all = entities().message.query.primary(key);
    const rest = after === undefined ? all : all.lt({ messageId: after });
    const { data } = await rest.go({ order: "desc", count: limit, consistent: true });
    return data.map(fromItem);
  };
  return page(`messages:${key.userId}:${personaId}`, input, query, ({ id }) => id);
}

/** The whole conversation, with what it is remembered by. Without one, it throws as `messages` does. */
export async function removeMessages(personaId: string): Promise<void> {
  const userId = Actor.userId();
  if (!(await removeConversation({ userId, personaId }))) await visible(personaId, userId);
}

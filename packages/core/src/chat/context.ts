/**
 * What a turn is answered from: the newest messages word for word, the summary of those before them, and what the
 * persona remembers of the user. Bounded, however long the conversation is; two Queries, strongly consistent, so that
 * what was forgotten a moment ago is not in it.
 *
 *   const context = await contextOf(conversation, messageId);
 *   const request = chatRequest(persona, context, modelId);
 */
import { DomainError } from "../error.ts";
import { entities } from "../table/service.ts";
import {
  type Exchange,
  estimateTokens,
  exchangesOf,
  leavingOf,
  type Turn,
  turnsOf,
  windowOf,
} from "./window.ts";

/** The head of a conversation, as far as it is read here. */
export type Conversation = {
  userId: string;
  personaId: string;
  summary?: string | undefined;
  summarizedTo?: string | undefined;
  forgets?: number | undefined;
  createdAt?: string | undefined;
};

export type Context = {
  summary?: string;
  /** Newest first. */
  memories: { id: string; text: string }[];
  /** The verbatim window; ends with the user's message. */
  turns: Turn[];
  /** What is to be summed up after this turn, oldest first. */
  leaving: Exchange[];
};

/** So many messages are looked at: the window, and what could not be summed up in time. */
export const MESSAGES_READ = 40;
const MEMORIES = { count: 30, tokens: 1_000 };

/** The memory that was drawn from this message was deleted or changed. */
export class MessageForgotten extends DomainError {
  constructor() {
    super(
      "conflict",
      "message_forgotten",
      "What is remembered of this message was deleted, so it is not sent again.",
    );
  }
}

/** Up to and including the user's message `upTo`; throws `MessageForgotten`. */
export async function contextOf(conversation: Conversation, upTo: string): Promise<Context> {
  const { userId, personaId, summary, summarizedTo } = conversation;
  const of = { userId, personaId };
  const [messages, memories] = await Promise.all([
    entities()
      .message.query.primary(of)
      .lte({ messageId: upTo })
      .go({ order: "desc", count: MESSAGES_READ, consistent: true }),
    entities().memory.query.primary(of).go({ order: "desc", count: MEMORIES.count, consistent: true }),
  ]);
  const exchanges = exchangesOf(messages.data, upTo);
  if (exchanges.at(-1)?.id !== upTo) throw new MessageForgotten();
  /** A message that is answered once more may be older than what the summary tells of. */
  const isBehind = summarizedTo !== undefined && summarizedTo >= upTo;
  return {
    ...(summary !== undefined && !isBehind && { summary }),
    memories: withinBudget(memories.data.map(({ memoryId: id, text }) => ({ id, text }))),
    turns: turnsOf(windowOf(exchanges)),
    leaving: isBehind ? [] : leavingOf(exchanges, summarizedTo),
  };
}

function withinBudget<T extends { text: string }>(memories: T[]): T[] {
  let tokens = 0;
  return memories.filter(({ text }) => {
    tokens += estimateTokens(text);
    return tokens <= MEMORIES.tokens;
  });
}

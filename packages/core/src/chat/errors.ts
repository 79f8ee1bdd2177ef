import { DomainError } from "../error.ts";

/** Turns of one conversation are answered one after the other, and this one's did not come in time. */
export class ConversationBusy extends DomainError {
  constructor() {
    super("conflict", "conversation_busy", "Another message of this conversation is still being answered.", {
      retryAfterSeconds: 5,
    });
  }
}

export class MessageNotFound extends DomainError {
  constructor() {
    super("not_found", "message_not_found", "There is no such message.");
  }
}

export class MessageNotLast extends DomainError {
  constructor() {
    super("conflict", "message_not_last", "Only the last message of a conversation can be answered anew.");
  }
}

/** Removed by its user, or with its persona, while it was being answered; or held too long by this turn. */
export class ConversationLost extends DomainError {
  constructor() {
    super(
      "conflict",
      "conversation_lost",
      "The conversation was deleted meanwhile; this answer is not kept.",
    );
  }
}

/** Nobody waits for the answer any more, and the persona had not said anything that could be kept. */
export class ReaderGone extends DomainError {
  constructor() {
    super("conflict", "reader_gone", "The request was given up before the answer began.");
  }
}

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

/** The key came with another request before. */
export class KeyReused extends DomainError {
  constructor() {
    super("conflict", "idempotency_key_reused", "This Idempotency-Key came with another request before.");
  }
}

export class ThreadNotFound extends DomainError {
  constructor() {
    super("not_found", "thread_not_found", "There is no such thread.");
  }
}

export class TooManyThreads extends DomainError {
  constructor() {
    super("conflict", "too_many_threads", "This conversation has as many threads as one can have.");
  }
}

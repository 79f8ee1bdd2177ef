/**
 * What of a conversation is sent to the model word for word, and what is summed up instead. Pure.
 *
 * The window is the newest exchanges (a user's message and the answer to it) within a number of messages and of
 * tokens. Exchanges are summed up some turns before they leave the window and many at a time, so that nothing is missing
 * in between, and most turns need no new summary. Whether an exchange is summed up does not change the window: it
 * stays the same size, however long the conversation is.
 */
import { decodeTime } from "ulid";
import { Id } from "../id.ts";
import { isRefusal } from "../model/answer.ts";
import { estimateTokens } from "../model/tokens.ts";
import { claimsToBeHuman } from "../safety/disclosure.ts";
import { MAIN, type Path, type Span } from "./chat.entity.ts";

export type Said = {
  messageId: string;
  role: "user" | "assistant";
  content: string;
  replyTo?: string | undefined;
  stopReason?: string | undefined;
  withdrawn?: boolean | undefined;
  thread?: string | undefined;
  isAside?: boolean | undefined;
  isCrisis?: boolean | undefined;
};

/** What of the head says which messages are sent. */
export type Reach = { forgotten?: Span[] | undefined; path?: Path | undefined };

/** A user's message, by whose id the exchange is known, and the answer that holds. */
export type Exchange = { id: string; message: string; answer?: string; isCrisis?: true };
export type Utterance = { role: "user" | "assistant"; content: string };
type Limit = { messages: number; tokens: number };

export const LIMITS = {
  /** Word for word; the newest message stays however long it is. */
  window: { messages: 20, tokens: 6_000 },
  /** What is not summed up yet, so that there is room for one exchange more. */
  open: { messages: 17, tokens: 3_600 },
  /** What is left of it when it is summed up. */
  kept: { messages: 9, tokens: 1_800 },
  /** For one summary; what is too much for it waits for the next. */
  leaving: { messages: 40, tokens: 9_000 },
} satisfies Record<string, Limit>;

export const isForgotten = ({ forgotten = [] }: Reach, messageId: string): boolean =>
  forgotten.some(([from, to]) => messageId >= from && messageId <= to);

/** Whether a message belongs to the thread that is talked in. */
export function isOnPath(
  { path }: Reach,
  { messageId, thread = MAIN }: Pick<Said, "messageId" | "thread">,
): boolean {
  if (path === undefined) return thread === MAIN;
  return path.some((part) => part.thread === thread && (part.upTo === undefined || messageId <= part.upTo));
}

/** What a reader is shown: of the thread that is talked in, without answers that were set aside. */
export const isShown = (reach: Reach, message: Pick<Said, "messageId" | "thread" | "isAside">): boolean =>
  !message.isAside && isOnPath(reach, message);

/** What came before a message, and then a thread of its own. */
export function pathBefore(path: Path = [{ thread: MAIN }], messageId: string, thread: string): Path {
  const before = justBefore(messageId);
  const kept = path.map((part) =>
    part.upTo === undefined || part.upTo > before ? { ...part, upTo: before } : part,
  );
  return [...kept, { thread }];
}

/** An id that sorts before the given one, and after every other that does. */
function justBefore(id: string): string {
  return `${id.slice(0, -1)}${String.fromCharCode(id.charCodeAt(id.length - 1) - 1)}~`;
}

/** The forgotten spans with one more; beyond SPANS the nearest become one, by which more is forgotten, never less. */
export function withSpan(forgotten: readonly Span[], span: Span): Span[] {
  const spans = [...forgotten, span].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const merged: Span[] = [];
  for (const [from, to] of spans) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = to > last[1] ? to : last[1];
    else merged.push([from, to]);
  }
  while (merged.length > SPANS) {
    const [first, second] = merged.splice(0, 2) as [Span, Span];
    merged.unshift([first[0], second[1]]);
  }
  return merged;
}
const SPANS = 40;

/**
 * The exchanges of the thread that is talked in, oldest first, up to the user's message `upTo`, which has no answer yet.
 * Of several answers to a message the one that is not set aside holds. What is forgotten is left out, and so is an
 * answer to what is; but `upTo`, which its user wants to have answered now, only when it is withdrawn. An exchange that
 * the model or a guardrail declined is left out, too: sent again, it would have every further turn declined. So is an
 * answer in which the persona said that it is human: it would say so again.
 */
export function exchangesOf(said: readonly Said[], upTo: string, reach: Reach = {}): Exchange[] {
  const within = said.filter((one) => isOnPath(reach, one));
  const answers = lastAnswers(within, reach);
  const isSent = ({ messageId }: Said) =>
    !isForgotten(reach, messageId) && !isRefusal(answers.get(messageId)?.stopReason);
  const isAsked = ({ messageId, withdrawn }: Said) => messageId === upTo && !withdrawn;
  return within
    .filter((one) => one.role === "user" && (one.messageId < upTo ? isSent(one) : isAsked(one)))
    .toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1))
    .map(({ messageId: id, content: message, isCrisis }) => {
      const answer = id === upTo ? "" : (answers.get(id)?.content ?? "");
      return {
        ...{ id, message },
        ...(answer.trim() !== "" && !claimsToBeHuman(answer) && { answer }),
        ...(isCrisis && { isCrisis }),
      };
    });
}

/** The answers that hold, each by the message that it answers. */
function lastAnswers(said: readonly Said[], reach: Reach): Map<string, Said> {
  const answers = new Map<string, Said>();
  for (const one of said) {
    if (one.role === "user" || one.replyTo === undefined || one.isAside) continue;
    if (isForgotten(reach, one.messageId)) continue;
    const known = answers.get(one.replyTo);
    if (!known || known.messageId < one.messageId) answers.set(one.replyTo, one);
  }
  return answers;
}

export const windowOf = (exchanges: readonly Exchange[]): Exchange[] => newest(exchanges, LIMITS.window);

/** What is to be summed up now: of what is not yet, the oldest. Words of a crisis are not. */
export function leavingOf(exchanges: readonly Exchange[], summarizedTo = ""): Exchange[] {
  const open = exchanges.filter(({ id, isCrisis }) => id > summarizedTo && !isCrisis);
  if (newest(open, LIMITS.open).length === open.length) return [];
  const left = open.slice(0, open.length - newest(open, LIMITS.kept).length);
  return left.slice(0, fitting(left, LIMITS.leaving));
}

/** Two messages that became one. */
const BETWEEN = "\n\n";

/** Roles that alternate and begin with the user's, as Bedrock wants them: what was never answered is merged. */
export function turnsOf(exchanges: readonly Exchange[]): Utterance[] {
  const turns: Utterance[] = [];
  for (const { message, answer } of exchanges) {
    const last = turns.at(-1);
    if (last?.role === "user") last.content += BETWEEN + message;
    else turns.push({ role: "user", content: message });
    if (answer !== undefined) turns.push({ role: "assistant", content: answer });
  }
  return turns;
}

const newest = (exchanges: readonly Exchange[], limit: Limit): Exchange[] =>
  exchanges.slice(exchanges.length - fitting(exchanges.toReversed(), limit));

/** How many of the first fit together; at least one, if there is one. */
function fitting(exchanges: readonly Exchange[], limit: Limit): number {
  let [messages, tokens] = [0, 0];
  const over = exchanges.findIndex(({ message, answer }, i) => {
    messages += answer === undefined ? 1 : 2;
    tokens += estimateTokens(BETWEEN + message) + estimateTokens(answer ?? "");
    return i > 0 && (messages > limit.messages || tokens > limit.tokens);
  });
  return over < 0 ? exchanges.length : over;
}

/** A pause this long ends a sitting. */
const PAUSE_MS = 30 * 60_000;
const LONG_MS = 2 * 60 * 60_000;
/** A word of how long a sitting has been comes in one of so many turns. */
const WORD_EVERY = 20;
type Sitting = {
  lastAt?: string | undefined;
  sittingSince?: string | undefined;
  turns?: number | undefined;
};

/** Since when somebody who says something now has been at it. */
export function sittingAt({ lastAt, sittingSince }: Sitting, now: Date): string {
  const isOn = lastAt !== undefined && now.getTime() - Date.parse(lastAt) < PAUSE_MS;
  return (isOn && sittingSince) || now.toISOString();
}

/** Whether a word about it is due: after long, and rarely. */
export const isSittingLong = ({ sittingSince, turns = 0 }: Sitting, now: Date): boolean =>
  sittingSince !== undefined &&
  now.getTime() - Date.parse(sittingSince) >= LONG_MS &&
  turns % WORD_EVERY === 0;

/**
 * A message's id, greater than that of the conversation's newest so far, though it was made in the same millisecond or
 * by a machine whose clock is ahead.
 */
export function nextMessageId(newest: string | undefined, now: number): string {
  const after = newest === undefined ? 0 : timeOf(newest) + 1;
  return Id.create("message", Math.max(now, after));
}

export const timeOf = (id: string): number => decodeTime(id.slice(id.indexOf("_") + 1));

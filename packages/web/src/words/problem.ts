/** What happened, what is safe and what to do, for whatever was thrown (pure). */
import { ChatInterrupted } from "@persona-ai/client";
import { Problem, SessionEnded, Unreachable } from "../api/index.ts";
import { timeLeft } from "./time.ts";

export type Told = { title: string; text: string; canRetry: boolean };

const KNOWN: Record<string, [title: string, text: string]> = {
  analysis_closed: [
    "This survey is closed",
    "The person it is about takes no more answers for now. If you think that is a mistake, ask them to open it again.",
  ],
  survey_not_found: [
    "This link leads nowhere",
    "It may have been replaced by a new one. Ask the person who sent it.",
  ],
  analysis_full: [
    "This survey is full",
    "It has as many answers as it can take. Nothing is missing from your side.",
  ],
  duplicate_response: [
    "These answers are there already",
    "The same answers were sent before, so nothing was stored twice.",
  ],
  analysis_not_ready: [
    "Not enough answers yet",
    "A persona needs your own answers, or those of three people who know you.",
  ],
  handle_taken: ["That address is taken", "Somebody else has it. Try another."],
  card_not_found: ["There is no such card", "It may have been withdrawn, or the address has a slip in it."],
  card_not_published: [
    "You need a card first",
    "Chemistry compares two published cards. Publish yours to see it.",
  ],
};

export function told(error: unknown): Told {
  if (error instanceof Unreachable)
    return {
      title: "Persona AI cannot be reached",
      text: "What you wrote is kept. We try again by ourselves.",
      canRetry: true,
    };
  if (error instanceof SessionEnded)
    return {
      title: "You are signed out",
      text: "What you wrote is kept. Sign in again to go on.",
      canRetry: false,
    };
  if (error instanceof ChatInterrupted)
    return {
      title: "The answer broke off",
      text: "What was said so far is kept. You can have it answered anew.",
      canRetry: false,
    };
  if (!(error instanceof Problem))
    return {
      title: "Something went wrong on this page",
      text: "Nothing was lost. Try again.",
      canRetry: true,
    };
  const known = KNOWN[error.code];
  if (known) return { title: known[0], text: known[1], canRetry: false };
  if (error.status === 429) {
    const wait = error.retryAfter;
    const when = wait === undefined ? "later" : wait > 3600 ? "tomorrow" : `in ${timeLeft(wait)}`;
    return {
      title: "That was a lot for now",
      text: `Nothing was lost. You can go on ${when}.`,
      canRetry: true,
    };
  }
  if (error.status === 503)
    return {
      title: "A part of the service is busy",
      text: "What you wrote is kept. Try again in a moment.",
      canRetry: true,
    };
  if (error.status === 404) return { title: "There is nothing here", text: error.message, canRetry: false };
  if (error.status >= 500)
    return {
      title: "Something went wrong on our side",
      text: "Nothing was lost. Try again.",
      canRetry: true,
    };
  return { title: "That did not work", text: error.message, canRetry: false };
}

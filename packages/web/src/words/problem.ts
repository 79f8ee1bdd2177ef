/** What happened, what is safe and what to do, for whatever was thrown (pure, in the language of the interface). */
import { ChatInterrupted } from "@persona-ai/client";
import { Problem, SessionEnded, Unreachable } from "../api/index.ts";
import { type Key, known, t } from "./index.ts";
import { timeLeft } from "./time.ts";

export type Told = { title: string; text: string; canRetry: boolean };

/** Titles of problems without one of their own, by status. */
const titleOf = (status: number): Key =>
  status === 404 ? "problem.nothing" : status === 401 ? "problem.signed-out" : "problem.refused";

const as = (title: Key, text: Key, canRetry: boolean): Told => ({ title: t(title), text: t(text), canRetry });

export function describeProblem(error: unknown): Told {
  if (error instanceof Unreachable) return as("problem.unreachable", "problem.unreachable.text", true);
  if (error instanceof SessionEnded) return as("problem.signed-out", "problem.signed-out.text", false);
  if (error instanceof ChatInterrupted) return as("problem.broke-off", "problem.broke-off.text", false);
  if (!(error instanceof Problem)) return as("problem.page", "problem.nothing-lost", true);
  const text = known(`problem.${error.code}.text`);
  if (text) return as(known(`problem.${error.code}`) ?? titleOf(error.status), text, false);
  if (error.status === 429) {
    const { retryAfter: wait } = error;
    if (wait === undefined || wait > 3600) return as("problem.too-many", "problem.too-many.tomorrow", true);
    const text = t("problem.too-many.in", { time: timeLeft(wait) });
    return { title: t("problem.too-many"), text, canRetry: true };
  }
  if (error.status === 503) return as("problem.busy", "problem.busy.text", true);
  if (error.status >= 500) return as("problem.ours", "problem.nothing-lost", true);
  if (error.status === 401) return as("problem.signed-out", "problem.signed-out.text", false);
  // A code that is newer than this page.
  return { title: t(titleOf(error.status)), text: error.message, canRetry: false };
}

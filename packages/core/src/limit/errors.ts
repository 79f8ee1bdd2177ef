import { DomainError } from "../error.ts";
import type { Allowance, Counter } from "./allowance.ts";

const WHAT: Record<Counter, string> = {
  messages: "messages",
  tokens: "tokens of the language model",
  generations: "personas made",
};

/** The user has had as much as one day allows. */
export class LimitReached extends DomainError {
  readonly allowance: Allowance;

  constructor(allowance: Allowance) {
    const { counter, limit, resetSeconds } = allowance;
    super(
      "limit",
      `daily_${counter}_reached`,
      `That is all for today: ${limit.toLocaleString("en")} ${WHAT[counter]} a day (UTC).`,
      { retryAfterSeconds: resetSeconds },
    );
    this.allowance = allowance;
  }
}

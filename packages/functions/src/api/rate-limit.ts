/**
 * How much of a day is left, in headers (draft-ietf-httpapi-ratelimit-headers-06): of the counter that the request
 * counted against, or by which it was refused.
 */
import type { Limit } from "@persona-ai/core/limit";

export const RATE_LIMIT_HEADERS = [
  "RateLimit-Limit",
  "RateLimit-Remaining",
  "RateLimit-Reset",
  "RateLimit-Policy",
] as const;

const DAY_SECONDS = 24 * 60 * 60;

export const allowanceHeaders = ({
  limit,
  remaining,
  resetSeconds,
}: Limit.Allowance): Record<(typeof RATE_LIMIT_HEADERS)[number], string> => ({
  "RateLimit-Limit": String(limit),
  "RateLimit-Remaining": String(remaining),
  "RateLimit-Reset": String(resetSeconds),
  "RateLimit-Policy": `${limit};w=${DAY_SECONDS}`,
});

/**
 * EventBridge's "Step Functions Execution Status Change" for executions that ended FAILED, TIMED_OUT or ABORTED: the
 * net under MarkFailed. Where MarkFailed has already told the persona, this changes nothing.
 */

import { failureOf } from "@persona-ai/core/persona/failure.ts";
import { fail } from "@persona-ai/core/persona/generation.ts";
import { Generation } from "@persona-ai/core/workflow/generation.ts";
import { z } from "zod";

const Event = z.object({
  detail: z.object({
    executionArn: z.string(),
    status: z.enum(["FAILED", "TIMED_OUT", "ABORTED"]),
    input: z.string(),
    error: z.string().nullish(),
  }),
});

const BY_STATUS = {
  FAILED: "internal_error",
  TIMED_OUT: "States.Timeout",
  ABORTED: "ExecutionAborted",
} as const;

export async function handler(event: unknown): Promise<void> {
  const { status, input, error } = Event.parse(event).detail;
  const name = status === "FAILED" ? (error ?? BY_STATUS.FAILED) : BY_STATUS[status];
  await fail(Generation.parse(JSON.parse(input)), failureOf(name));
}

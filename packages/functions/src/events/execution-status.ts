/**
 * EventBridge's "Step Functions Execution Status Change" for executions that ended FAILED, TIMED_OUT or ABORTED: the
 * net under MarkFailed. Where MarkFailed has already told the persona, this changes nothing; nor is anybody's persona
 * behind an execution that was started by hand with something else.
 */
import { failureOf } from "@persona-ai/core/persona/failure.ts";
import { fail } from "@persona-ai/core/persona/generation.ts";
import { annotate, type Invocation, invoked, log } from "@persona-ai/core/telemetry";
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

export async function handler(event: unknown, invocation?: Invocation): Promise<void> {
  await invoked(invocation, async () => {
    const { executionArn, status, input, error } = Event.parse(event).detail;
    const name = status === "FAILED" ? (error ?? BY_STATUS.FAILED) : BY_STATUS[status];
    annotate({ executionArn });
    const { data: generation } = Generation.safeParse(JSON.parse(input));
    if (generation === undefined) {
      log.warn("execution of no generation ended badly", { status });
      return;
    }
    const { userId, personaId, version } = generation;
    annotate({ userId, personaId, version });
    const failed = await fail(generation, failureOf(name));
    log.info("execution ended badly", { status, failed });
  });
}

/**
 * What every step handler shares: its payload checked by zod, the persona told how far it is, and the table's
 * failures under a name that the state machine retries. An error's `name` is what Step Functions matches.
 *
 *   export const handler = step("fetching_responses", z.object({ … }), async ({ generation }) => …);
 */
import { DomainError } from "@persona-ai/core/error.ts";
import { advance, type Step } from "@persona-ai/core/persona/generation.ts";
import { isUnavailable, TableUnavailable } from "@persona-ai/core/table";
import { Generation } from "@persona-ai/core/workflow/generation.ts";
import type { z } from "zod";

export { Generation };

/** With `progress` undefined the persona is not told: the handler itself writes its state. */
export function step<P extends { generation: Generation }, R>(
  progress: Step | undefined,
  payload: z.ZodType<P>,
  run: (input: P) => Promise<R>,
) {
  return async (event: unknown): Promise<R> => {
    try {
      const input = payload.parse(event);
      if (progress !== undefined) await advance(input.generation, progress);
      return await run(input);
    } catch (error) {
      const known = error instanceof DomainError || !isUnavailable(error);
      throw known ? error : new TableUnavailable(error);
    }
  };
}

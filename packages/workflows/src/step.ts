/**
 * What every step handler shares: its payload checked by zod, the persona told that it has begun, and the table's
 * failures under a name that the state machine retries. An error's `name` is what Step Functions matches.
 *
 * The log has a line as the step begins and one as it ends, with whose generation it is and which execution. What an
 * error says is not passed on, unless it is ours or names fields alone: a parser's quotes what it was given.
 *
 *   export const handler = step("fetching_responses", z.object({ … }), async ({ generation }) => …);
 */
import { DomainError } from "@persona-ai/core/error.ts";
import type { Step } from "@persona-ai/core/persona/generation.ts";
import { isUnavailable, TableUnavailable } from "@persona-ai/core/table";
import { annotate, type Invocation, invoked, log } from "@persona-ai/core/telemetry";
import { Workflow } from "@persona-ai/core/workflow";
import { Generation } from "@persona-ai/core/workflow/generation.ts";
import { z } from "zod";

export { Generation };

/** A defect of ours, under its own name. */
class Defect extends DomainError {
  constructor(cause: Error) {
    super("internal", "internal_error", "Something went wrong on our side.", { cause });
    this.name = cause.name;
  }
}

/** `progress` is what the log calls it; each tells the persona with what it leaves which one is next. */
export function step<P extends { generation: Generation }, R>(
  progress: Step | undefined,
  payload: z.ZodType<P>,
  run: (input: P) => Promise<R>,
) {
  return (event: unknown, invocation?: Invocation): Promise<R> =>
    invoked(invocation, async () => {
      const started = performance.now();
      const ms = () => Math.round(performance.now() - started);
      try {
        const input = payload.parse(event);
        const { userId, personaId, version } = input.generation;
        const executionArn = Workflow.executionArn(input.generation);
        annotate({ userId, personaId, version, executionArn, ...(progress && { step: progress }) });
        log.info("step started");
        const result = await run(input);
        log.info("step ended", { ms: ms() });
        return result;
      } catch (thrown) {
        const error = nameable(thrown);
        log[error instanceof DomainError && !(error instanceof Defect) ? "warn" : "error"](
          "step failed",
          { ms: ms() },
          error,
        );
        throw error;
      }
    });
}

/**
 * What was wrong with a model's answer quotes traits and texts; Step Functions and the log, which nobody can delete
 * from, are told how much it was.
 */
class Unusable extends DomainError {
  constructor({ kind, code, issues = [] }: DomainError) {
    super(kind, code, `${code}: ${issues.length} issues`);
  }
}

/** What Step Functions matches by its name, and what may be told of it. */
function nameable(error: unknown): unknown {
  if (error instanceof DomainError && error.issues !== undefined) return new Unusable(error);
  if (error instanceof DomainError || error instanceof z.ZodError || !(error instanceof Error)) return error;
  return isUnavailable(error) ? new TableUnavailable(error) : new Defect(error);
}

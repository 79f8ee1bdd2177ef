import { DomainError, errorClass } from "../error.ts";
import { MIN_PEERS } from "../traits/constants.ts";

export class PersonaNotFound extends errorClass(
  "not_found",
  "persona_not_found",
  "There is no such persona.",
) {}

export class VersionNotFound extends errorClass(
  "not_found",
  "version_not_found",
  "This persona has no such version with traits.",
) {}

export class PersonaNotReady extends errorClass(
  "conflict",
  "persona_not_ready",
  "No version of this persona has been ready yet.",
) {}

export class AnalysisNotReady extends errorClass(
  "conflict",
  "analysis_not_ready",
  `A persona needs the owner's response, or those of at least ${MIN_PEERS} peers that pass the quality checks.`,
) {}

export class NotRetryable extends errorClass(
  "conflict",
  "not_retryable",
  "Only a generation that failed for a passing reason can be tried again.",
) {}

export class HandleTaken extends errorClass("conflict", "handle_taken", "Another persona has this handle.", {
  issues: [{ path: "handle", message: "Taken." }],
}) {}

/** Its owner does not have it talk to others, public as it is. */
export class PersonaNotTalking extends errorClass(
  "conflict",
  "persona_not_talking",
  "This persona does not talk to others at the moment.",
) {}

/** It has talked to others as much as its owner lets it in a month. */
export class PersonaBudgetReached extends DomainError {
  constructor(retryAfterSeconds: number) {
    super("limit", "persona_budget_reached", "This persona has talked to others enough for this month.", {
      retryAfterSeconds,
    });
  }
}

/** The generation could not be handed to the workflow; it is marked failed and may be asked for again. */
export class WorkflowUnavailable extends errorClass(
  "upstream",
  "workflow_unavailable",
  "The generation could not be started; try again in a moment.",
  { retryAfterSeconds: 5 },
) {}

/** While a generation was under way, somebody took back what it is made of. */
export class AnswersWithdrawn extends errorClass(
  "conflict",
  "answers_withdrawn",
  "A response was withdrawn or deleted meanwhile.",
) {}

/** This generation is no longer the persona's current one: removed, stopped, failed or overtaken. */
export class GenerationSuperseded extends errorClass(
  "conflict",
  "generation_superseded",
  "This generation is no longer current.",
) {}

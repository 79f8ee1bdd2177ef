import { DomainError, errorClass, PROBLEMS } from "../error.ts";

export class PersonaNotFound extends errorClass("persona_not_found") {}

export class VersionNotFound extends errorClass("version_not_found") {}

export class PersonaNotReady extends errorClass("persona_not_ready") {}

export class AnalysisNotReady extends errorClass("analysis_not_ready") {}

export class NotRetryable extends errorClass("not_retryable") {}

export class HandleTaken extends errorClass("handle_taken") {}

/** Its owner does not have it talk to others, public as it is. */
export class PersonaNotTalking extends errorClass("persona_not_talking") {}

/** It has talked to others as much as its owner lets it in a month. */
export class PersonaBudgetReached extends DomainError {
  constructor(retryAfterSeconds: number) {
    super("limit", "persona_budget_reached", PROBLEMS.persona_budget_reached.message, { retryAfterSeconds });
  }
}

/** The generation could not be handed to the workflow; it is marked failed and may be asked for again. */
export class WorkflowUnavailable extends errorClass("workflow_unavailable") {}

/** While a generation was under way, somebody took back what it is made of. */
export class AnswersWithdrawn extends DomainError {
  constructor() {
    super("conflict", "answers_withdrawn", "A response was withdrawn or deleted meanwhile.");
  }
}

/** This generation is no longer the persona's current one: removed, stopped, failed or overtaken. */
export class GenerationSuperseded extends errorClass("generation_superseded") {}

/**
 * What becomes of a generation whose model calls go as given: the documented policy as a pure model, with the numbers
 * of retries from the state machine's own Retry. Faults are taken one a call; further calls are answered.
 *
 *   predict(["throttle", "malformed"], readPolicy());
 *   // { calls: [primary throttle, primary malformed, primary ok, primary ok], paid: 3, outcome: ready by primary … }
 */
import { readFileSync } from "node:fs";
import type { Fault } from "@persona-ai/local/bedrock/faults.ts";

export type Role = "primary" | "fallback";
export type Fidelity = { passed: boolean; attempts: number; warnings: string[] };
export type Outcome =
  | { status: "failed"; error: string }
  | { status: "ready"; role: Role; fidelity: Fidelity };
export type Prediction = { calls: { role: Role; fault: Fault }[]; paid: number; outcome: Outcome };

/** The retrier that decides for an error of a state, and how often it lets the task be tried again. */
export type Policy = (state: string, error: string) => { retrier: number; retries: number };

type Retrier = { ErrorEquals: string[]; MaxAttempts: number };
type Definition = { States: Record<string, { Retry?: Retrier[] }> };

const FILE = new URL("../../../packages/workflows/persona-generation.asl.json", import.meta.url);

export function readPolicy(): Policy {
  const { States } = JSON.parse(readFileSync(FILE, "utf8")) as Definition;
  return (state, error) => {
    const retriers = States[state]?.Retry ?? [];
    const retrier = retriers.findIndex(
      ({ ErrorEquals }) => ErrorEquals.includes(error) || ErrorEquals.includes("States.ALL"),
    );
    return { retrier, retries: retriers[retrier]?.MaxAttempts ?? 0 };
  };
}

/** How often a state tries a task that always ends in this error. */
export const attemptsOf = (state: string, error: string): number => 1 + readPolicy()(state, error).retries;

/** Calls that bring no answer. */
const ERRORS: Partial<Record<Fault, string>> = {
  throttle: "ModelThrottled",
  unavailable: "ModelUnavailable",
  timeout: "ModelTimeout",
  drop: "ModelUnavailable",
  access_denied: "ModelAccessDenied",
  not_subscribed: "ModelAccessDenied",
  legacy: "ModelNotOffered",
  end_of_life: "ModelNotOffered",
};
const TRY_ANOTHER_MODEL = [
  "ModelThrottled",
  "ModelUnavailable",
  "ModelTimeout",
  "ModelAccessDenied",
  "ModelNotOffered",
  "ProfileMalformed",
  "InterviewMalformed",
];
/** The same model is asked again for these before another one is. */
const PASSING = ["ModelThrottled", "ModelUnavailable", "ModelTimeout"];
/** A malformed answer is asked for again once. */
const CALLS_A_QUESTION = 2;

type Question = { malformed: number; error: string };
type Asked = { error: string } | { faithful: boolean };

const isForTheOther = (error: string, tried: number): boolean =>
  TRY_ANOTHER_MODEL.includes(error) && (tried > 0 || !PASSING.includes(error));

const newQuestion = (error: string): Question => ({ malformed: 0, error });

export function predict(faults: readonly Fault[], policy: Policy): Prediction {
  const waiting = [...faults];
  const calls: Prediction["calls"] = [];

  function ask(role: Role, question: Question): Asked {
    while (question.malformed < CALLS_A_QUESTION) {
      const fault = waiting.shift() ?? "ok";
      calls.push({ role, fault });
      const error = ERRORS[fault];
      if (error !== undefined) return { error };
      if (fault === "refuse") return { error: "ModelRefused" };
      if (fault !== "malformed") return { faithful: fault !== "unfaithful" };
      question.malformed += 1;
    }
    return { error: question.error };
  }

  /** A question goes on where an attempt before left it: what the model has answered is not asked again. */
  /** `instead` is who is asked within the same step. */
  function visit(
    state: string,
    role: Role,
    question: Question,
    instead?: { role: Role; question: Question },
  ): Asked {
    const used = new Map<number, number>();
    for (let tried = 0; ; tried++) {
      let asked = ask(role, question);
      if (instead && "error" in asked && isForTheOther(asked.error, tried)) {
        asked = ask(instead.role, instead.question);
      }
      if (!("error" in asked)) return asked;
      const { retrier, retries } = policy(state, asked.error);
      const made = used.get(retrier) ?? 0;
      if (made >= retries) return asked;
      used.set(retrier, made + 1);
    }
  }

  function outcome(): Outcome {
    const profile = newQuestion("ProfileMalformed");
    let role: Role = "primary";
    let written = visit("GenerateProfile", role, profile);
    if ("error" in written && TRY_ANOTHER_MODEL.includes(written.error)) {
      role = "fallback";
      // It is asked in the form that it takes, so nothing that the first one said answers it.
      written = visit("GenerateProfileWithFallback", role, newQuestion("ProfileMalformed"));
    }
    if ("error" in written) return { status: "failed", error: written.error };
    return { status: "ready", role, fidelity: check(role, written) };
  }

  /** The model is interviewed that did not write, and the writer in its place. */
  function interview(state: string, writer: Role): Asked {
    const other = writer === "primary" ? "fallback" : "primary";
    const asked = () => newQuestion("InterviewMalformed");
    return visit(state, other, asked(), { role: writer, question: asked() });
  }

  function check(role: Role, written: { faithful: boolean }): Fidelity {
    const first = interview("InterviewPersona", role);
    if ("error" in first) return { passed: false, attempts: 1, warnings: ["fidelity_not_checked"] };
    if (written.faithful && first.faithful) return { passed: true, attempts: 1, warnings: [] };
    const rewritten = visit("RewriteProfile", role, newQuestion("ProfileMalformed"));
    if ("error" in rewritten) {
      return { passed: false, attempts: 1, warnings: ["fidelity_low", "persona_not_rewritten"] };
    }
    const second = interview("InterviewRewrittenPersona", role);
    if ("error" in second) return { passed: false, attempts: 2, warnings: ["fidelity_not_checked"] };
    const passed = rewritten.faithful && second.faithful;
    return { passed, attempts: 2, warnings: passed ? [] : ["fidelity_low"] };
  }

  const ended = outcome();
  return { calls, paid: calls.filter(({ fault }) => ERRORS[fault] === undefined).length, outcome: ended };
}

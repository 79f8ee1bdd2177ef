/**
 * Answers against an instrument: what is wrong with them, item by item, and how they count on their scales.
 *
 * Every item that is missing or off the scale is named; of answers to what is no item the first 50 are named and
 * the others counted, so that a body of thousands of keys gets a readable answer.
 */
import { DomainError, InvalidRequest, type Issue } from "../error.ts";
import type { Answers, Definition } from "./definition.ts";

const EXTRA_NAMED = 50;
const KEY_SHOWN = 64;

export function issuesOf(definition: Definition, answers: Record<string, unknown>): Issue[] {
  const { min, max } = definition.scale;
  const wrong = definition.items.flatMap(({ id }): Issue[] => {
    const path = `answers.${id}`;
    if (!Object.hasOwn(answers, id)) return [{ path, message: "This item is not answered." }];
    if (isOnScale(answers[id], min, max)) return [];
    return [{ path, message: `The answer must be an integer from ${min} to ${max}.` }];
  });
  return [...wrong, ...extra(definition, answers)];
}

function isOnScale(answer: unknown, min: number, max: number): answer is number {
  return Number.isInteger(answer) && (answer as number) >= min && (answer as number) <= max;
}

function extra({ id, items }: Definition, answers: Record<string, unknown>): Issue[] {
  const known = new Set(items.map((item) => item.id));
  const keys = Object.keys(answers).filter((key) => !known.has(key));
  const named = keys.slice(0, EXTRA_NAMED).map((key) => ({
    path: `answers.${key.length > KEY_SHOWN ? `${key.slice(0, KEY_SHOWN)}…` : key}`,
    message: `This is not an item of ${id}.`,
  }));
  const rest = keys.length - named.length;
  if (rest === 0) return named;
  return [...named, { path: "answers", message: `${rest} more answers are not to items of ${id}.` }];
}

/** The answers alone, in the instrument's order; throws `InvalidRequest` naming everything that is wrong. */
export function parse(definition: Definition, answers: Record<string, unknown>): Answers {
  const issues = issuesOf(definition, answers);
  if (issues.length > 0) throw new InvalidRequest(issues);
  return Object.fromEntries(definition.items.map(({ id }) => [id, answers[id] as number]));
}

/** Raw answers in order of presentation. They were validated when they came in: a gap is our fault. */
export function inOrder({ items }: Definition, answers: Answers): number[] {
  return items.map(({ id }) => {
    const answer = answers[id];
    if (answer === undefined)
      throw new DomainError("internal", "answer_missing", "A stored answer is missing.");
    return answer;
  });
}

/** As `inOrder`, a minus-keyed item's answer reversed: `min + max - answer`. */
export function keyed(definition: Definition, answers: Answers): number[] {
  const { items, scale } = definition;
  const reverse = scale.min + scale.max;
  return inOrder(definition, answers).map((answer, i) =>
    items[i]!.keyed === "plus" ? answer : reverse - answer,
  );
}

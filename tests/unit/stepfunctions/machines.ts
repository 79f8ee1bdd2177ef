/** Machines of a few states, and what is said of them. */
import type { Json } from "step-functions-local/payload.ts";
import { validate } from "step-functions-local/program/index.ts";
import type { ServiceError } from "step-functions-local/service-error.ts";
import { expect } from "vitest";

export type Fields = { [field: string]: Json };
export type States = { [name: string]: Fields };

export const FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:step";
export const end = { Type: "Pass", End: true };
export const task = { Type: "Task", Resource: FUNCTION, End: true };
export const processor = { StartAt: "Inner", States: { Inner: end } };

export const machine = (states: States) => ({
  QueryLanguage: "JSONata",
  StartAt: Object.keys(states)[0],
  States: states,
});
export const output = (text: string) => machine({ P: { ...end, Output: { v: text } } });

/** What is said of a definition, without the sentence around it. */
export function diagnosis(definition: object | string): string {
  const text = typeof definition === "string" ? definition : JSON.stringify(definition);
  const error = refusalOf(text);
  expect(error?.code).toBe("InvalidDefinition");
  return (error as ServiceError).message.replace(/^Invalid State Machine Definition: '(.*)'$/s, "$1");
}

export function refusalOf(definition: string): ServiceError | undefined {
  try {
    validate(definition);
  } catch (thrown) {
    return thrown as ServiceError;
  }
  return undefined;
}

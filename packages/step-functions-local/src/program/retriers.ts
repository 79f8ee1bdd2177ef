/**
 * What the specification asks of Retry and Catch and the schemas leave open: their fields, which are fewer than in
 * JSONPath, and what these may be.
 */
import type { Json } from "../payload.ts";
import { type Container, isObject, type JsonObject } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { unsupportedFields } from "./fields.ts";

const FIELDS = {
  Retry: [
    "Comment",
    "ErrorEquals",
    "IntervalSeconds",
    "MaxAttempts",
    "BackoffRate",
    "MaxDelaySeconds",
    "JitterStrategy",
  ],
  Catch: ["Comment", "ErrorEquals", "Next", "Output", "Assign"],
};
type List = keyof typeof FIELDS;

const MAX_ATTEMPTS = 99_999_999;

export function retrierFaults({ machine, pointer }: Container): Diagnostic[] {
  return Object.entries(machine.States).flatMap(([name, state]) =>
    (["Retry", "Catch"] as const).flatMap((list) =>
      listFaults(list, state[list], `${pointer}/States/${name}/${list}`),
    ),
  );
}

function listFaults(name: List, list: Json | undefined, pointer: string): Diagnostic[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, index) => {
    if (!isObject(entry)) return [];
    const isLast = index === list.length - 1;
    const at = `${pointer}[${index}]`;
    return [...unsupportedFields(entry, FIELDS[name], at), ...entryFaults(entry, isLast, at)];
  });
}

function entryFaults(
  { ErrorEquals, IntervalSeconds, MaxAttempts, BackoffRate, JitterStrategy }: JsonObject,
  isLast: boolean,
  pointer: string,
): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const fault = (message: string, location: string) => {
    faults.push({ code: "SCHEMA_VALIDATION_FAILED", message, location });
  };
  if (Array.isArray(ErrorEquals) && ErrorEquals.length === 0) {
    fault("Value cannot be empty", `${pointer}/ErrorEquals`);
  }
  if (typeof MaxAttempts === "number" && MaxAttempts > MAX_ATTEMPTS) {
    fault(`Value must be at most ${MAX_ATTEMPTS}`, `${pointer}/MaxAttempts`);
  }
  if (typeof BackoffRate === "number" && BackoffRate < 1) {
    fault("Value must be at least 1.0", `${pointer}/BackoffRate`);
  }
  if (JitterStrategy !== undefined && JitterStrategy !== "FULL" && JitterStrategy !== "NONE") {
    fault("Value should be one of the following: [FULL, NONE]", `${pointer}/JitterStrategy`);
  }
  if (Array.isArray(ErrorEquals) && ErrorEquals.includes("States.ALL")) {
    if (ErrorEquals.length > 1) fault("'States.ALL' must appear alone", `${pointer}/ErrorEquals`);
    if (!isLast) fault("'States.ALL' must appear in the last entry", `${pointer}/ErrorEquals`);
  }
  if (typeof IntervalSeconds === "number" && !(Number.isInteger(IntervalSeconds) && IntervalSeconds > 0)) {
    fault("Expected a positive integer", `${pointer}/IntervalSeconds`);
  }
  return faults;
}

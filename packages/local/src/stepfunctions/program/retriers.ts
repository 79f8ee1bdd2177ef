/** What the specification asks of Retry and Catch and the schemas leave open. */
import type { Json } from "../payload.ts";
import { type Container, isObject, type JsonObject } from "./definition.ts";
import type { Diagnostic } from "./diagnostic.ts";

export function retrierFaults({ machine, pointer }: Container): Diagnostic[] {
  return Object.entries(machine.States).flatMap(([name, state]) =>
    ["Retry", "Catch"].flatMap((list) => listFaults(state[list], `${pointer}/States/${name}/${list}`)),
  );
}

function listFaults(list: Json | undefined, pointer: string): Diagnostic[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, index) => {
    const isLast = index === list.length - 1;
    return isObject(entry) ? entryFaults(entry, isLast, `${pointer}[${index}]`) : [];
  });
}

function entryFaults(
  { ErrorEquals, IntervalSeconds }: JsonObject,
  isLast: boolean,
  pointer: string,
): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const fault = (message: string, location: string) => {
    faults.push({ code: "SCHEMA_VALIDATION_FAILED", message, location });
  };
  if (Array.isArray(ErrorEquals) && ErrorEquals.includes("States.ALL")) {
    if (ErrorEquals.length > 1) fault("'States.ALL' must appear alone", `${pointer}/ErrorEquals`);
    if (!isLast) fault("'States.ALL' must appear in the last entry", `${pointer}/ErrorEquals`);
  }
  if (typeof IntervalSeconds === "number" && !(Number.isInteger(IntervalSeconds) && IntervalSeconds > 0)) {
    fault("Expected a positive integer", `${pointer}/IntervalSeconds`);
  }
  return faults;
}

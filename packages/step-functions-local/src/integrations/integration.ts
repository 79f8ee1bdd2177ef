/**
 * The two ways in which a Task invokes a function: by its ARN as the resource, or by the service integration
 * lambda:invoke. They differ in what they pass, what they return, and how their events are called and detailed.
 */
import { randomUUID } from "node:crypto";
import type { FunctionInvoker } from "../engine/services.ts";
import type { Visit } from "../engine/visit.ts";
import { StateFailure } from "../failure.ts";
import type { Details, EventType } from "../history.ts";
import type { Json, Payload } from "../payload.ts";
import type { TaskNode } from "../program/types.ts";

export type Invocation = Awaited<ReturnType<FunctionInvoker["invoke"]>>;

/** `isEvent`: the function is not waited for. */
export type TaskRequest = { functionName: string; payload: Payload; isEvent?: boolean };

export type Integration = {
  /** How the texts of errors call the task. */
  name: string;
  events: Record<"scheduled" | "started" | "succeeded" | "failed" | "timedOut", EventType>;
  started: Details | undefined;
  request(given: Payload, visit: Visit<TaskNode>): TaskRequest;
  scheduled(given: string): Details;
  succeeded(output: string): Details;
  failed(error: string | undefined, cause: string | undefined): Details;
  /** @throws StateFailure when the function itself failed */
  result(invocation: Invocation): Payload;
  /** The failure for an invocation that Lambda's API refused. */
  refused(error: Error): StateFailure;
};

/** A function's own error: its type is the error name, everything it says is the cause. */
export function functionPayload(invocation: Invocation): Json {
  const payload = (invocation.payload ?? null) as Json;
  if (invocation.functionError === undefined) return payload;
  const { errorType } = (payload ?? {}) as { errorType?: string };
  const cause = JSON.stringify(payload);
  if (errorType) throw new StateFailure(errorType, cause);
  const unknown = "The cause could not be determined because Lambda did not return an error type.";
  throw new StateFailure("Lambda.Unknown", `${unknown} Returned payload: ${cause}`);
}

const STATUS: Record<string, number> = {
  InvalidParameterValueException: 400,
  InvalidRequestContentException: 400,
  RequestTooLargeException: 413,
  ResourceNotFoundException: 404,
  TooManyRequestsException: 429,
};

export function apiRefusal(error: Error): StateFailure {
  const name = error.name === "Error" ? "SdkClientException" : error.name;
  const answer = `Service: AWSLambda; Status Code: ${STATUS[name] ?? 500}; Error Code: ${name}`;
  const reason = `${error.message} (${answer}; Request ID: ${randomUUID()}; Proxy: null)`;
  return new StateFailure(`Lambda.${name}`, reason);
}

/** Calls the endpoint that served the page, by the AWS JSON protocol. */
import type { Operations } from "../model/aws.ts";

/** `code` is the name of AWS's exception; Unreachable when there was no answer. */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ApiError";
    this.code = code;
  }
}

/** @throws ApiError, and the signal's reason when it is aborted */
export async function call<Name extends keyof Operations>(
  name: Name,
  input: Operations[Name][0],
  signal?: AbortSignal,
): Promise<Operations[Name][1]> {
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": `AWSStepFunctions.${name}`,
  };
  const request: RequestInit = { method: "POST", headers, body: JSON.stringify(input) };
  const response = await fetch("/", signal === undefined ? request : { ...request, signal }).catch(
    unreachable,
  );
  const body: unknown = await response.json().catch(unreachable);
  if (response.ok) return body as Operations[Name][1];
  const { __type = "InternalFailure", message = "" } = body as { __type?: string; message?: string };
  throw new ApiError(__type, message);
}

function unreachable(error: Error): never {
  if (error.name === "AbortError") throw error;
  throw new ApiError("Unreachable", "The endpoint does not answer. Is the local stack running?", {
    cause: error,
  });
}

/**
 * How Lambda reports what goes wrong with a function: `errorType`, `errorMessage` and, where the runtime lived to
 * tell, `trace`. Names and texts are AWS's (aws-lambda-nodejs-runtime-interface-client, and the service's own).
 */
import { types } from "node:util";

export type FunctionError = { errorType: string; errorMessage: string; trace?: string[] };

export const PAYLOAD_LIMIT_BYTES = 6 * 1024 * 1024;
/** The response may be a little larger than the request. */
const RESPONSE_LIMIT_BYTES = PAYLOAD_LIMIT_BYTES + 100;

/** What a handler threw. */
export function fromThrown(thrown: unknown): FunctionError {
  if (types.isNativeError(thrown)) {
    return {
      errorType: thrown.name,
      errorMessage: thrown.message,
      trace: (thrown.stack ?? String(thrown)).split("\n"),
    };
  }
  return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
}

/** What the import of the handler's module threw. */
export function fromImport(thrown: unknown): FunctionError {
  const code = types.isNativeError(thrown) && "code" in thrown ? thrown.code : undefined;
  if (code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND") {
    return runtimeError("Runtime.ImportModuleError", String(thrown));
  }
  if (types.isNativeError(thrown) && thrown.name === "SyntaxError") {
    return runtimeError("Runtime.UserCodeSyntaxError", String(thrown));
  }
  return fromThrown(thrown);
}

export const runtimeError = (errorType: string, errorMessage: string): FunctionError => ({
  errorType,
  errorMessage,
  trace: [`${errorType}: ${errorMessage}`],
});

export const timedOut = (requestId: string, timeoutMs: number): FunctionError => ({
  errorType: "Sandbox.Timedout",
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1_000).toFixed(2)} seconds`,
});

/** The process ended in the middle of an invocation: by itself (an exit code) or killed for its memory. */
export function exited(requestId: string, how: number | "out of memory"): FunctionError {
  const reason =
    how === "out of memory"
      ? "Runtime exited with error: signal: killed"
      : how === 0
        ? "Runtime exited without providing a reason"
        : `Runtime exited with error: exit status ${how}`;
  return { errorType: "Runtime.ExitError", errorMessage: `RequestId: ${requestId} Error: ${reason}` };
}

export function responseTooLarge(payload: string): FunctionError | undefined {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= RESPONSE_LIMIT_BYTES) return undefined;
  return {
    errorType: "Function.ResponseSizeTooLarge",
    errorMessage: `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT_BYTES} bytes).`,
  };
}

/** An error of the Lambda API itself, as the SDK shows it: the function did not run. */
export function apiError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

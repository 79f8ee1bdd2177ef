/** Functions for tests: what each answers, by name; every invocation is noted. */
import type { FunctionInvoker } from "step-functions-local/index.ts";

export type Handler = (payload: unknown, signal: AbortSignal) => unknown;

export type Functions = { invoker: FunctionInvoker; calls: { name: string; payload: unknown }[] };

export const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

/** A handler that throws fails as a Node.js function does: the error's name and message, and a trace. */
export function functions(handlers: { [name: string]: Handler }): Functions {
  const calls: Functions["calls"] = [];
  return {
    calls,
    invoker: {
      async invoke(functionName, payload, { signal }) {
        const name = functionName.replace(/^.*:function:/, "");
        calls.push({ name, payload });
        const handler = handlers[name];
        if (handler === undefined)
          throw apiError("ResourceNotFoundException", `Function not found: ${functionName}`);
        const answer = { statusCode: 200, executedVersion: "$LATEST", requestId: "8a1c" };
        try {
          return { ...answer, payload: await handler(payload, signal) };
        } catch (thrown) {
          const { name: errorType, message: errorMessage } = thrown as Error;
          return { ...answer, payload: { errorType, errorMessage, trace: [] }, functionError: "Unhandled" };
        }
      },
    },
  };
}

export function apiError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

/** Resolves only when the invocation is aborted. */
export function hang(_payload: unknown, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

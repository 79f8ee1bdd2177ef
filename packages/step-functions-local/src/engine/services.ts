/** What executions need from outside: where they are written, who invokes functions, time and chance. */
import type { Home } from "../arn.ts";
import type { Journal } from "../store/journal.ts";

export type FunctionInvoker = {
  /**
   * Invokes a Lambda function by name or ARN and resolves with Lambda's own answer. With `functionError`, `payload`
   * is `{ errorType, errorMessage, trace? }`. Rejects with an Error whose `name` is that of a Lambda API error
   * (ResourceNotFoundException, TooManyRequestsException, ServiceException, …). `signal` aborts the invocation.
   */
  invoke(
    functionName: string,
    payload: unknown,
    options: { signal: AbortSignal },
  ): Promise<{
    statusCode: number;
    executedVersion: string;
    requestId: string;
    payload: unknown;
    functionError?: "Unhandled";
  }>;
};

export type Services = {
  journal: Journal;
  invoker: FunctionInvoker;
  home: Home;
  /** Multiplies waits and the delays of retries, and nothing else. */
  timeScale: number;
  now: () => number;
  random: () => number;
};

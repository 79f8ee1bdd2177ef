/** The recordings of tests/fixtures/asl-recorded-on-aws, and functions that behave as the recorded ones did. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FunctionInvoker } from "step-functions-local/index.ts";

export type RecordedEvent = { id: number; previousEventId: number; type: string; [details: string]: unknown };

export type Recording = {
  name: string;
  definition: object;
  input: unknown;
  parallelSorted?: boolean;
  /** Why AWS does otherwise today. */
  outdated?: string;
  lambda?: { behaviour: "echo" | "constant" | "raise"; value?: unknown; error?: string; message?: string };
  expected: { status: string; output?: unknown; error?: string; cause?: unknown; events: RecordedEvent[] };
};

const file = new URL("../../../fixtures/asl-recorded-on-aws/cases.json", import.meta.url);

export const recordings = (JSON.parse(readFileSync(file, "utf8")) as { cases: Recording[] }).cases;

export function invokerOf({ lambda }: Recording): FunctionInvoker {
  return {
    async invoke(_functionName, payload) {
      const answer = { statusCode: 200, executedVersion: "$LATEST", requestId: randomUUID() };
      if (lambda?.behaviour === "constant") return { ...answer, payload: lambda.value };
      if (lambda?.behaviour === "raise")
        return { ...answer, payload: raised(lambda), functionError: "Unhandled" };
      return { ...answer, payload };
    },
  };
}

/** What a Python function that raises an exception answers. */
function raised({ error, message }: { error?: string; message?: string }) {
  const line = `  File "/var/task/handler.py", line 2, in handler\n    raise ${error}("${message}")\n`;
  return { errorMessage: message, errorType: error, requestId: randomUUID(), stackTrace: [line] };
}

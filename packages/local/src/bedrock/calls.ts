/**
 * The calls received, oldest first, for tests and for the curious. Bounded: the last CALLS are listed, and the
 * last BODIES of them with their bodies.
 */
import type { Fault } from "./faults.ts";

export type Call = {
  at: string;
  operation: "Converse" | "ConverseStream" | "InvokeModel";
  modelId: string;
  fault: Fault;
  /** Missing while the call is being answered. */
  status?: number;
  request?: unknown;
  response?: unknown;
  /** The caller went away before the end of the answer. */
  aborted?: true;
};

const CALLS = 10_000;
const BODIES = 1_000;

export function callLog() {
  const calls: Call[] = [];
  return {
    /** Notes a call; what is assigned to the returned object later is noted too. */
    add: (call: Call): Call => {
      calls.push(call);
      if (calls.length > CALLS) calls.shift();
      const old = calls.at(-1 - BODIES);
      delete old?.request;
      delete old?.response;
      return call;
    },
    list: (): readonly Call[] => calls,
    clear: () => {
      calls.length = 0;
    },
  };
}

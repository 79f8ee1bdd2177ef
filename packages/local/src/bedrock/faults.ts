/**
 * What the next calls do. `PUT /_faults` replaces the queue, each call takes the first of it, and an empty queue
 * means that all is well. `unfaithful` answers in the right form what is not true: a profile in a voice that
 * contradicts the traits, an interview unlike the persona's own. `slow` answers well, after FIRST_DELAY_MS and, streamed, with DELTA_DELAY_MS from
 * one delta to the next; it ends when its reader goes away, which `/_calls` notes as `aborted: true`. A new kind of
 * fault is one more line of EFFECTS; a fault for one model only would be chosen in `next`.
 */
import { z } from "zod";
import type { ExceptionName } from "./exceptions.ts";

export const Fault = z.enum([
  "ok",
  "throttle",
  "unavailable",
  "timeout",
  "malformed",
  "unfaithful",
  "refuse",
  "access_denied",
  "drop",
  "slow",
]);
export type Fault = z.infer<typeof Fault>;

export const FIRST_DELAY_MS = 200;
export const DELTA_DELAY_MS = 40;

/** At most so many wait. */
export const Faults = z.array(Fault).max(10_000);

export type Effect =
  | { kind: "answer" | "malformed" | "unfaithful" | "refuse" | "drop" | "slow" }
  | { kind: "exception"; name: ExceptionName; message: string; afterMs?: number };

export const EFFECTS: Record<Fault, Effect> = {
  ok: { kind: "answer" },
  malformed: { kind: "malformed" },
  unfaithful: { kind: "unfaithful" },
  refuse: { kind: "refuse" },
  drop: { kind: "drop" },
  slow: { kind: "slow" },
  throttle: {
    kind: "exception",
    name: "ThrottlingException",
    message: "Too many requests, please wait before trying again.",
  },
  unavailable: {
    kind: "exception",
    name: "ServiceUnavailableException",
    message: "The service is unable to process your request at this time. Try again later.",
  },
  timeout: {
    kind: "exception",
    name: "ModelTimeoutException",
    message: "Model has timed out in processing the request. Try your request again.",
    afterMs: 25,
  },
  access_denied: {
    kind: "exception",
    name: "AccessDeniedException",
    message: "You don't have access to the model with the specified model ID.",
  },
};

export type FaultQueue = ReturnType<typeof faultQueue>;

export function faultQueue() {
  let waiting: Fault[] = [];
  return {
    set: (faults: Fault[]) => {
      waiting = [...faults];
    },
    rest: (): Fault[] => [...waiting],
    next: (): Fault => waiting.shift() ?? "ok",
  };
}

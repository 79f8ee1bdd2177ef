/**
 * What the next calls do. `PUT /_faults` replaces the queue and `[]` clears it; each call takes the first of it that is
 * for its model, and an empty queue means that all is well. A new kind of fault is one more line of EFFECTS.
 *
 * - Refused before anything is said: throttle, unavailable, timeout, access_denied, legacy, end_of_life, not_subscribed.
 * - Broken in the middle: drop (the connection), stream_throttle and stream_error (an exception frame; not streamed,
 *   the exception alone).
 * - Spoiled: malformed (in four ways, in turn), max_tokens (cut off), empty, thinking (all tokens went into it),
 *   stringified (lists and objects as strings), refuse, guardrail.
 * - In the right form what is not true: unfaithful (another's voice, another's answers), obeys (it follows orders that
 *   stand in data), drift (see conduct.ts).
 * - slow: after FIRST_DELAY_MS and, streamed, with DELTA_DELAY_MS from one delta to the next; it ends when its reader
 *   goes away, which `/_calls` notes as `aborted: true`.
 * - stall: streamed, nothing comes after the first words until `/_faults` is set again.
 */
import { foundationModelId } from "@persona-ai/core/model/models.ts";
import { isObject } from "@persona-ai/core/model/schema.ts";
import { z } from "zod";
import type { Conduct } from "./conduct.ts";
import { BedrockException, refusal } from "./exceptions.ts";
import * as spoil from "./spoil.ts";
import type { ConverseRequest, Reply } from "./wire.ts";

export type Effect = {
  /** What is thrown in place of an answer. */
  exception?: BedrockException;
  afterMs?: number;
  conduct?: Partial<Conduct>;
  spoil?: (reply: Reply, request: ConverseRequest) => Reply;
  isSlow?: boolean;
  stalls?: boolean;
  drops?: boolean;
  /** What is thrown in the middle of a stream, or in place of a whole answer. */
  breaks?: { streamed: BedrockException; whole: BedrockException };
};

const throttled = new BedrockException(
  "ThrottlingException",
  "Too many requests, please wait before trying again.",
);
const unavailable = "The system encountered an unexpected error during processing. Try your request again.";
let malformedSoFar = 0;

const EFFECTS = {
  ok: {},
  throttle: { exception: throttled },
  unavailable: {
    exception: new BedrockException(
      "ServiceUnavailableException",
      "The service is unable to process your request at this time. Try again later.",
    ),
  },
  timeout: {
    exception: new BedrockException(
      "ModelTimeoutException",
      "Model has timed out in processing the request. Try your request again.",
    ),
    afterMs: 25,
  },
  malformed: { spoil: (reply) => spoil.malformed(reply, malformedSoFar++) },
  refuse: { spoil: spoil.refused },
  access_denied: {
    exception: new BedrockException(
      "AccessDeniedException",
      "You don't have access to the model with the specified model ID.",
    ),
  },
  drop: { drops: true },
  unfaithful: { conduct: { faithful: false } },
  slow: { isSlow: true },
  stall: { stalls: true },
  legacy: { exception: refusal("legacy") },
  end_of_life: { exception: refusal("endOfLife") },
  not_subscribed: { exception: refusal("notSubscribed") },
  stream_throttle: { breaks: { streamed: throttled, whole: throttled } },
  stream_error: {
    breaks: {
      streamed: new BedrockException("ModelStreamErrorException", unavailable, {
        originalStatusCode: 500,
        originalMessage: unavailable,
      }),
      whole: new BedrockException("ModelErrorException", unavailable, { originalStatusCode: 500 }),
    },
  },
  max_tokens: { spoil: spoil.cutOff },
  empty: { spoil: spoil.emptied },
  thinking: { spoil: spoil.thoughtAlone },
  stringified: { spoil: spoil.stringified },
  guardrail: { spoil: spoil.guarded },
  obeys: { conduct: { obeys: true } },
  drift: { conduct: { drifts: true } },
} satisfies Record<string, Effect>;

export type Fault = keyof typeof EFFECTS;
export const effectOf = (fault: Fault): Effect => EFFECTS[fault];

const NAMES = Object.keys(EFFECTS) as [Fault, ...Fault[]];
const MANY = 10_000;

const Entry = z.strictObject({
  fault: z.enum(NAMES, {
    error: ({ input }) => `${JSON.stringify(input)} is no fault. There are: ${NAMES.join(", ")}`,
  }),
  /** An id, or that of any of its profiles. */
  model: z.string().min(1).optional(),
  times: z.int().min(1).max(1_000_000).default(1),
});
type Entry = z.infer<typeof Entry>;
const Faults = z
  .array(
    z.preprocess((one) => (isObject(one) ? one : { fault: one }), Entry),
    "Expected a JSON array of faults",
  )
  .max(MANY, `At most ${MANY} faults wait`);

/** What is wrong with it, or the queue. */
export function readFaults(body: unknown): { faults: Entry[] } | { problem: string } {
  const { data, error } = Faults.safeParse(body);
  if (!error) return { faults: data };
  const { path, message } = error.issues[0]!;
  return { problem: path.length === 0 ? message : `${path.join(".")}: ${message}` };
}

export function faultQueue() {
  let waiting: Entry[] = [];
  let change = Promise.withResolvers<void>();
  return {
    /** Resolves when the faults are set again. */
    changed: () => change.promise,
    set: (faults: Entry[]) => {
      change.resolve();
      change = Promise.withResolvers();
      waiting = faults.map((entry) => ({ ...entry }));
    },
    /** The faults that wait, in the form in which they were set. */
    rest: () =>
      waiting.map(({ fault, times, model }) =>
        model === undefined && times === 1 ? fault : { fault, ...(model !== undefined && { model }), times },
      ),
    next: (modelId: string): Fault => {
      const id = foundationModelId(modelId);
      const at = waiting.findIndex(({ model }) => model === undefined || foundationModelId(model) === id);
      const entry = waiting[at];
      if (!entry) return "ok";
      entry.times--;
      if (entry.times === 0) waiting.splice(at, 1);
      return entry.fault;
    },
  };
}

import { z } from "zod";
import { Id } from "../id.ts";
import { Instrument, InstrumentId } from "../instrument/index.ts";
import { orderedInput } from "../table/page.ts";

const MAX_DURATION_SECONDS = 30 * 24 * 3600;

const PEER_RELATIONS = ["friend", "family", "partner", "colleague", "other"] as const;
export const PeerRelation = z.enum(PEER_RELATIONS);

/**
 * A response as the analysis's owner sees it. Of a peer's never more than the day: not who gave it, not when, not what
 * it says, not whether it was kept out. Nothing else of it tells either: its id is random, and so is the lists' order.
 */
export const Info = z
  .object({
    id: Id.schema("response"),
    relation: z.enum(["self", "peer"]),
    receivedOn: z.iso.date(),
  })
  .meta({
    id: "Response",
    example: { id: "rsp_7Q2M0X4T9BKC3VHE8WJ5RNYZ1D", relation: "peer", receivedOn: "2026-11-22" },
  });
export type Info = z.infer<typeof Info>;

/** Which responses are listed, and which way. */
export const Selection = orderedInput.extend({ relation: Info.shape.relation.optional() });
export type Selection = z.input<typeof Selection>;

/** A whole one, so that whoever tries it out is not refused. */
const exampleAnswers = Object.fromEntries(
  Instrument.get("sapa-bfi-25").items.map(({ id, keyed }, i) => [
    id,
    keyed === "plus" ? 4 + (i % 3) : 1 + (i % 3),
  ]),
);
const exampleContent = { answers: exampleAnswers };

const content = {
  /** Item id → value. Which items and values there are is the instrument's to say: see `Instrument.parseAnswers`. */
  answers: z.record(z.string(), z.unknown()).meta({
    type: "object",
    additionalProperties: { type: "integer" },
    example: exampleAnswers,
  }),
  openAnswers: z.record(z.string(), z.string().trim().min(1).max(2000)).default({}),
};

/** To the millisecond: DynamoDB holds no number as small as JSON may send. */
const durationSeconds = z
  .number()
  .min(0)
  .max(MAX_DURATION_SECONDS)
  .overwrite((seconds) => Math.round(seconds * 1000) / 1000)
  .optional();

export const SelfInput = z
  .strictObject({ ...content, durationSeconds })
  .meta({ id: "SelfResponseInput", example: { ...exampleContent, durationSeconds: 140 } });
export type SelfInput = z.input<typeof SelfInput>;

export const PeerInput = z
  .strictObject({
    relation: PeerRelation,
    ...content,
    /** The survey's: the time taken is what has passed since it was given. */
    start: z.string().max(200).optional(),
  })
  .meta({ id: "PeerResponseInput", example: { relation: "friend", ...exampleContent } });
export type PeerInput = z.input<typeof PeerInput>;

const example = {
  id: "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
  relation: "self",
  createdAt: "2026-11-22T09:00:00.000Z",
};

/** What the owner is told of their own response. */
export const Own = z
  .object({ id: Info.shape.id, relation: z.literal("self"), createdAt: z.iso.datetime() })
  .meta({ id: "SelfResponse", example });
export type Own = z.infer<typeof Own>;

const answersGiven = {
  answers: z.record(z.string(), z.int()),
  openAnswers: z.record(z.string(), z.string()),
};
const exampleGiven = { answers: exampleAnswers, openAnswers: {} };

/** How far a draft has come. */
export const Draft = z
  .object({ answered: z.int().min(0), of: z.int().min(1) })
  .meta({ id: "SelfDraft", example: { answered: 12, of: 25 } });
export type Draft = z.infer<typeof Draft>;

/**
 * One's own answers: those that were handed in or else, without `id` and `createdAt`, the draft's. `draft`: what was
 * kept since.
 */
export const OwnAnswers = z
  .object({
    id: Info.shape.id.optional(),
    relation: z.literal("self"),
    createdAt: z.iso.datetime().optional(),
    updatedAt: z.iso.datetime(),
    ...answersGiven,
    draft: z.object({ ...answersGiven, ...Draft.shape, updatedAt: z.iso.datetime() }).optional(),
  })
  .meta({ id: "OwnAnswers", example: { ...example, updatedAt: example.createdAt, ...exampleGiven } });
export type OwnAnswers = z.infer<typeof OwnAnswers>;

/** What a peer is told of theirs. With the receipt they read it again, or withdraw it; nobody else has it. */
export const Submitted = z.object({ id: Info.shape.id, receipt: z.string() }).meta({
  id: "SubmittedResponse",
  example: { id: example.id, receipt: "q0Jm3cJ6cPqv1m8m0cJ5r3a7s5T2w1y9u8i7o6p5a4s" },
});
export type Submitted = z.infer<typeof Submitted>;

/** What a peer said, as their receipt shows it. */
export const Given = z
  .object({
    id: Info.shape.id,
    title: z.string(),
    about: z.string(),
    instrument: InstrumentId,
    language: z.string(),
    relation: PeerRelation,
    ...answersGiven,
    questions: z.array(z.object({ id: z.string(), text: z.string() })),
    receivedOn: z.iso.date(),
  })
  .meta({
    id: "GivenResponse",
    example: {
      id: example.id,
      title: "How others see me",
      about: "Ada Lovelace",
      instrument: "sapa-bfi-25",
      language: "en",
      relation: "friend",
      ...exampleGiven,
      questions: [],
      receivedOn: "2026-11-22",
    },
  });
export type Given = z.infer<typeof Given>;

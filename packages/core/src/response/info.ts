import { z } from "zod";
import { Id } from "../id.ts";
import { Instrument } from "../instrument/index.ts";
import { Flag } from "../traits/careless-responding.ts";

const MAX_DURATION_SECONDS = 30 * 24 * 3600;

export const PEER_RELATIONS = ["friend", "family", "partner", "colleague", "other"] as const;
export const PeerRelation = z.enum(PEER_RELATIONS);

/** A response as the analysis's owner sees it: who may have given it and how good it is, never the answers. */
export const Info = z
  .object({
    id: Id.schema("response"),
    relation: z.enum(["self", ...PEER_RELATIONS]),
    createdAt: z.iso.datetime(),
    flags: z.array(Flag),
  })
  .meta({
    id: "Response",
    example: {
      id: "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
      relation: "friend",
      createdAt: "2026-11-22T09:00:00.000Z",
      flags: [],
    },
  });
export type Info = z.infer<typeof Info>;

/** A whole one, so that whoever tries it out is not refused. */
const exampleAnswers = Object.fromEntries(
  Instrument.get("sapa-bfi-25").items.map(({ id, keyed }, i) => [
    id,
    keyed === "plus" ? 4 + (i % 3) : 1 + (i % 3),
  ]),
);
const exampleContent = { answers: exampleAnswers, durationSeconds: 140 };

const content = {
  /** Item id → value. Which items and values there are is the instrument's to say: see `Instrument.parseAnswers`. */
  answers: z.record(z.string(), z.unknown()).meta({ example: exampleAnswers }),
  openAnswers: z.record(z.string(), z.string().trim().min(1).max(2000)).default({}),
  /** To the millisecond: DynamoDB holds no number as small as JSON may send. */
  durationSeconds: z
    .number()
    .min(0)
    .max(MAX_DURATION_SECONDS)
    .overwrite((seconds) => Math.round(seconds * 1000) / 1000)
    .optional(),
};

export const SelfInput = z.strictObject(content).meta({ id: "SelfResponseInput", example: exampleContent });
export type SelfInput = z.input<typeof SelfInput>;

export const PeerInput = z
  .strictObject({ relation: PeerRelation, ...content })
  .meta({ id: "PeerResponseInput", example: { relation: "friend", ...exampleContent } });
export type PeerInput = z.input<typeof PeerInput>;

const example = {
  id: "rsp_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
  relation: "self",
  createdAt: "2026-11-22T09:00:00.000Z",
};

/** What the owner is told of their own response. */
export const Own = z
  .object({ id: Info.shape.id, relation: z.literal("self"), createdAt: Info.shape.createdAt })
  .meta({ id: "SelfResponse", example });
export type Own = z.infer<typeof Own>;

/** What a peer is told of theirs. */
export const Submitted = z
  .object({ id: Info.shape.id })
  .meta({ id: "SubmittedResponse", example: { id: example.id } });

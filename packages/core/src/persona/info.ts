import { z } from "zod";
import { Fidelity } from "../fidelity/index.ts";
import { Id } from "../id.ts";
import { Profile } from "../profile/index.ts";
import { orderedInput } from "../table/page.ts";
import { Traits } from "../traits/index.ts";
import { HANDLE, RESERVED_HANDLES } from "./handles.ts";
import { STEPS } from "./persona.entity.ts";

export const Failure = z.object({ code: z.string(), message: z.string(), retryable: z.boolean() });
export type Failure = z.infer<typeof Failure>;

const Tokens = z.object({
  calls: z.int(),
  inputTokens: z.int().describe("All that the model read, what went by a cache included."),
  outputTokens: z.int().describe("What it thought is among them."),
  cacheReadTokens: z.int().optional(),
  cacheWriteTokens: z.int().optional(),
});

/**
 * Of all calls that the model answered in the generation, whatever became of the answers. `calls` is 8 at most
 * at the first try (two profiles and two interviews, each asked for at most twice: Model.CALLS), and what was paid for
 * in tries that failed is added. `broken`: of calls that brought no answer, apart, because it is an estimate.
 */
export const Usage = Tokens.extend({
  broken: Tokens.optional().describe(
    "An estimate of what calls have cost that broke off or timed out; not in the other figures.",
  ),
});

export const Handle = z
  .string()
  .regex(HANDLE, "3 to 30 of a-z, 0-9 and -, not beginning or ending with -")
  .refine((handle) => !RESERVED_HANDLES.has(handle), "This handle is reserved.");

/** Whom else a public persona talks to, and for how many tokens of the model in a month (UTC); its owner always may. */
const Talk = z.object({
  audience: z.enum(["signed_in", "nobody"]),
  tokensPerMonth: z.int().min(0).max(1_000_000_000).optional(),
});

const generated = {
  traits: Traits.Info.optional(),
  profile: Profile.Info.optional(),
  model: z.string().optional(),
  usage: Usage.optional(),
  fidelity: Fidelity.Info.optional(),
  rating: z.enum(["up", "down"]).optional().describe("Its owner's thumb on the profile."),
  error: Failure.optional(),
  readyAt: z.iso.datetime().optional(),
};

const example = {
  id: "per_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
  analysisId: "ana_01JD3K9W6T0Q4V5X7Y8Z9A1B2C",
  version: 1,
  status: "generating",
  step: "generating_profile",
  progress: 0.5,
  createdAt: "2026-11-22T09:00:00.000Z",
  visibility: "private",
  chat: { audience: "signed_in" },
} as const;

/**
 * A user's current persona. `traits`, `profile` and what belongs to them are those of the last version that was ready,
 * `readyVersion`, also while a newer one is being made or has failed (`error`).
 */
export const Info = z
  .object({
    id: Id.schema("persona"),
    analysisId: Id.schema("analysis"),
    version: z.int().min(1),
    status: z.enum(["generating", "ready", "failed"]),
    step: z.enum(STEPS),
    progress: z.number().min(0).max(1),
    estimatedReadyAt: z.iso
      .datetime()
      .optional()
      .describe("While one is made: when it would be ready, did it take as long as the one before."),
    createdAt: z.iso.datetime(),
    visibility: z.enum(["private", "public"]),
    handle: z.string().optional(),
    chat: Talk,
    readyVersion: z.int().min(1).optional(),
    ...generated,
  })
  .meta({ id: "Persona", example });
export type Info = z.infer<typeof Info>;

/** One generation of a persona and what came of it. */
export const Version = z
  .object({
    version: Info.shape.version,
    analysisId: Info.shape.analysisId,
    status: Info.shape.status,
    createdAt: z.iso.datetime(),
    ...generated,
  })
  .meta({
    id: "PersonaVersion",
    example: {
      version: 1,
      analysisId: example.analysisId,
      status: "generating",
      createdAt: example.createdAt,
    },
  });
export type Version = z.infer<typeof Version>;

/** Thumbs on a profile; `null` takes them back. */
export const ProfileRating = z
  .strictObject({ rating: generated.rating.unwrap().nullable() })
  .meta({ id: "ProfileRating", example: { rating: "up" } });

/** Which versions are listed, and which way. */
export const VersionSelection = orderedInput.extend({ status: Info.shape.status.optional() });
export type VersionSelection = z.input<typeof VersionSelection>;

/** `handle: null` gives the handle back, `tokensPerMonth: null` the bound. */
export const Change = z
  .strictObject({
    visibility: Info.shape.visibility.optional(),
    handle: Handle.nullable().optional(),
    chat: z
      .strictObject({
        audience: Talk.shape.audience.optional(),
        tokensPerMonth: Talk.shape.tokensPerMonth.nullable(),
      })
      .optional(),
  })
  .meta({ id: "PersonaChange", example: { visibility: "public", handle: "ada-lovelace" } });
export type Change = z.infer<typeof Change>;

/**
 * The profile: what the model writes about a person and zod checks (docs/how-it-works.md).
 * Texts are in the analysis's language. Every `evidence` entry names a trait that the person certainly
 * has, as `"extraversion:high"` or `"neuroticism.anxiety:low"`, or a gap as `"gap:openness:peers-higher"`.
 */
import { z } from "zod";

const text = (max: number) => z.string().trim().min(1).max(max);
const claim = z.strictObject({
  text: text(400),
  evidence: z.array(text(80)).min(1).max(6),
});

export const NAME_LENGTH = 80;

export const Info = z.strictObject({
  name: text(NAME_LENGTH),
  tagline: text(160),
  summary: text(3000),
  greeting: text(600),
  voice: z.strictObject({
    tone: text(300),
    rules: z.array(text(240)).min(2).max(10),
    samples: z.array(text(400)).min(2).max(6),
    /** What somebody says, and what the persona answers. Profiles from before have none. */
    dialogues: z
      .array(z.strictObject({ user: text(240), persona: text(400) }))
      .max(3)
      .optional(),
  }),
  values: z.array(text(160)).min(2).max(8),
  strengths: z.array(claim).min(2).max(8),
  blindSpots: z.array(claim).min(1).max(8),
  conversationStarters: z.array(text(240)).min(2).max(8),
});
export type Info = z.infer<typeof Info>;

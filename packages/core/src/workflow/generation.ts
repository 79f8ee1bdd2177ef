import { z } from "zod";

/** The input of one execution: which version of whose persona is to be made, and from what. */
export const Generation = z.object({
  userId: z.string(),
  personaId: z.string(),
  version: z.int(),
  analysisId: z.string(),
});
export type Generation = z.infer<typeof Generation>;

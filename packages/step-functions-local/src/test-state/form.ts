/** The form of a request of TestState. Apart from what answers it, so that a start that needs no zod loads none. */
import { z } from "zod";

const data = z.string().max(262_144).optional();

export const testStateRequest = z.object({
  definition: z.string().min(1).max(1_048_576),
  stateName: z.string().min(1).max(80).optional(),
  roleArn: z.string().min(1).max(256).optional(),
  input: data,
  variables: data,
  context: data,
  inspectionLevel: z.enum(["INFO", "DEBUG", "TRACE"]).optional(),
  revealSecrets: z.boolean().optional(),
  mock: z
    .object({
      result: data,
      errorOutput: z
        .object({ error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() })
        .optional(),
      fieldValidationMode: z.enum(["STRICT", "PRESENT", "NONE"]).optional(),
    })
    .optional(),
  stateConfiguration: z
    .object({
      retrierRetryCount: z.int().min(0).optional(),
      errorCausedByState: z.string().min(1).max(80).optional(),
      mapIterationFailureCount: z.int().min(0).optional(),
      mapItemReaderData: data,
    })
    .optional(),
});

export type TestStateRequest = z.output<typeof testStateRequest>;

/** TestState, over the wire. */
import { z } from "zod";
import { ServiceError } from "../service-error.ts";
import { runTest } from "../test-state/index.ts";
import { operation } from "./operation.ts";
import { requireInput } from "./start-execution.ts";

const data = z.string().max(262_144).optional();

export const testStateOperation = operation(
  z.object({
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
  }),
  async ({ invoker, home, timeScale, now }, request) => {
    if (request.input !== undefined) requireInput(request.input);
    if (request.roleArn !== undefined && !request.roleArn.startsWith("arn:"))
      throw new ServiceError("InvalidArn", `Invalid Role Arn: 'Invalid ARN prefix: ${request.roleArn}'`);
    return runTest({ invoker, home, timeScale, now }, request);
  },
);

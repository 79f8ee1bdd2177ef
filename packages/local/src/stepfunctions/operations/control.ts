/** StopExecution and RedriveExecution. Both answer when what they did is committed. */
import { z } from "zod";
import { redrivability } from "../execution.ts";
import { ServiceError } from "../service-error.ts";
import { operation, requireExecution, seconds } from "./operation.ts";

/** Stopping an execution that is over changes nothing. */
export const stopExecution = operation(
  z.object({
    executionArn: z.string(),
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  async (service, { executionArn, error, cause }) => {
    requireExecution(service, executionArn);
    service.engine.stop(executionArn, error, cause);
    await service.store.journal.durable();
    const { stopDate } = requireExecution(service, executionArn);
    return { stopDate: seconds(stopDate ?? service.now()) };
  },
);

export const redriveExecution = operation(
  z.object({ executionArn: z.string() }),
  async (service, { executionArn }) => {
    const execution = requireExecution(service, executionArn);
    const { redriveStatus, redriveStatusReason } = redrivability(execution, service.now());
    if (redriveStatus === "NOT_REDRIVABLE") {
      throw new ServiceError("ExecutionNotRedrivable", redriveStatusReason ?? "Execution cannot be redriven");
    }
    service.engine.redrive(execution);
    await service.store.journal.durable();
    return { redriveDate: seconds(execution.redriveDate as number) };
  },
);

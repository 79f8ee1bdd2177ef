/** StopExecution and RedriveExecution. Both answer when what they did is committed. */
import { z } from "zod";
import { redrivability } from "../execution.ts";
import { ServiceError } from "../service-error.ts";
import { Arn, matching, operation, requireExecution, seconds } from "./operation.ts";

/** Stopping an execution that is over changes nothing. */
export const stopExecution = operation(
  z.object({
    executionArn: Arn,
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

/** So many tokens of an execution are known, for so long. */
const TOKENS = 10;
const TOKEN_MS = 15 * 60_000;

/** A token that has redriven the execution is answered as it was then. */
export const redriveExecution = operation(
  z.object({
    executionArn: Arn,
    clientToken: z
      .string()
      .max(64)
      .regex(...matching("[!-~]+"))
      .optional(),
  }),
  async (service, { executionArn, clientToken }) => {
    const execution = requireExecution(service, executionArn);
    const known = (service.redriveTokens.get(executionArn) ?? []).filter(
      ({ at }) => at > service.now() - TOKEN_MS,
    );
    const same = known.find(({ token }) => token === clientToken);
    if (same) return { redriveDate: seconds(same.at) };
    const { redriveStatus, redriveStatusReason } = redrivability(execution, service.now());
    if (redriveStatus === "NOT_REDRIVABLE") {
      throw new ServiceError("ExecutionNotRedrivable", redriveStatusReason ?? "Execution cannot be redriven");
    }
    service.engine.redrive(execution);
    const at = execution.redriveDate as number;
    if (clientToken !== undefined) {
      service.redriveTokens.set(executionArn, [...known, { token: clientToken, at }].slice(-TOKENS));
    }
    await service.store.journal.durable();
    return { redriveDate: seconds(at) };
  },
);

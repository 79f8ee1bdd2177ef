/**
 * StartExecution. A name is used once: starting it again while it runs, with the same input, answers with the
 * execution there is; with another input, or when it is over, ExecutionAlreadyExists.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { executionArn } from "../arn.ts";
import { Payload } from "../payload.ts";
import { ServiceError } from "../service-error.ts";
import { operation, requireMachine, requireName, seconds } from "./operation.ts";

export const startExecution = operation(
  z.object({ stateMachineArn: z.string(), name: z.string().optional(), input: z.string().default("{}") }),
  async (service, { stateMachineArn, name = randomUUID(), input }) => {
    const machine = requireMachine(service, stateMachineArn);
    requireName(name);
    requireInput(input);
    const arn = executionArn(machine.arn, name);
    const known = service.store.executions.find(arn);
    if (known !== undefined && (known.status !== "RUNNING" || known.input !== input)) {
      throw new ServiceError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
    }
    const execution = known ?? service.engine.start(machine, { arn, name, input });
    await service.store.journal.durable();
    return { executionArn: arn, startDate: seconds(execution.startDate) };
  },
);

function requireInput(input: string): void {
  const refuse = (reason: string) =>
    new ServiceError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${reason}'`);
  if (Payload.parse(input).exceedsLimit())
    throw refuse("The input exceeds the maximum number of bytes service limit");
  try {
    JSON.parse(input);
  } catch (error) {
    throw refuse((error as SyntaxError).message);
  }
}

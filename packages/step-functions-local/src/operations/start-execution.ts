/**
 * StartExecution and StartSyncExecution. A name of a Standard execution is used once: starting it again while it runs,
 * with the same input, answers with the execution there is; with another input, or when it is over,
 * ExecutionAlreadyExists. An Express one is a new one every time.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { executionArn } from "../arn.ts";
import { jsonFault } from "../console/model/json-fault.ts";
import { ServiceError } from "../service-error.ts";
import { dataOf, included } from "./executions.ts";
import { Arn, Data, matching, Name, operation, requireName, requireTarget, seconds } from "./operation.ts";

const form = z.object({
  stateMachineArn: Arn,
  name: Name.optional(),
  input: Data.default("{}"),
  traceHeader: z
    .string()
    .max(256)
    .regex(...matching(String.raw`\p{ASCII}*`))
    .optional(),
});

export const startExecution = operation(
  form,
  async (service, { stateMachineArn, name = randomUUID(), input, traceHeader }) => {
    const target = requireTarget(service, stateMachineArn);
    requireName(name);
    requireInput(input);
    if (target.machine.type === "EXPRESS") {
      const { execution } = service.engine.startExpress(target, { name, input, traceHeader });
      return { executionArn: execution.arn, startDate: seconds(execution.startDate) };
    }
    const arn = executionArn(target.machine.arn, name);
    const known = service.store.executions.find(arn);
    if (known !== undefined && (known.status !== "RUNNING" || known.input !== input)) {
      throw new ServiceError("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
    }
    const execution = known ?? service.engine.start(target, { name, input, traceHeader });
    await service.store.journal.durable();
    return { executionArn: arn, startDate: seconds(execution.startDate) };
  },
);

/** Answers when the execution is over; what it cost is what AWS would bill at the least. */
export const startSyncExecution = operation(
  form.extend({ includedData: included }),
  async (service, { stateMachineArn, name = randomUUID(), input, traceHeader, includedData }) => {
    const target = requireTarget(service, stateMachineArn);
    requireName(name);
    requireInput(input);
    if (target.machine.type !== "EXPRESS") {
      const message = "This operation is not supported by this type of state machine";
      throw new ServiceError("StateMachineTypeNotSupported", message);
    }
    const { arn, startDate, stopDate, status, output, error, cause } = await service.engine.startExpress(
      target,
      { name, input, traceHeader },
    ).over;
    const duration = Math.ceil(((stopDate ?? startDate) - startDate) / 100) * 100;
    return {
      executionArn: arn,
      stateMachineArn,
      name,
      startDate: seconds(startDate),
      stopDate: seconds(stopDate ?? startDate),
      status,
      error,
      cause,
      traceHeader,
      ...dataOf({ input, output }, includedData),
      billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: Math.max(100, duration) },
    };
  },
);

/** @throws ServiceError InvalidExecutionInput */
export function requireInput(input: string): void {
  const fault = jsonFault(input);
  if (fault === undefined) return;
  const reason = fault.message || "Invalid execution input.";
  throw new ServiceError("InvalidExecutionInput", `Invalid State Machine Execution Input: '${reason}'`);
}

/** DescribeExecution, ListExecutions. */
import { z } from "zod";
import { machineArnIn, requireArn } from "../arn.ts";
import { type Execution, redrivability } from "../execution.ts";
import { ServiceError } from "../service-error.ts";
import { Arn, operation, page, requireExecution, requireMachine, seconds } from "./operation.ts";
import { DEFAULT_PAGE, issueToken, readToken } from "./page-token.ts";

export const included = z.enum(["ALL_DATA", "METADATA_ONLY"]).default("ALL_DATA");

/** Nothing here is ever pending a redrive: a redriven execution runs at once. */
const status = z.enum(["SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING"]);

export const describeExecution = operation(
  z.object({
    executionArn: Arn,
    includedData: included,
  }),
  (service, { executionArn, includedData }) => {
    const execution = requireExecution(service, executionArn);
    const { error, cause, traceHeader } = execution;
    const data = dataOf(execution, includedData);
    return {
      ...summary(execution),
      ...data,
      error,
      cause,
      traceHeader,
      ...redrivability(execution, service.now()),
    };
  },
);

/** Newest first; a Map Run has none of its own here. */
export const listExecutions = operation(
  z.object({
    stateMachineArn: Arn.optional(),
    mapRunArn: z.string().min(1).max(2000).optional(),
    statusFilter: status.optional(),
    redriveFilter: z.enum(["REDRIVEN", "NOT_REDRIVEN"]).optional(),
    ...page,
    nextToken: z.string().min(1).max(3096).optional(),
  }),
  (service, { stateMachineArn, mapRunArn, statusFilter, redriveFilter, maxResults, nextToken }) => {
    if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
      const message = "Must provide one and only one of stateMachineArn or mapRunArn";
      throw new ServiceError("ValidationException", message);
    }
    if (stateMachineArn === undefined)
      throw new ServiceError("ResourceNotFound", `Resource not found: '${mapRunArn}'`);
    if (statusFilter === "PENDING_REDRIVE") {
      const message =
        "The status PENDING_REDRIVE is one of a Map Run's executions: mapRunArn must be specified";
      throw new ServiceError("ValidationException", message);
    }
    requireArn(stateMachineArn, "stateMachine");
    const { type } = requireMachine(service, machineArnIn(stateMachineArn));
    if (type === "EXPRESS") {
      const message = "This operation is not supported by this type of state machine";
      throw new ServiceError("StateMachineTypeNotSupported", message);
    }
    const list = ["ListExecutions", stateMachineArn, statusFilter, redriveFilter];
    const limit = maxResults || DEFAULT_PAGE;
    const filter = {
      startedBy: stateMachineArn,
      ...(statusFilter === undefined ? {} : { status: statusFilter }),
      ...(redriveFilter === undefined ? {} : { redriven: redriveFilter === "REDRIVEN" }),
      ...(nextToken === undefined ? {} : { before: readToken(list, nextToken) }),
    };
    const found = service.store.executions.list(filter, limit + 1);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return { executions: shown.map(summary), nextToken: last && issueToken(list, last.sequence) };
  },
);

/** The data of an execution, as far as they are wanted. */
export function dataOf(
  { input, output }: Pick<Execution, "input" | "output">,
  wanted: z.output<typeof included>,
) {
  const isIncluded = wanted === "ALL_DATA";
  return {
    ...(isIncluded ? { input, output } : {}),
    inputDetails: { included: isIncluded },
    outputDetails: output === undefined ? undefined : { included: isIncluded },
  };
}

function summary(execution: Execution) {
  const { arn, stateMachineArn, name, status, startDate, stopDate, redriveCount, redriveDate } = execution;
  const { stateMachineVersionArn, stateMachineAliasArn } = execution;
  return {
    executionArn: arn,
    stateMachineArn,
    name,
    status,
    startDate: seconds(startDate),
    stopDate: stopDate && seconds(stopDate),
    stateMachineVersionArn,
    stateMachineAliasArn,
    redriveCount,
    redriveDate: redriveDate && seconds(redriveDate),
  };
}

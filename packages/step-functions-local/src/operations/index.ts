/** The operations of the API by name. What our workflows do not need is left out, and refused by name. */
import { redriveExecution, stopExecution } from "./control.ts";
import { describeExecution, describeStateMachineForExecution, listExecutions } from "./executions.ts";
import { getExecutionHistory } from "./history.ts";
import type { Operation } from "./operation.ts";
import { startExecution } from "./start-execution.ts";
import {
  createStateMachine,
  describeStateMachine,
  listStateMachines,
  updateStateMachine,
} from "./state-machines.ts";

export type { Service } from "./operation.ts";

export const operations: ReadonlyMap<string, Operation> = new Map([
  ["CreateStateMachine", createStateMachine],
  ["DescribeExecution", describeExecution],
  ["DescribeStateMachine", describeStateMachine],
  ["DescribeStateMachineForExecution", describeStateMachineForExecution],
  ["GetExecutionHistory", getExecutionHistory],
  ["ListExecutions", listExecutions],
  ["ListStateMachines", listStateMachines],
  ["RedriveExecution", redriveExecution],
  ["StartExecution", startExecution],
  ["StopExecution", stopExecution],
  ["UpdateStateMachine", updateStateMachine],
]);

/** The operations of the API by name; what is not here is refused by name. */
import { redriveExecution, stopExecution } from "./control.ts";
import { describeExecution, listExecutions } from "./executions.ts";
import { getExecutionHistory } from "./history.ts";
import type { Operation } from "./operation.ts";
import { startExecution, startSyncExecution } from "./start-execution.ts";
import * as machines from "./state-machines.ts";
import { listTagsForResource, tagResource, untagResource } from "./tags.ts";
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from "./tasks.ts";
import { testStateOperation } from "./test-state.ts";
import { validateStateMachineDefinition } from "./validate-definition.ts";
import * as versions from "./versions.ts";

export type { Service } from "./operation.ts";

export const operations: ReadonlyMap<string, Operation> = new Map([
  ["CreateStateMachine", machines.createStateMachine],
  ["CreateStateMachineAlias", versions.createStateMachineAlias],
  ["DeleteStateMachine", machines.deleteStateMachine],
  ["DeleteStateMachineAlias", versions.deleteStateMachineAlias],
  ["DeleteStateMachineVersion", versions.deleteStateMachineVersion],
  ["DescribeExecution", describeExecution],
  ["DescribeStateMachine", machines.describeStateMachine],
  ["DescribeStateMachineAlias", versions.describeStateMachineAlias],
  ["DescribeStateMachineForExecution", machines.describeStateMachineForExecution],
  ["GetExecutionHistory", getExecutionHistory],
  ["ListExecutions", listExecutions],
  ["ListStateMachineAliases", versions.listStateMachineAliases],
  ["ListStateMachineVersions", versions.listStateMachineVersions],
  ["ListStateMachines", machines.listStateMachines],
  ["ListTagsForResource", listTagsForResource],
  ["PublishStateMachineVersion", versions.publishStateMachineVersion],
  ["RedriveExecution", redriveExecution],
  ["SendTaskFailure", sendTaskFailure],
  ["SendTaskHeartbeat", sendTaskHeartbeat],
  ["SendTaskSuccess", sendTaskSuccess],
  ["StartExecution", startExecution],
  ["StartSyncExecution", startSyncExecution],
  ["StopExecution", stopExecution],
  ["TagResource", tagResource],
  ["TestState", testStateOperation],
  ["UntagResource", untagResource],
  ["UpdateStateMachine", machines.updateStateMachine],
  ["UpdateStateMachineAlias", versions.updateStateMachineAlias],
  ["ValidateStateMachineDefinition", validateStateMachineDefinition],
]);

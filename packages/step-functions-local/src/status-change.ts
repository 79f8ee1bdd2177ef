/** The event that EventBridge delivers for a change of an execution's status, in AWS's shape (times in ms). */
import { randomUUID } from "node:crypto";
import type { Home } from "./arn.ts";
import { type Execution, type ExecutionStatus, type Redrivability, redrivability } from "./execution.ts";

export type EventBridgeStatusChange = {
  version: "0";
  id: string;
  "detail-type": "Step Functions Execution Status Change";
  source: "aws.states";
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: {
    executionArn: string;
    stateMachineArn: string;
    stateMachineVersionArn: string | null;
    stateMachineAliasArn: string | null;
    name: string;
    status: ExecutionStatus;
    startDate: number;
    stopDate: number | null;
    input: string;
    inputDetails: { included: true };
    output: string | null;
    outputDetails: { included: true } | null;
    error: string | null;
    cause: string | null;
    redriveCount: number;
    redriveDate: number | null;
    redriveStatus: Redrivability["redriveStatus"];
    redriveStatusReason: string | null;
  };
};

export function statusChange(
  execution: Execution,
  { region, accountId }: Home,
  now: number,
): EventBridgeStatusChange {
  const { redriveStatus, redriveStatusReason } = redrivability(execution, now);
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Step Functions Execution Status Change",
    source: "aws.states",
    account: accountId,
    time: `${new Date(now).toISOString().slice(0, 19)}Z`,
    region,
    resources: [execution.arn],
    detail: {
      executionArn: execution.arn,
      stateMachineArn: execution.stateMachineArn,
      stateMachineVersionArn: execution.stateMachineVersionArn ?? null,
      stateMachineAliasArn: execution.stateMachineAliasArn ?? null,
      name: execution.name,
      status: execution.status,
      startDate: execution.startDate,
      stopDate: execution.stopDate ?? null,
      input: execution.input,
      inputDetails: { included: true },
      output: execution.output ?? null,
      outputDetails: execution.output === undefined ? null : { included: true },
      error: execution.error ?? null,
      cause: execution.cause ?? null,
      redriveCount: execution.redriveCount,
      redriveDate: execution.redriveDate ?? null,
      redriveStatus,
      redriveStatusReason: redriveStatusReason ?? null,
    },
  };
}

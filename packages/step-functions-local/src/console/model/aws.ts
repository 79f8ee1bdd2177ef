/** The API of Step Functions as JSON has it: the SDK's types, with times as seconds of the epoch. */
import type * as Sfn from "@aws-sdk/client-sfn";

type Wire<T> = T extends Date
  ? number
  : T extends (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T]: Wire<T[Key]> }
      : T;

/** The SDK has every field possibly undefined; those that AWS always sends are certain here. */
type Certain<T, Key extends keyof T> = Omit<T, Key> & { [Each in Key]-?: NonNullable<T[Each]> };

type ExecutionKeys = "executionArn" | "stateMachineArn" | "name" | "status" | "startDate";
type MachineKeys = "stateMachineArn" | "name" | "type" | "creationDate";

export type HistoryEvent = Certain<Wire<Sfn.HistoryEvent>, "id" | "type" | "timestamp" | "previousEventId">;
export type Execution = Certain<Wire<Sfn.DescribeExecutionOutput>, ExecutionKeys>;
export type ExecutionSummary = Certain<Wire<Sfn.ExecutionListItem>, ExecutionKeys>;
export type ExecutionStatus = Sfn.ExecutionStatus;
export type StateMachine = Certain<Wire<Sfn.DescribeStateMachineOutput>, MachineKeys | "definition">;
export type StateMachineSummary = Certain<Wire<Sfn.StateMachineListItem>, MachineKeys>;

type Page = { nextToken?: string };
export type ExecutionPage = Page & { executions: ExecutionSummary[] };
export type HistoryPage = Page & { events: HistoryEvent[] };
export type StateMachinePage = Page & { stateMachines: StateMachineSummary[] };

/** What the console calls: input and output of each operation. */
export type Operations = {
  DescribeExecution: [Sfn.DescribeExecutionInput, Execution];
  DescribeStateMachine: [Sfn.DescribeStateMachineInput, StateMachine];
  DescribeStateMachineForExecution: [
    Sfn.DescribeStateMachineForExecutionInput,
    { definition: string; name: string; stateMachineArn: string },
  ];
  GetExecutionHistory: [Sfn.GetExecutionHistoryInput, HistoryPage];
  ListExecutions: [Sfn.ListExecutionsInput, ExecutionPage];
  ListStateMachines: [Sfn.ListStateMachinesInput, StateMachinePage];
  RedriveExecution: [Sfn.RedriveExecutionInput, { redriveDate: number }];
  StartExecution: [Sfn.StartExecutionInput, { executionArn: string; startDate: number }];
  StopExecution: [Sfn.StopExecutionInput, { stopDate: number }];
};

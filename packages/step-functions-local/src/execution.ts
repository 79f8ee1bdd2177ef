/** What is known of an execution apart from its events and threads: the record that DescribeExecution shows. */
export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";

export type Execution = {
  /** Ascending in the order of the starts. */
  readonly sequence: number;
  readonly arn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly roleArn: string;
  /** The revision of the machine that it was started with. */
  readonly revisionId: string;
  /** Set when it was started by them. */
  readonly stateMachineVersionArn: string | undefined;
  readonly stateMachineAliasArn: string | undefined;
  /** JSON, as it was sent. */
  readonly input: string;
  readonly traceHeader: string | undefined;
  readonly startDate: number;
  status: ExecutionStatus;
  stopDate: number | undefined;
  output: string | undefined;
  error: string | undefined;
  cause: string | undefined;
  lastEventId: number;
  redriveCount: number;
  redriveDate: number | undefined;
};

type Origin = Pick<
  Execution,
  "sequence" | "arn" | "stateMachineArn" | "name" | "roleArn" | "revisionId" | "input" | "startDate"
> &
  Partial<Pick<Execution, "stateMachineVersionArn" | "stateMachineAliasArn" | "traceHeader">>;

/** As it is when it starts, with its first event. */
export function newExecution(origin: Origin): Execution {
  return {
    stateMachineVersionArn: undefined,
    stateMachineAliasArn: undefined,
    traceHeader: undefined,
    ...origin,
    status: "RUNNING",
    stopDate: undefined,
    output: undefined,
    error: undefined,
    cause: undefined,
    lastEventId: 1,
    redriveCount: 0,
    redriveDate: undefined,
  };
}

export type Redrivability = { redriveStatus: "REDRIVABLE" | "NOT_REDRIVABLE"; redriveStatusReason?: string };

const REDRIVABLE_FOR_MS = 14 * 86_400_000;
const REDRIVE_LIMIT = 1_000;

/** A history this long has no room for a redrive, says AWS. */
const REDRIVABLE_EVENTS = 24_999;

export function redrivability(execution: Execution, now: number): Redrivability {
  const { status, stopDate, redriveCount, lastEventId } = execution;
  const no = (redriveStatusReason: string): Redrivability => ({
    redriveStatus: "NOT_REDRIVABLE",
    redriveStatusReason,
  });
  if (status === "RUNNING" || status === "SUCCEEDED")
    return no(`Execution is ${status} and cannot be redriven`);
  if (stopDate !== undefined && now - stopDate > REDRIVABLE_FOR_MS) {
    return no("Execution is past its redrivable period of 14 days and cannot be redriven");
  }
  if (redriveCount >= REDRIVE_LIMIT) return no(`Execution has been redriven ${REDRIVE_LIMIT} times`);
  if (lastEventId >= REDRIVABLE_EVENTS) return no("Execution history has no room for a redrive");
  return { redriveStatus: "REDRIVABLE" };
}

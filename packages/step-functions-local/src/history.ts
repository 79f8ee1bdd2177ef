/**
 * Events of an execution's history: AWS's types, and under which name the details of each are found on the wire.
 * Payloads are never truncated here, as they are not by the API of AWS either.
 */

type StateKind = "Choice" | "Fail" | "Map" | "Parallel" | "Pass" | "Succeed" | "Task" | "Wait";
type TaskEvent = "Scheduled" | "Started" | "Succeeded" | "Failed" | "TimedOut";

export type EventType =
  | `Execution${"Started" | "Succeeded" | "Failed" | "Aborted" | "TimedOut" | "Redriven"}`
  | `${StateKind}State${"Entered" | "Exited"}`
  | `${"Map" | "Parallel"}State${"Started" | "Succeeded" | "Failed" | "Aborted"}`
  | `${"Task" | "Wait"}StateAborted`
  | `MapIteration${"Started" | "Succeeded" | "Failed" | "Aborted"}`
  | `MapRun${"Started" | "Succeeded" | "Failed"}`
  | `${"Task" | "LambdaFunction"}${TaskEvent}`
  | "TaskSubmitted"
  | "EvaluationFailed";

export type Details = { [field: string]: unknown };

export type HistoryEvent = {
  id: number;
  previousEventId: number;
  /** Milliseconds of the epoch. */
  timestamp: number;
  type: EventType;
  details: Details | undefined;
};

/** The event that must not come: AWS ends an execution with its 25,000th event. */
export const EVENT_LIMIT = 25_000;

const DATA_FIELDS = ["input", "inputDetails", "output", "outputDetails"];

/** One for all events: nothing is truncated. */
const WHOLE = { truncated: false };

export function withInput(input: string): Details {
  return { input, inputDetails: WHOLE };
}

export function withOutput(output: string): Details {
  return { output, outputDetails: WHOLE };
}

export function withVariables(assigned: { [name: string]: unknown }): Details {
  const texts = Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]);
  if (texts.length === 0) return {};
  return { assignedVariables: Object.fromEntries(texts), assignedVariablesDetails: WHOLE };
}

/** Leaves out what is not given, as AWS does. */
export function errorDetails(error: string | undefined, cause: string | undefined): Details {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

/** The event as GetExecutionHistory has it. */
export function onTheWire(event: HistoryEvent, includeExecutionData: boolean): Details {
  const { id, previousEventId, type, timestamp } = event;
  const head = { timestamp: timestamp / 1000, type, id, previousEventId };
  if (event.details === undefined) return head;
  const details = { ...event.details };
  if (!includeExecutionData) for (const field of DATA_FIELDS) delete details[field];
  return { ...head, [detailsName(type)]: details };
}

function detailsName(type: EventType): string {
  if (type.endsWith("StateEntered")) return "stateEnteredEventDetails";
  if (type.endsWith("StateExited")) return "stateExitedEventDetails";
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

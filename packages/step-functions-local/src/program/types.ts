/**
 * A state machine ready to run: names resolved into nodes, templates and expressions compiled. A branch of a
 * Parallel and the processor of a Map are programs of their own. A state without `next` ends its program.
 */
import type { Template } from "../jsonata/template.ts";
import type { Retrier } from "../retry.ts";

export type Program = { startAt: string; states: Map<string, StateNode>; timeoutSeconds: number | undefined };

type Named = { name: string };
type Stepping = Named & {
  next: string | undefined;
  output: Template | undefined;
  assign: Template | undefined;
};

export type Catcher = {
  errorEquals: string[];
  next: string;
  output: Template | undefined;
  assign: Template | undefined;
};

/** What only Task, Parallel and Map may have. */
export type Recovery = { retry: Retrier[]; catch: Catcher[] };

export type ChoiceRule = {
  condition: Template;
  next: string;
  output: Template | undefined;
  assign: Template | undefined;
};

export type PassNode = Stepping & { type: "Pass" };
export type SucceedNode = Named & { type: "Succeed"; output: Template | undefined };
export type FailNode = Named & { type: "Fail"; error: Template | undefined; cause: Template | undefined };
export type WaitNode = Stepping & {
  type: "Wait";
  seconds: Template | undefined;
  timestamp: Template | undefined;
};

export type ChoiceNode = Named & {
  type: "Choice";
  rules: ChoiceRule[];
  default: { next: string; output: Template | undefined; assign: Template | undefined } | undefined;
};

/** `functionArn` is set for a function's ARN as the resource; without it, the resource is lambda:invoke. */
export type TaskNode = Stepping &
  Recovery & {
    type: "Task";
    functionArn: string | undefined;
    /** The function is handed a task token, and whoever has it ends the task. */
    isCallback: boolean;
    arguments: Template | undefined;
    timeoutSeconds: Template | undefined;
    heartbeatSeconds: Template | undefined;
  };

export type ParallelNode = Stepping &
  Recovery & { type: "Parallel"; branches: Program[]; arguments: Template | undefined };

export type MapNode = Stepping &
  Recovery & {
    type: "Map";
    processor: Program;
    isDistributed: boolean;
    label: string | undefined;
    items: Template | undefined;
    itemSelector: Template | undefined;
    /** What only a test of the state reads: see NOT_RUN_HERE in grammar.ts. */
    itemReader: Template | undefined;
    itemBatcher: Template | undefined;
    maxConcurrency: Template | undefined;
    toleratedFailureCount: Template | undefined;
    toleratedFailurePercentage: Template | undefined;
  };

export type StateNode =
  | ChoiceNode
  | FailNode
  | MapNode
  | ParallelNode
  | PassNode
  | SucceedNode
  | TaskNode
  | WaitNode;

/** Queries over executions, their histories and their threads. They see what has been committed. */
import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import type { Thread } from "../engine/thread.ts";
import type { Execution, ExecutionStatus } from "../execution.ts";
import type { Details, EventType, HistoryEvent } from "../history.ts";

type Row = Record<string, SQLOutputValue>;

export type ExecutionFilter = {
  stateMachineArn: string;
  status?: ExecutionStatus | "PENDING_REDRIVE";
  redriven?: boolean;
  /** Only executions started before the one with this sequence. */
  before?: number;
};

export class Executions {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  find(arn: string): Execution | undefined {
    const row = this.#database.prepare("SELECT * FROM executions WHERE arn = ?").get(arn);
    return row === undefined ? undefined : execution(row);
  }

  /** Newest first. */
  list({ stateMachineArn, status, redriven, before }: ExecutionFilter, limit: number): Execution[] {
    const query = this.#database.prepare(
      `SELECT * FROM executions WHERE state_machine_arn = :machine
         AND (:status IS NULL OR status = :status) AND (:before IS NULL OR sequence < :before)
         AND (:redriven IS NULL OR (redrive_count > 0) = :redriven)
       ORDER BY sequence DESC LIMIT :limit`,
    );
    const wanted = redriven === undefined ? null : Number(redriven);
    const filter = { status: status ?? null, before: before ?? null, redriven: wanted };
    return query.all({ machine: stateMachineArn, ...filter, limit }).map(execution);
  }

  running(): Execution[] {
    const query = this.#database.prepare(
      "SELECT * FROM executions WHERE status = 'RUNNING' ORDER BY sequence",
    );
    return query.all().map(execution);
  }

  lastSequence(): number {
    return (this.#database.prepare("SELECT max(sequence) AS last FROM executions").get()?.last ??
      0) as number;
  }

  /** Events after (or, in reverse, before) the event `from`. */
  events({ sequence }: Execution, from: number, limit: number, isReverse: boolean): HistoryEvent[] {
    const [beyond, order] = isReverse ? ["<", "DESC"] : [">", "ASC"];
    const query = this.#database.prepare(
      `SELECT * FROM events WHERE execution = ? AND id ${beyond} ? ORDER BY id ${order} LIMIT ?`,
    );
    return query.all(sequence, from, limit).map(event);
  }

  threads({ sequence }: Execution): Thread[] {
    const query = this.#database.prepare("SELECT data FROM threads WHERE execution = ? ORDER BY id");
    return query.all(sequence).map((row) => thread(row.data as string));
  }
}

/** Fields that were undefined are missing in JSON, and read as undefined again. */
function thread(data: string): Thread {
  return JSON.parse(data) as Thread;
}

function event(row: Row): HistoryEvent {
  return {
    id: row.id as number,
    previousEventId: row.previous_id as number,
    timestamp: row.timestamp as number,
    type: row.type as EventType,
    details: row.details === null ? undefined : (JSON.parse(row.details as string) as Details),
  };
}

function execution(row: Row): Execution {
  return {
    sequence: row.sequence as number,
    arn: row.arn as string,
    stateMachineArn: row.state_machine_arn as string,
    name: row.name as string,
    roleArn: row.role_arn as string,
    definitionId: row.definition_id as number,
    input: row.input as string,
    startDate: row.start_date as number,
    status: row.status as ExecutionStatus,
    stopDate: (row.stop_date ?? undefined) as number | undefined,
    output: (row.output ?? undefined) as string | undefined,
    error: (row.error ?? undefined) as string | undefined,
    cause: (row.cause ?? undefined) as string | undefined,
    lastEventId: row.last_event_id as number,
    redriveCount: row.redrive_count as number,
    redriveDate: (row.redrive_date ?? undefined) as number | undefined,
  };
}

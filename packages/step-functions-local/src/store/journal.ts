/**
 * What executions do, on its way to the disk. Changes are collected and committed together, one transaction a turn
 * of the event loop; a transaction holds whole steps only, since a step never spans turns. `durable` resolves when
 * everything recorded so far is committed: await it before anything that the outside can see.
 */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Thread } from "../engine/thread.ts";
import type { Execution } from "../execution.ts";
import type { HistoryEvent } from "../history.ts";
import type { EventBridgeStatusChange } from "../status-change.ts";

type Waiter = { resolve: () => void; reject: (error: unknown) => void };

export class Journal {
  readonly #database: DatabaseSync;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #onStatusChange: (event: EventBridgeStatusChange) => void;
  #executions = new Set<Execution>();
  #events: [execution: number, event: HistoryEvent][] = [];
  #threads = new Map<number, Map<number, Thread | undefined>>();
  #ended = new Set<number>();
  #statusChanges: EventBridgeStatusChange[] = [];
  #delivered: string[] = [];
  #waiting: Waiter[] = [];
  #scheduled: NodeJS.Immediate | undefined;
  #closed = false;

  /** `onStatusChange` is called after the commit, and again after a restart if the process died in between. */
  constructor(database: DatabaseSync, onStatusChange: (event: EventBridgeStatusChange) => void) {
    this.#database = database;
    this.#statements = prepare(database);
    this.#onStatusChange = onStatusChange;
  }

  save(execution: Execution): void {
    this.#executions.add(execution);
    this.#schedule();
  }

  append(execution: Execution, event: HistoryEvent): void {
    this.#events.push([execution.sequence, event]);
    this.save(execution);
  }

  saveThread(execution: Execution, thread: Thread): void {
    this.#threadsOf(execution).set(thread.id, thread);
    this.#schedule();
  }

  deleteThread(execution: Execution, id: number): void {
    this.#threadsOf(execution).set(id, undefined);
    this.#schedule();
  }

  /** The execution has succeeded: nothing of it will go on. */
  deleteThreads(execution: Execution): void {
    this.#threads.delete(execution.sequence);
    this.#ended.add(execution.sequence);
    this.#schedule();
  }

  announce(event: EventBridgeStatusChange): void {
    this.#statusChanges.push(event);
    this.#schedule();
  }

  durable(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#schedule();
    });
  }

  /** Commits now, so that a query sees everything. */
  flush(): void {
    if (this.#scheduled === undefined || this.#closed) return;
    clearImmediate(this.#scheduled);
    this.#scheduled = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      this.#commit();
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      for (const { reject } of waiting) reject(error);
      throw error;
    }
  }

  /** Hands out what a process before this one committed but did not live to deliver. */
  redeliver(): void {
    const rows = this.#database.prepare("SELECT event FROM status_changes ORDER BY rowid").all();
    for (const row of rows) this.#deliver(JSON.parse(row.event as string) as EventBridgeStatusChange);
  }

  close(): void {
    this.flush();
    this.#closed = true;
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#scheduled ??= setImmediate(() => {
      try {
        this.flush();
      } catch (error) {
        console.error("Step Functions could not write its journal; it will try again.", error);
      }
    });
  }

  #threadsOf(execution: Execution): Map<number, Thread | undefined> {
    const known = this.#threads.get(execution.sequence);
    if (known !== undefined) return known;
    const threads = new Map<number, Thread | undefined>();
    this.#threads.set(execution.sequence, threads);
    return threads;
  }

  #commit(): void {
    const announced = this.#statusChanges;
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      this.#write();
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#database.exec("ROLLBACK");
      throw error;
    }
    this.#executions.clear();
    this.#events = [];
    this.#threads.clear();
    this.#ended.clear();
    this.#statusChanges = [];
    this.#delivered = [];
    for (const event of announced) this.#deliver(event);
  }

  #write(): void {
    const { execution, event, thread, dropThread, dropThreads, announce, delivered } = this.#statements;
    for (const record of this.#executions) execution.run(...executionRow(record));
    for (const [sequence, { id, previousEventId, timestamp, type, details }] of this.#events) {
      const text = details === undefined ? null : JSON.stringify(details);
      event.run(sequence, id, previousEventId, timestamp, type, text);
    }
    for (const sequence of this.#ended) dropThreads.run(sequence);
    for (const [sequence, threads] of this.#threads) {
      for (const [id, data] of threads) {
        if (data === undefined) dropThread.run(sequence, id);
        else thread.run(sequence, id, JSON.stringify(data));
      }
    }
    for (const change of this.#statusChanges) announce.run(change.id, JSON.stringify(change));
    for (const id of this.#delivered) delivered.run(id);
  }

  #deliver(event: EventBridgeStatusChange): void {
    try {
      this.#onStatusChange(event);
    } catch (error) {
      console.error("A Step Functions status change was not delivered; it will be at the next start.", error);
      return;
    }
    this.#delivered.push(event.id);
    this.#schedule();
  }
}

function prepare(database: DatabaseSync): Record<Statement, StatementSync> {
  return {
    execution: database.prepare(
      `INSERT INTO executions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (sequence) DO UPDATE SET status = excluded.status, stop_date = excluded.stop_date,
         output = excluded.output, error = excluded.error, cause = excluded.cause,
         last_event_id = excluded.last_event_id, redrive_count = excluded.redrive_count,
         redrive_date = excluded.redrive_date`,
    ),
    event: database.prepare("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)"),
    thread: database.prepare("INSERT OR REPLACE INTO threads VALUES (?, ?, ?)"),
    dropThread: database.prepare("DELETE FROM threads WHERE execution = ? AND id = ?"),
    dropThreads: database.prepare("DELETE FROM threads WHERE execution = ?"),
    announce: database.prepare("INSERT INTO status_changes VALUES (?, ?)"),
    delivered: database.prepare("DELETE FROM status_changes WHERE id = ?"),
  };
}

type Statement = "execution" | "event" | "thread" | "dropThread" | "dropThreads" | "announce" | "delivered";

function executionRow(record: Execution): (string | number | null)[] {
  return [
    ...[
      record.sequence,
      record.arn,
      record.stateMachineArn,
      record.name,
      record.roleArn,
      record.definitionId,
    ],
    ...[record.input, record.startDate, record.status, record.stopDate ?? null, record.output ?? null],
    ...[record.error ?? null, record.cause ?? null, record.lastEventId, record.redriveCount],
    record.redriveDate ?? null,
  ];
}

/**
 * What executions do, on its way to the disk. Changes are collected and committed together, at the end of a turn of
 * the event loop; a transaction holds whole steps only, since a step never spans turns. `durable` resolves when
 * everything recorded so far is committed: await it before anything that the outside can see.
 */
import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Thread } from "../engine/thread.ts";
import type { Execution } from "../execution.ts";
import type { HistoryEvent } from "../history.ts";
import type { EventBridgeStatusChange } from "../status-change.ts";
import { deliver } from "./delivery.ts";
import { writeBatch } from "./event-batch.ts";
import type { OnStatusChange, StoreJournal } from "./index.ts";

/** So long may a commit wait for more, when nobody waits for it. */
const LATER_MS = 10;

type Waiter = { resolve: () => void; reject: (error: unknown) => void };

export class SqliteJournal implements StoreJournal {
  readonly #database: DatabaseSync;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #onStatusChange: OnStatusChange;
  #executions = new Set<Execution>();
  #events = new Map<number, HistoryEvent[]>();
  #threads = new Map<number, Map<number, Thread | undefined>>();
  #ended = new Set<number>();
  #statusChanges: EventBridgeStatusChange[] = [];
  #delivered: string[] = [];
  #waiting: Waiter[] = [];
  #soon: NodeJS.Immediate | undefined;
  #later: NodeJS.Timeout | undefined;
  #closed = false;

  /** `onStatusChange` is called after the commit, and again after a restart if the process died in between. */
  constructor(database: DatabaseSync, onStatusChange: OnStatusChange) {
    this.#database = database;
    this.#statements = prepare(database);
    this.#onStatusChange = onStatusChange;
  }

  save(execution: Execution): void {
    this.#executions.add(execution);
    this.#schedule();
  }

  append(execution: Execution, event: HistoryEvent): void {
    const events = this.#events.get(execution.sequence);
    if (events === undefined) this.#events.set(execution.sequence, [event]);
    else events.push(event);
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

  deleteThreads(execution: Execution): void {
    this.#threads.delete(execution.sequence);
    this.#ended.add(execution.sequence);
    this.#schedule();
  }

  announce(event: EventBridgeStatusChange): void {
    this.#statusChanges.push(event);
    this.#scheduleSoon();
  }

  durable(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#scheduleSoon();
    });
  }

  /** Commits now, so that a query sees everything. */
  flush(): void {
    if ((this.#soon === undefined && this.#later === undefined) || this.#closed) return;
    clearImmediate(this.#soon);
    clearTimeout(this.#later);
    this.#soon = this.#later = undefined;
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

  redeliver(): void {
    const rows = this.#database.prepare("SELECT event FROM status_changes ORDER BY rowid").all();
    for (const row of rows) this.#deliver(JSON.parse(row.event as string) as EventBridgeStatusChange);
  }

  close(): void {
    this.flush();
    this.#closed = true;
  }

  /** What nobody waits for may be lost with the process: then it is done again. */
  #schedule(): void {
    if (this.#soon !== undefined || this.#later !== undefined || this.#closed) return;
    this.#later = setTimeout(this.#flushAlone, LATER_MS);
  }

  /** At the end of this turn of the event loop. */
  #scheduleSoon(): void {
    if (this.#soon !== undefined || this.#closed) return;
    this.#soon = setImmediate(this.#flushAlone);
  }

  readonly #flushAlone = (): void => {
    try {
      this.flush();
    } catch (error) {
      console.error("Step Functions could not write its journal; it will try again.", error);
    }
  };

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
    this.#events.clear();
    this.#threads.clear();
    this.#ended.clear();
    this.#statusChanges = [];
    this.#delivered = [];
    for (const event of announced) this.#deliver(event);
  }

  #write(): void {
    const { execution, events, thread, dropThread, dropThreads, announce, delivered } = this.#statements;
    for (const record of this.#executions) execution.run(...executionRow(record));
    for (const [sequence, batch] of this.#events) {
      events.run(sequence, (batch.at(-1) as HistoryEvent).id, writeBatch(batch));
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
    if (!deliver(this.#onStatusChange, event)) return;
    this.#delivered.push(event.id);
    this.#schedule();
  }
}

function prepare(database: DatabaseSync): Record<Statement, StatementSync> {
  return {
    execution: database.prepare(
      `INSERT INTO executions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (sequence) DO UPDATE SET status = excluded.status, redrive_count = excluded.redrive_count,
         data = excluded.data`,
    ),
    events: database.prepare("INSERT INTO events VALUES (?, ?, ?)"),
    thread: database.prepare("INSERT OR REPLACE INTO threads VALUES (?, ?, ?)"),
    dropThread: database.prepare("DELETE FROM threads WHERE execution = ? AND id = ?"),
    dropThreads: database.prepare("DELETE FROM threads WHERE execution = ?"),
    announce: database.prepare("INSERT INTO status_changes VALUES (?, ?)"),
    delivered: database.prepare("DELETE FROM status_changes WHERE id = ?"),
  };
}

type Statement = "execution" | "events" | "thread" | "dropThread" | "dropThreads" | "announce" | "delivered";

function executionRow({ input, ...record }: Execution): (string | number | null)[] {
  const { sequence, arn, stateMachineArn, stateMachineVersionArn, stateMachineAliasArn } = record;
  return [
    ...[sequence, arn, stateMachineArn, stateMachineVersionArn ?? null, stateMachineAliasArn ?? null],
    ...[record.status, record.redriveCount, input, JSON.stringify(record)],
  ];
}

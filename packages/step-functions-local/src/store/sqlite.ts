/**
 * A store in one SQLite file. WAL with synchronous=NORMAL: a commit survives the death of the process at any instant,
 * and the loss of power up to the last checkpoint. A commit is a few long rows, so pages are four times SQLite's own.
 *
 * Executions are numbered in the order of their starts. The events of a commit are one row, since a row of its own for
 * each is most of what a chain of states costs. Threads are kept while an execution can go on: while it runs, and after
 * a failure, for a redrive.
 */
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import type { Thread } from "../engine/thread.ts";
import type { Execution } from "../execution.ts";
import type { HistoryEvent } from "../history.ts";
import { readBatch } from "./event-batch.ts";
import type { Executions, OnStatusChange, Store } from "./index.ts";
import { SqliteJournal } from "./journal.ts";
import { type Keeper, Machines, type RecordKind } from "./machines.ts";

const SCHEMA_VERSION = 2;
const TABLES = `
  CREATE TABLE records (kind TEXT NOT NULL, key TEXT NOT NULL, data TEXT NOT NULL, UNIQUE (kind, key));
  CREATE TABLE executions (
    sequence INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, machine TEXT NOT NULL, version TEXT, alias TEXT,
    status TEXT NOT NULL, redrive_count INTEGER NOT NULL, input TEXT NOT NULL, data TEXT NOT NULL
  );
  CREATE INDEX executions_of_machine ON executions (machine, sequence);
  CREATE INDEX executions_running ON executions (status) WHERE status = 'RUNNING';
  CREATE TABLE events (
    execution INTEGER NOT NULL, last INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (execution, last)
  ) WITHOUT ROWID;
  CREATE TABLE threads (
    execution INTEGER NOT NULL, id INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (execution, id)
  ) WITHOUT ROWID;
  CREATE TABLE status_changes (id TEXT PRIMARY KEY, event TEXT NOT NULL);
`;

type Row = Record<string, SQLOutputValue>;

export function openSqliteStore(path: string, onStatusChange: OnStatusChange): Store {
  const database = openDatabase(path);
  const journal = new SqliteJournal(database, onStatusChange);
  const executions = executionsOf(database);
  return {
    machines: new Machines(keeperOf(database)),
    journal,
    get executions() {
      journal.flush();
      return executions;
    },
    close() {
      journal.close();
      database.close();
    },
  };
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  database.exec("PRAGMA busy_timeout = 5000;");
  const found = database.prepare("PRAGMA user_version").get()?.user_version;
  if (found === SCHEMA_VERSION) return database;
  const old = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  if (old.length > 0) console.warn(`${path} is of another version of step-functions-local, and begun anew.`);
  database.exec("BEGIN IMMEDIATE");
  for (const { name } of old) database.exec(`DROP TABLE "${name}"`);
  database.exec(`${TABLES} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  return database;
}

function keeperOf(database: DatabaseSync): Keeper {
  const put = database.prepare(
    "INSERT INTO records VALUES (?, ?, ?) ON CONFLICT (kind, key) DO UPDATE SET data = excluded.data",
  );
  const drop = database.prepare("DELETE FROM records WHERE kind = ? AND key = ?");
  return {
    load() {
      const rows = database.prepare("SELECT kind, key, data FROM records ORDER BY rowid").all();
      return rows as { kind: RecordKind; key: string; data: string }[];
    },
    put: (kind, key, data) => void put.run(kind, key, data),
    drop: (kind, key) => void drop.run(kind, key),
  };
}

function executionsOf(database: DatabaseSync): Executions {
  const find = database.prepare("SELECT * FROM executions WHERE arn = ?");
  return {
    find(arn) {
      const row = find.get(arn);
      return row === undefined ? undefined : execution(row);
    },
    list({ startedBy, status, redriven, before }, limit) {
      const query = database.prepare(
        `SELECT * FROM executions WHERE (machine = :by OR version = :by OR alias = :by)
           AND (:status IS NULL OR status = :status) AND (:before IS NULL OR sequence < :before)
           AND (:redriven IS NULL OR (redrive_count > 0) = :redriven)
         ORDER BY sequence DESC LIMIT :limit`,
      );
      const wanted = redriven === undefined ? null : Number(redriven);
      const filter = { status: status ?? null, before: before ?? null, redriven: wanted };
      return query.all({ by: startedBy, ...filter, limit }).map(execution);
    },
    running: () =>
      database
        .prepare("SELECT * FROM executions WHERE status = 'RUNNING' ORDER BY sequence")
        .all()
        .map(execution),
    isAnyRunning: (arn) =>
      database
        .prepare("SELECT 1 FROM executions WHERE status = 'RUNNING' AND machine = ? LIMIT 1")
        .get(arn) !== undefined,
    lastSequence: () =>
      (database.prepare("SELECT max(sequence) AS last FROM executions").get()?.last ?? 0) as number,
    events({ sequence }, from, limit, isReverse) {
      const events: HistoryEvent[] = [];
      for (const row of eventRows(database, sequence, from, isReverse)) {
        const batch = readBatch(row.data as string);
        const wanted = batch.filter(({ id }) => (isReverse ? id < from : id > from));
        events.push(...(isReverse ? wanted.reverse() : wanted));
        if (events.length >= limit) break;
      }
      return events.slice(0, limit);
    },
    threads: ({ sequence }) =>
      database
        .prepare("SELECT data FROM threads WHERE execution = ? ORDER BY id")
        .all(sequence)
        .map((row) => JSON.parse(row.data as string) as Thread),
  };
}

/** Rows that may hold events beyond `from`, in the order asked for; in reverse, the row that ends at it or after too. */
function eventRows(
  database: DatabaseSync,
  sequence: number,
  from: number,
  isReverse: boolean,
): Iterable<Row> {
  if (!isReverse) {
    const rows = database.prepare("SELECT data FROM events WHERE execution = ? AND last > ? ORDER BY last");
    return rows.iterate(sequence, from);
  }
  const rows = database.prepare(
    `SELECT data FROM events WHERE execution = :execution AND last <=
       coalesce((SELECT min(last) FROM events WHERE execution = :execution AND last >= :from), :from)
     ORDER BY last DESC`,
  );
  return rows.iterate({ execution: sequence, from });
}

function execution(row: Row): Execution {
  return { ...(JSON.parse(row.data as string) as Execution), input: row.input as string };
}

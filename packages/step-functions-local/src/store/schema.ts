/**
 * The tables. Executions are numbered in the order of their starts; events and threads belong to one of them.
 * Threads are kept while an execution can go on: while it runs, and after a failure, for a redrive.
 *
 * WAL with synchronous=NORMAL: a commit survives the death of the process at any instant, and the loss of power up
 * to the last checkpoint.
 */
import { DatabaseSync } from "node:sqlite";

const TABLES = `
  CREATE TABLE IF NOT EXISTS definitions (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, text TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS state_machines (
    arn TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, role_arn TEXT NOT NULL,
    definition_id INTEGER NOT NULL REFERENCES definitions (id), revision_id TEXT NOT NULL,
    creation_date INTEGER NOT NULL, update_date INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS executions (
    sequence INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, state_machine_arn TEXT NOT NULL, name TEXT NOT NULL,
    role_arn TEXT NOT NULL, definition_id INTEGER NOT NULL REFERENCES definitions (id), input TEXT NOT NULL,
    start_date INTEGER NOT NULL, status TEXT NOT NULL, stop_date INTEGER, output TEXT, error TEXT, cause TEXT,
    last_event_id INTEGER NOT NULL, redrive_count INTEGER NOT NULL, redrive_date INTEGER
  );
  CREATE INDEX IF NOT EXISTS executions_of_machine ON executions (state_machine_arn, sequence);
  CREATE INDEX IF NOT EXISTS executions_running ON executions (status) WHERE status = 'RUNNING';
  CREATE TABLE IF NOT EXISTS events (
    execution INTEGER NOT NULL, id INTEGER NOT NULL, previous_id INTEGER NOT NULL, timestamp INTEGER NOT NULL,
    type TEXT NOT NULL, details TEXT, PRIMARY KEY (execution, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS threads (
    execution INTEGER NOT NULL, id INTEGER NOT NULL, data TEXT NOT NULL, PRIMARY KEY (execution, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS status_changes (id TEXT PRIMARY KEY, event TEXT NOT NULL);
`;

/** `path` is a file, which is made when it is not there, or ":memory:". */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;");
  database.exec(TABLES);
  return database;
}

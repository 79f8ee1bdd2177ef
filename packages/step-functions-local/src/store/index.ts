/**
 * Everything that Step Functions keeps, in one SQLite file: state machines, executions, their histories, and the
 * threads by which they go on after a restart. Executions write through the journal; queries flush it first.
 */
import type { EventBridgeStatusChange } from "../status-change.ts";
import { Executions } from "./executions.ts";
import { Journal } from "./journal.ts";
import { Machines } from "./machines.ts";
import { openDatabase } from "./schema.ts";

export type { StateMachine } from "./machines.ts";

export class Store {
  readonly #database: ReturnType<typeof openDatabase>;
  readonly #executions: Executions;
  readonly machines: Machines;
  readonly journal: Journal;

  constructor(path: string, onStatusChange: (event: EventBridgeStatusChange) => void) {
    this.#database = openDatabase(path);
    this.#executions = new Executions(this.#database);
    this.machines = new Machines(this.#database);
    this.journal = new Journal(this.#database, onStatusChange);
  }

  get executions(): Executions {
    this.journal.flush();
    return this.#executions;
  }

  close(): void {
    this.journal.close();
    this.#database.close();
  }
}

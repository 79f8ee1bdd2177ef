/** State machines and the definitions they have and had: an execution keeps the definition it was started with. */
import { createHash, randomUUID } from "node:crypto";
import type { DatabaseSync, SQLOutputValue } from "node:sqlite";

export type StateMachine = {
  arn: string;
  name: string;
  type: "STANDARD";
  roleArn: string;
  definitionId: number;
  definition: string;
  revisionId: string;
  creationDate: number;
  updateDate: number;
};

type Row = Record<string, SQLOutputValue>;

const SELECT = `SELECT state_machines.*, definitions.text AS definition
  FROM state_machines JOIN definitions ON definitions.id = definition_id`;

export class Machines {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  find(arn: string): StateMachine | undefined {
    const row = this.#database.prepare(`${SELECT} WHERE arn = ?`).get(arn);
    return row === undefined ? undefined : machine(row);
  }

  /** In the order of their creation. */
  list(offset: number, limit: number): StateMachine[] {
    const query = this.#database.prepare(`${SELECT} ORDER BY state_machines.rowid LIMIT ? OFFSET ?`);
    return query.all(limit, offset).map(machine);
  }

  create(
    origin: { arn: string; name: string; roleArn: string; definition: string },
    now: number,
  ): StateMachine {
    const definitionId = this.#definitionId(origin.definition);
    this.#database
      .prepare("INSERT INTO state_machines VALUES (?, ?, 'STANDARD', ?, ?, ?, ?, ?)")
      .run(origin.arn, origin.name, origin.roleArn, definitionId, randomUUID(), now, now);
    return this.find(origin.arn) as StateMachine;
  }

  update(
    machine: StateMachine,
    change: { roleArn?: string; definition?: string },
    now: number,
  ): StateMachine {
    const definitionId =
      change.definition === undefined ? machine.definitionId : this.#definitionId(change.definition);
    this.#database
      .prepare(
        "UPDATE state_machines SET role_arn = ?, definition_id = ?, revision_id = ?, update_date = ? WHERE arn = ?",
      )
      .run(change.roleArn ?? machine.roleArn, definitionId, randomUUID(), now, machine.arn);
    return this.find(machine.arn) as StateMachine;
  }

  definition(id: number): string {
    const row = this.#database.prepare("SELECT text FROM definitions WHERE id = ?").get(id);
    return row?.text as string;
  }

  #definitionId(text: string): number {
    const hash = createHash("sha256").update(text).digest("hex");
    this.#database.prepare("INSERT OR IGNORE INTO definitions (hash, text) VALUES (?, ?)").run(hash, text);
    return this.#database.prepare("SELECT id FROM definitions WHERE hash = ?").get(hash)?.id as number;
  }
}

function machine(row: Row): StateMachine {
  return {
    arn: row.arn as string,
    name: row.name as string,
    type: "STANDARD",
    roleArn: row.role_arn as string,
    definitionId: row.definition_id as number,
    definition: row.definition as string,
    revisionId: row.revision_id as string,
    creationDate: row.creation_date as number,
    updateDate: row.update_date as number,
  };
}

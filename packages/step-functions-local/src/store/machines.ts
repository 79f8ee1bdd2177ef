/**
 * State machines with their revisions, versions, aliases and tags. An execution keeps the revision that it was started
 * with. They are few, so all of them are in memory; a keeper writes each change through.
 */
import { randomUUID } from "node:crypto";

export type Logging = { level: string; includeExecutionData: boolean; destinations?: object[] };
export type Settings = {
  definition: string;
  roleArn: string;
  loggingConfiguration: Logging;
  tracingConfiguration: { enabled: boolean };
};

export type Revision = Settings & { id: string; machineArn: string; updateDate: number };
export type Tag = { key: string; value: string };

export type StateMachine = {
  arn: string;
  name: string;
  type: "STANDARD" | "EXPRESS";
  status: "ACTIVE" | "DELETING";
  creationDate: number;
  revisionId: string;
  /** The last one given, also when it has been deleted: AWS gives none twice. */
  lastVersion: number;
  tags: Tag[];
};

export type Version = {
  arn: string;
  machineArn: string;
  number: number;
  revisionId: string;
  description: string | undefined;
  creationDate: number;
};

export type Route = { stateMachineVersionArn: string; weight: number };
export type Alias = {
  arn: string;
  machineArn: string;
  name: string;
  description: string | undefined;
  routingConfiguration: Route[];
  creationDate: number;
  updateDate: number;
};

type Records = { machine: StateMachine; revision: Revision; version: Version; alias: Alias };
export type RecordKind = keyof Records;

/** Keeps JSON by kind and key. */
export type Keeper = {
  load(): { kind: RecordKind; key: string; data: string }[];
  put(kind: RecordKind, key: string, data: string): void;
  drop(kind: RecordKind, key: string): void;
};

export const NO_KEEPER: Keeper = { load: () => [], put() {}, drop() {} };

export class Machines {
  readonly #keeper: Keeper;
  readonly #records: { [Kind in RecordKind]: Map<string, Records[Kind]> } = {
    machine: new Map(),
    revision: new Map(),
    version: new Map(),
    alias: new Map(),
  };

  constructor(keeper: Keeper) {
    this.#keeper = keeper;
    for (const { kind, key, data } of keeper.load()) {
      (this.#records[kind] as Map<string, unknown>).set(key, JSON.parse(data));
    }
  }

  find(arn: string): StateMachine | undefined {
    return this.#records.machine.get(arn);
  }

  revision(id: string): Revision {
    return this.#records.revision.get(id) as Revision;
  }

  /** Machines in the order of their creation. */
  list(): StateMachine[] {
    return [...this.#records.machine.values()];
  }

  create(
    origin: Pick<StateMachine, "arn" | "name" | "type" | "tags">,
    settings: Settings,
    now: number,
  ): StateMachine {
    const revision = this.#revise(origin.arn, settings, now);
    const state = { status: "ACTIVE", creationDate: now, revisionId: revision.id, lastVersion: 0 } as const;
    return this.#put("machine", origin.arn, { ...origin, ...state });
  }

  /** A revision of its own, also when nothing in it is new. */
  update(machine: StateMachine, change: Partial<Settings>, now: number): Revision {
    const { id: _, machineArn: __, updateDate: ___, ...settings } = this.revision(machine.revisionId);
    const revision = this.#revise(machine.arn, { ...settings, ...change }, now);
    machine.revisionId = revision.id;
    this.#put("machine", machine.arn, machine);
    return revision;
  }

  markDeleting(machine: StateMachine): void {
    machine.status = "DELETING";
    this.#put("machine", machine.arn, machine);
  }

  /** Revisions stay: executions that are over still show theirs. */
  remove(machine: StateMachine): void {
    for (const version of this.versions(machine.arn)) this.#drop("version", version.arn);
    for (const alias of this.aliases(machine.arn)) this.#drop("alias", alias.arn);
    this.#drop("machine", machine.arn);
  }

  tag(machine: StateMachine, tags: Tag[]): void {
    machine.tags = tags;
    this.#put("machine", machine.arn, machine);
  }

  /** The version of the machine's present revision: the one there is, or a new one. */
  publish(machine: StateMachine, description: string | undefined, now: number): Version {
    const known = this.versions(machine.arn).find(({ revisionId }) => revisionId === machine.revisionId);
    if (known !== undefined) return known;
    machine.lastVersion += 1;
    this.#put("machine", machine.arn, machine);
    const arn = `${machine.arn}:${machine.lastVersion}`;
    const { arn: machineArn, lastVersion: number, revisionId } = machine;
    return this.#put("version", arn, { arn, machineArn, number, revisionId, description, creationDate: now });
  }

  version(arn: string): Version | undefined {
    return this.#records.version.get(arn);
  }

  /** Newest first. */
  versions(machineArn: string): Version[] {
    const all = [...this.#records.version.values()].filter((version) => version.machineArn === machineArn);
    return all.toSorted((one, other) => other.number - one.number);
  }

  removeVersion({ arn }: Version): void {
    this.#drop("version", arn);
  }

  alias(arn: string): Alias | undefined {
    return this.#records.alias.get(arn);
  }

  /** A machine's aliases in the order of their creation. */
  aliases(machineArn: string): Alias[] {
    return [...this.#records.alias.values()].filter((alias) => alias.machineArn === machineArn);
  }

  saveAlias(alias: Alias): Alias {
    return this.#put("alias", alias.arn, alias);
  }

  removeAlias(arn: string): void {
    this.#drop("alias", arn);
  }

  #revise(machineArn: string, settings: Settings, updateDate: number): Revision {
    const revision: Revision = { ...settings, id: randomUUID(), machineArn, updateDate };
    return this.#put("revision", revision.id, revision);
  }

  #put<Kind extends RecordKind>(kind: Kind, key: string, record: Records[Kind]): Records[Kind] {
    this.#keeper.put(kind, key, JSON.stringify(record));
    (this.#records[kind] as Map<string, Records[Kind]>).set(key, record);
    return record;
  }

  #drop(kind: RecordKind, key: string): void {
    this.#keeper.drop(kind, key);
    this.#records[kind].delete(key);
  }
}

/** A store that lives and dies with its process: nothing is copied, nothing is written. */
import type { Thread } from "../engine/thread.ts";
import type { Execution } from "../execution.ts";
import type { HistoryEvent } from "../history.ts";
import { deliver } from "./delivery.ts";
import { type Executions, isStartedBy, type OnStatusChange, type Store, type StoreJournal } from "./index.ts";
import { Machines, NO_KEEPER } from "./machines.ts";

type Entry = { execution: Execution; events: HistoryEvent[]; threads: Map<number, Thread> };

export function openMemoryStore(onStatusChange: OnStatusChange): Store {
  const entries = new Map<number, Entry>();
  const byArn = new Map<string, Entry>();
  let last: Entry | undefined;
  const entryOf = (execution: Execution): Entry => {
    if (last?.execution !== execution) last = entries.get(execution.sequence) ?? newEntry(execution);
    return last;
  };
  const newEntry = (execution: Execution): Entry => {
    const entry: Entry = { execution, events: [], threads: new Map() };
    entries.set(execution.sequence, entry);
    byArn.set(execution.arn, entry);
    return entry;
  };
  const journal: StoreJournal = {
    save: entryOf,
    append: (execution, event) => void entryOf(execution).events.push(event),
    saveThread: (execution, thread) => void entryOf(execution).threads.set(thread.id, thread),
    deleteThread: (execution, id) => void entryOf(execution).threads.delete(id),
    deleteThreads: (execution) => entryOf(execution).threads.clear(),
    // The caller is in the middle of a step; who is told may ask for what that step makes.
    announce: (event) => void setImmediate(() => deliver(onStatusChange, event)),
    durable: async () => {},
    redeliver() {},
  };
  const executions: Executions = {
    find: (arn) => byArn.get(arn)?.execution,
    list({ startedBy, status, redriven, before = Number.POSITIVE_INFINITY }, limit) {
      const found: Execution[] = [];
      for (const { execution } of [...entries.values()].reverse()) {
        if (found.length === limit) break;
        if (execution.sequence >= before || !isStartedBy(execution, startedBy)) continue;
        if (status !== undefined && execution.status !== status) continue;
        if (redriven !== undefined && execution.redriveCount > 0 !== redriven) continue;
        found.push(execution);
      }
      return found;
    },
    running: () => [...entries.values()].map(({ execution }) => execution).filter(isRunning),
    isAnyRunning: (arn) =>
      [...entries.values()].some(({ execution: e }) => isRunning(e) && e.stateMachineArn === arn),
    lastSequence: () => entries.size,
    // Ids count from 1 without a gap, so an event's place is its id less one.
    events(execution, from, limit, isReverse) {
      const { events } = entryOf(execution);
      if (!isReverse) return events.slice(from, from + limit);
      const end = Math.min(events.length, from - 1);
      return events.slice(Math.max(0, end - limit), end).reverse();
    },
    threads: (execution) => [...entryOf(execution).threads.values()],
  };
  return { machines: new Machines(NO_KEEPER), executions, journal, close() {} };
}

const isRunning = ({ status }: Execution): boolean => status === "RUNNING";

/**
 * Whom and what the work under way is for: the keys that every line of its log carries, so that one persona can be
 * followed from the request through each step to the model and back. Ids alone; nothing that somebody wrote, and
 * nothing that opens a door (tokens, share tokens).
 *
 *   provide({ requestId }, async () => { annotate({ userId }); log.info("…"); });
 */
import { AsyncLocalStorage } from "node:async_hooks";

export type Keys = {
  /** The API's id of the request, as its answers show it. */
  requestId?: string;
  /** Lambda's id of the invocation, as its own log lines show it. */
  functionRequestId?: string;
  functionName?: string;
  userId?: string;
  personaId?: string;
  version?: number;
  executionArn?: string;
  /** What a persona's owner is told of its progress. */
  step?: string;
  /** The code of the problem that was answered. */
  problem?: string;
};

const storage = new AsyncLocalStorage<Keys>();

/** Within, the keys around it hold too; what is annotated within does not hold outside. */
export function provide<T>(keys: Keys, run: () => T): T {
  return storage.run({ ...storage.getStore(), ...keys }, run);
}

/** Adds to the keys of what is under way; outside of `provide` it does nothing. */
export function annotate(keys: Keys): void {
  Object.assign(storage.getStore() ?? {}, keys);
}

export const keys = (): Keys => ({ ...storage.getStore() });

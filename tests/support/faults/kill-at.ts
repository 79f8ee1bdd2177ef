/**
 * Preloaded into a start (node --import), it kills the process at one event of one generation, and leaves the product
 * as it is: it reaches into Node's own SQLite, by which the journal writes. KILL_AT is `version:event:moment`: the event
 * is "recorded", and not yet on disk, or "committed", before anything else has happened. After every transaction it prints
 * the last event that it brought to disk, `COMMITTED version:event`.
 *
 *   NODE_OPTIONS="--import=…/kill-at.ts" KILL_AT=2:17:committed node packages/local/src/start.mjs
 */
import { flushCompileCache } from "node:module";
import { DatabaseSync, StatementSync } from "node:sqlite";
import { isMainThread } from "node:worker_threads";

const { KILL_AT } = process.env;
if (isMainThread && KILL_AT !== undefined) {
  const [version, event, moment] = KILL_AT.split(":");
  /** By the execution's number in the journal. */
  const versions = new Map<unknown, string>();
  let last: string | undefined;
  let reached = false;

  const die = () => process.kill(process.pid, "SIGKILL");
  const { run } = StatementSync.prototype;
  StatementSync.prototype.run = function (...values: unknown[]) {
    const [sequence, second] = values;
    // An execution's row is written before its events, in one transaction with them.
    if (this.sourceSQL.startsWith("INSERT INTO executions")) {
      const [, of = ""] = /-v(\d+)$/.exec(`${second}`) ?? [];
      // Else the next life compiles all of it again.
      if (of === version && !versions.has(sequence)) flushCompileCache();
      versions.set(sequence, of);
    }
    if (this.sourceSQL.startsWith("INSERT INTO events")) {
      const of = versions.get(sequence);
      last = `${of}:${second}`;
      reached ||= of === version && Number(second) >= Number(event);
      if (reached && moment === "recorded") die();
    }
    return run.apply(this, values as Parameters<typeof run>);
  };
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql);
    if (sql !== "COMMIT") return;
    if (reached) die();
    if (last !== undefined) process.stdout.write(`COMMITTED ${last}\n`);
    last = undefined;
  };
}

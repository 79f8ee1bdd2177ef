/**
 * Preloaded into a start from the sources (node --import), it kills the process at one event of one generation, and leaves the
 * product as it is. KILL_AT is `version:event:moment`: the event is "recorded", and not yet on disk, or "committed",
 * before anything else has happened.
 *
 *   NODE_OPTIONS="--import=…/kill-at.ts" KILL_AT=2:17:committed node packages/local/src/start.ts
 */
import { DatabaseSync } from "node:sqlite";
import { isMainThread } from "node:worker_threads";

const { KILL_AT } = process.env;
if (isMainThread && KILL_AT !== undefined) {
  const { SqliteJournal } = await import("step-functions-local/store/journal.ts");
  const [version, event, moment] = KILL_AT.split(":");
  let reached = false;

  const die = () => process.kill(process.pid, "SIGKILL");
  const { append } = SqliteJournal.prototype;
  SqliteJournal.prototype.append = function (execution, { ...recorded }) {
    reached ||= execution.name.endsWith(`-v${version}`) && String(recorded.id) === event;
    if (reached && moment === "recorded") die();
    append.call(this, execution, recorded);
  };
  const { exec } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql);
    if (reached && sql === "COMMIT") die();
  };
}

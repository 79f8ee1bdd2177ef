/** `npm start` as a child process, on free ports and with an environment of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { fileURLToPath } from "node:url";
import { testEnvironment } from "./environment.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SCRIPT = "packages/local/src/start.mjs";

/** A stack with this in its environment gives requests under way not a second when it stops, but longer than any test lasts. */
export const UNHURRIED = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    "const { setTimeout } = globalThis; globalThis.setTimeout = (run, ms, ...all) => setTimeout(run, ms === 1000 ? 1e9 : ms, ...all);",
  )}`,
};

export type Spawned = AsyncDisposable & {
  child: ChildProcess;
  /** The port of the API; the other services have the four after it. */
  port: number;
  url: string;
  /** What it has printed, both streams. */
  output(): string;
  /** Resolves at a line that matches; rejects when it ends before. */
  printed(pattern: RegExp): Promise<void>;
  /** Sends a signal and waits for the end; resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

/** Starts it without waiting for anything. */
export async function spawnStart(env: Record<string, string> = {}): Promise<Spawned> {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const variables: Record<string, string> = {
    PATH,
    HOME,
    ...(TMPDIR && { TMPDIR }),
    ...(await testEnvironment()),
    ...env,
  };
  const child = spawn(process.execPath, [SCRIPT], { cwd: ROOT, env: variables, stdio: "pipe" });
  endWithUs(child);
  // Not "exit": what it printed last may be read after that.
  const ended = once(child, "close").then(([code]) => code as number | null);
  let output = "";
  const prints = new EventEmitter();
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
      prints.emit("more");
    });
  const stop = (signal: NodeJS.Signals = "SIGINT") => {
    child.kill(signal);
    return ended;
  };
  return {
    child,
    port: Number(variables.PORT),
    url: `http://localhost:${variables.PORT}`,
    output: () => output,
    stop,
    async printed(pattern) {
      const end = ended.then((code) => {
        throw new Error(`It ended with code ${code} before it printed ${pattern}:\n${output}`);
      });
      end.catch(() => {});
      while (!pattern.test(output)) await Promise.race([once(prints, "more"), end]);
    },
    async [Symbol.asyncDispose]() {
      await stop("SIGKILL");
    },
  };
}

/** A run of tests that is killed leaves no stack behind: a shell of its own sees the end of a pipe from us, and kills it. */
function endWithUs(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const watching = ["-c", 'read -r _; kill -KILL "$1"', "sh", String(child.pid)];
  const watch = spawn("/bin/sh", watching, { stdio: ["pipe", "ignore", "ignore"], detached: true });
  child.once("exit", () => watch.kill("SIGKILL"));
}

/** Starts it and waits until it is ready. */
export async function spawnStack(env: Record<string, string> = {}): Promise<Spawned> {
  const spawned = await spawnStart(env);
  await spawned.printed(/is ready in/);
  return spawned;
}

/** Runs it to its end, for a start that is to be refused. */
export async function runStart(
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  await using spawned = await spawnStart(env);
  const [code] = await once(spawned.child, "close");
  return { code: code as number | null, output: spawned.output() };
}

/**
 * DynamoDB on this machine: dynoxide, kept in one SQLite file or in memory, on loopback alone.
 *
 *   const dynamodb = await startDynamoDb({ host: "127.0.0.1", port: 3004, database: ".local/dynamodb.sqlite" });
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StackError } from "../stack/error.ts";
import { type Listening, within } from "../stack/server.ts";

/** `database` is a SQLite file, or `":memory:"`. A port that is taken rejects with `code: "EADDRINUSE"`. */
type DynamoDbOptions = { host: string; port: number; database: string };

/** The engine of a process that was killed ends a moment after it: where a file is gone on with, its port is waited for. */
export async function startDynamoDb(options: DynamoDbOptions): Promise<Listening> {
  for (let tries = options.database === ":memory:" ? 1 : 20; ; tries--) {
    const started = await startEngine(options).catch((error: NodeJS.ErrnoException) => error);
    if (!(started instanceof Error)) return started;
    if (started.code !== "EADDRINUSE" || tries === 1) throw started;
    await sleep(250);
  }
}

async function startEngine({ host, port, database }: DynamoDbOptions): Promise<Listening> {
  const file = database === ":memory:" ? [] : ["--db-path", database];
  const at = ["--host", host, "--port", String(port)];
  const child = startChild(findEngine(thisHost()), ["serve", ...at, ...file]);
  try {
    await child.output(/listening on/i);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const code = /already in use/i.test(message) ? "EADDRINUSE" : "ENGINE_FAILED";
    throw Object.assign(new Error(`The DynamoDB engine did not start: ${message}`, { cause }), {
      code,
      port,
    });
  }
  return { url: `http://${host}:${port}`, close: () => child.stop() };
}

/**
 * A child process that ends when this one does, however this one ends: a shell holds the read end of a pipe whose
 * write end is ours, and terminates the child at its end of file. So not even SIGKILL leaves a server behind on our
 * port. The child has a process group of its own, and a Ctrl-C reaches it through us alone, after its clients.
 */
const WATCH = '"$@" & child=$!; { read -r _; kill "$child"; } <&3 2>/dev/null & wait "$child"';
const STOP_MS = 2_000;

type Child = {
  /** Resolves when what it prints matches; rejects with what it printed when it ends before. */
  output(pattern: RegExp): Promise<void>;
  stop(): Promise<void>;
};

function startChild(command: string, args: string[]): Child {
  const watched = process.platform !== "win32";
  const child = spawn(watched ? "/bin/sh" : command, watched ? ["-c", WATCH, "sh", command, ...args] : args, {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    detached: watched,
    windowsHide: true,
  });
  const exit = once(child, "exit").finally(() => child.stdio[3]?.destroy());
  exit.catch(() => {});
  return {
    output: (pattern) => waitForOutput(child, pattern),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      if (watched) child.stdio[3]?.destroy();
      else child.kill();
      const isLate = (await within(STOP_MS, exit)) === undefined;
      if (isLate && child.pid !== undefined) process.kill(watched ? -child.pid : child.pid, "SIGKILL");
      await exit;
    },
  };
}

function waitForOutput(child: ChildProcess, pattern: RegExp): Promise<void> {
  let text = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text = (text + chunk).slice(-2_000);
      if (pattern.test(text)) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(text.trim() || `exited with code ${code}`)));
  });
}

export type Host = { platform: NodeJS.Platform; arch: string; path: string };

const thisHost = (): Host => ({
  platform: process.platform,
  arch: process.arch,
  path: process.env.PATH ?? "",
});

const require = createRequire(import.meta.url);

/**
 * Where the engine is: the package of this platform, else `dynoxide` on PATH. npm puts `node_modules/.bin` on PATH, so
 * that `npm install --no-save dynoxide` is enough elsewhere.
 */
export function findEngine(host: Host): string {
  const file = host.platform === "win32" ? "dynoxide.exe" : "dynoxide";
  const found = [packageFolder(host), ...host.path.split(delimiter)]
    .filter((folder) => folder !== undefined && folder !== "")
    .map((folder) => join(folder as string, file))
    .find(isExecutable);
  if (found !== undefined) return found;
  throw new StackError(
    `There is no DynamoDB engine for ${host.platform}-${host.arch} here. Install dynoxide with ${howToInstall(host)}, ` +
      "or set DYNAMODB_ENDPOINT to a DynamoDB endpoint that already runs (DynamoDB Local, for one).",
  );
}

function howToInstall({ platform }: Host): string {
  const anywhere =
    "`npm install --no-save dynoxide` or a binary of https://github.com/nubo-db/dynoxide/releases on PATH";
  return platform === "win32" ? anywhere : `\`brew install nubo-db/tap/dynoxide\`, ${anywhere}`;
}

function packageFolder({ platform, arch }: Host): string | undefined {
  try {
    return dirname(require.resolve(`@dynoxide/${platform}-${arch}/package.json`));
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

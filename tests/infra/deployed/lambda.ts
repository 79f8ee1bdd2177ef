/** A deployed function: its bundle in a process of its own, with the environment that Lambda gives it. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { REGION } from "../synthesis/cloud.ts";
import { type Outcome, startRuntimeApi } from "./runtime-api.ts";

export type DeployedFunction = {
  invoke(event: unknown): Promise<Outcome>;
  /** What it has printed. */
  logs(): string;
  /** Of its process, once there is one. */
  pid(): number | undefined;
  close(): void;
};

export type FunctionSettings = {
  /** Where its bundle is. */
  folder: string;
  name: string;
  handler: string;
  timeoutSeconds: number;
  variables: Record<string, string>;
};

const RUNTIME = join(import.meta.dirname, "runtime.ts");

/** Its process starts with the first invocation. `runtime` is another than Lambda's. */
export async function startFunction(
  settings: FunctionSettings,
  runtime?: string[],
): Promise<DeployedFunction> {
  const { folder, name, handler, timeoutSeconds, variables } = settings;
  const api = await startRuntimeApi();
  const [file, exported = ""] = handler.split(".");
  let child: ChildProcess | undefined;
  let output = "";

  function start(): ChildProcess {
    const command = runtime ?? [RUNTIME, join(folder, `${file}.mjs`), exported];
    const started = spawn(process.execPath, command, {
      cwd: folder,
      env: {
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: "local",
        AWS_SECRET_ACCESS_KEY: "local",
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${api.port}`,
        ...variables,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    started.stdout.on("data", (chunk: Buffer) => (output += chunk));
    started.stderr.on("data", (chunk: Buffer) => (output += chunk));
    started.once("exit", (code) => {
      child = undefined;
      api.fail({ errorType: "Runtime.ExitError", errorMessage: `exit status ${code}: ${output}` });
    });
    return started;
  }

  return {
    invoke(event) {
      child ??= start();
      return api.invoke(
        event,
        `arn:aws:lambda:${REGION}:123456789012:function:${name}`,
        timeoutSeconds * 1_000,
      );
    },
    logs: () => output,
    pid: () => child?.pid,
    close() {
      child?.kill("SIGKILL");
      api.close();
    },
  };
}

#!/usr/bin/env node
/** The command: reads its arguments, starts, and says where. What is wrong with an argument it says, and ends with 1. */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { startStepFunctions } from "./index.ts";
import { readHandler } from "./lambda/function.ts";

const USAGE = `Usage: step-functions-local --definition machine.asl.json --function Name=./handler.ts#export [...]

  --definition FILE         a state machine in JSONata, named by its file; may be given several times
  --function NAME=FILE#EXPORT
                            a function for \${NAME} in the definitions; may be given several times
  --port PORT               where to listen on 127.0.0.1 (8083); 0 for any that is free
  --data DIR                keeps machines and executions there; without it they end with the process
  --time-scale NUMBER       multiplies waits and the delays of retries (1)
  --help                    shows this`;

/** What is wrong with the arguments, in words for whoever typed them. */
class WrongArgument extends Error {}

async function main(): Promise<void> {
  const values = parsed();
  if (values.help) return print(USAGE);
  const { url, stateMachineArns, close } = await startStepFunctions({
    machines: definitions(values.definition ?? []),
    functions: await functions(values.function ?? []),
    port: number("--port", values.port, (port) => Number.isInteger(port) && port >= 0 && port <= 65_535),
    timeScale: number("--time-scale", values["time-scale"], (scale) => scale >= 0),
    ...(values.data === undefined ? {} : { database: database(values.data) }),
  });
  print(`Step Functions and its run console: ${url}`);
  for (const arn of Object.values(stateMachineArns)) print(arn);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void close().then(() => process.exit(0)));
}

function parsed() {
  try {
    return parseArgs({
      options: {
        definition: { type: "string", multiple: true },
        function: { type: "string", multiple: true },
        port: { type: "string", default: "8083" },
        data: { type: "string" },
        "time-scale": { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongArgument(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function definitions(files: string[]): { [name: string]: string } {
  if (files.length === 0) throw new WrongArgument(`--definition is missing\n\n${USAGE}`);
  const entries = files.map((file): [string, string] => {
    if (!existsSync(file)) throw new WrongArgument(`--definition ${file}: there is no such file`);
    const text = readFileSync(file, "utf8");
    try {
      JSON.parse(text);
    } catch (error) {
      throw new WrongArgument(`--definition ${file}: not JSON: ${(error as Error).message}`);
    }
    return [basename(file).replace(/(\.asl)?\.json$/, ""), text];
  });
  return Object.fromEntries(entries);
}

async function functions(given: string[]): Promise<{ [name: string]: string }> {
  const found: { [name: string]: string } = {};
  for (const text of given) {
    const [, name, handler] = /^(\w+)=(.+#\w+)$/.exec(text) ?? [];
    if (name === undefined || handler === undefined)
      throw new WrongArgument(
        `--function ${text}: must be NAME=FILE#EXPORT, as in Charge=./charge.ts#handler`,
      );
    if (found[name] !== undefined) throw new WrongArgument(`--function ${text}: ${name} is given twice`);
    await requireExport(text, handler);
    found[name] = handler;
  }
  return found;
}

async function requireExport(text: string, handler: string): Promise<void> {
  const { file, exportName } = readHandler(handler);
  if (!existsSync(file)) throw new WrongArgument(`--function ${text}: there is no file ${file}`);
  let module: { [name: string]: unknown };
  try {
    module = (await import(pathToFileURL(resolve(file)).href)) as typeof module;
  } catch (error) {
    throw new WrongArgument(`--function ${text}: ${file} cannot be loaded: ${(error as Error).message}`);
  }
  if (typeof module[exportName] === "function") return;
  const names = Object.keys(module).join(", ") || "nothing";
  throw new WrongArgument(`--function ${text}: ${file} exports no function ${exportName}, but ${names}`);
}

function number(option: string, text: string, isAllowed: (value: number) => boolean): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || !isAllowed(value))
    throw new WrongArgument(`${option} ${text}: is not one that it can be`);
  return value;
}

function database(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new WrongArgument(`--data ${folder}: cannot be made: ${(error as Error).message}`);
  }
  return join(folder, "step-functions.sqlite");
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  const text = code === "EADDRINUSE" ? "--port: something else listens there already" : message;
  process.stderr.write(`step-functions-local: ${text}\n`);
  process.exit(1);
}

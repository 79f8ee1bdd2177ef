/**
 * The package as whoever installs it has it: packed, installed in an empty folder, started by its command, and driven
 * through the SDK. And what the command says of each wrong argument.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { TestStateCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientOf, finished, start } from "./support/step-functions.ts";

const run = promisify(execFile);
const source = new URL("../../../packages/step-functions-local/", import.meta.url).pathname;
const bins = new URL("../../../node_modules/.bin", import.meta.url).pathname;
const env = { ...process.env, PATH: `${bins}:${process.env.PATH}`, NODE_OPTIONS: "" };

const machine = {
  QueryLanguage: "JSONata",
  StartAt: "Greet",
  States: {
    Greet: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke",
      Arguments: { FunctionName: `\${Greet}`, Payload: "{% $states.input %}" },
      Output: "{% $states.result.Payload & $match('!!', /!+/).match %}",
      End: true,
    },
  },
};

let folder: string;
let command: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "step-functions-local-"));
  const packed = await run("npm", ["pack", source, "--json", "--pack-destination", folder], { env });
  const [{ filename }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf("["))) as [
    { filename: string },
  ];
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "empty", type: "module" }));
  const options = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await run("npm", ["install", `./${filename}`, ...options], { cwd: folder, env });
  await writeFile(join(folder, "greetings.asl.json"), JSON.stringify(machine));
  const handler = 'export const greet = async ({ name }: { name: string }) => "Hello, " + name;\n';
  await writeFile(join(folder, "greet.ts"), handler);
  command = join(folder, "node_modules/.bin/step-functions-local");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("The installed package", () => {
  test("starts by its command, runs a machine with its function, and shows it in the console", async () => {
    const child = spawn(
      command,
      [
        "--definition",
        "greetings.asl.json",
        "--function",
        "Greet=./greet.ts#greet",
        "--port",
        "0",
        "--data",
        "d",
      ],
      { cwd: folder, env },
    );
    try {
      const [first, stateMachineArn] = (await linesOf(child, 2)) as [string, string];
      const url = first.slice(first.indexOf("http"));
      const client = clientOf(url);
      const execution = await finished(client, await start(client, stateMachineArn, { name: "Ada" }));
      expect(execution).toMatchObject({ status: "SUCCEEDED", output: '"Hello, Ada!!"' });
      const definition = JSON.stringify({ QueryLanguage: "JSONata", Type: "Pass", Next: "B" });
      expect(await client.send(new TestStateCommand({ definition }))).toMatchObject({ nextState: "B" });
      client.destroy();
      const page = await (await fetch(url)).text();
      const [, main] = /<script type="module" src="([^"]+)"/.exec(page) ?? [];
      const script = await fetch(`${url}${main}`);
      expect([script.status, script.headers.get("content-type")]).toEqual([
        200,
        "text/javascript; charset=utf-8",
      ]);
    } finally {
      child.kill();
    }
  });

  test("is a module with types, for tests of one state", async () => {
    const program = `import { testState } from "step-functions-local";
      const machine = ${JSON.stringify(machine)};
      const { output } = await testState(machine, "Greet", { mock: { result: { Payload: "Hi" } } });
      process.stdout.write(output);
      process.exit(0);`;
    await writeFile(join(folder, "own.js"), program);
    expect((await run("node", ["own.js"], { cwd: folder, env })).stdout).toBe("Hi!!");
    const types = await readFile(join(folder, "node_modules/step-functions-local/dist/index.d.ts"), "utf8");
    expect(types).toContain("export declare function startStepFunctions");
  });
});

describe("The command, with a wrong argument,", () => {
  const definition = ["--definition", "greetings.asl.json"];
  const greet = ["--function", "Greet=./greet.ts#greet"];
  test.each([
    ["nothing at all", [], "--definition is missing"],
    ["an unknown option", [...definition, "--prot", "1"], "Unknown option '--prot'"],
    ["a definition that is not there", ["--definition", "gone.json"], "gone.json: there is no such file"],
    ["a definition that is not JSON", ["--definition", "greet.ts"], "greet.ts: not JSON"],
    [
      "a definition that AWS refuses",
      ["--definition", "package.json"],
      "These fields are required: [States, StartAt]",
    ],
    ["a function that is not named", [...definition, "--function", "./greet.ts"], "must be NAME=FILE#EXPORT"],
    ["a file that is not there", [...definition, "--function", "Greet=./gone.ts#greet"], "no file ./gone.ts"],
    [
      "an export that is not there",
      [...definition, "--function", "Greet=./greet.ts#meet"],
      "no function meet, but greet",
    ],
    ["a function that is missing", definition, "in the definition of greetings is none of its functions"],
    [
      "a port that is none",
      [...definition, ...greet, "--port", "http"],
      "--port http: is not one that it can be",
    ],
    [
      "a folder that is a file",
      [...definition, ...greet, "--data", "greet.ts"],
      "--data greet.ts: cannot be made",
    ],
  ])("says what is wrong: %s", async (_, args, says) => {
    const ended = await run(command, args, { cwd: folder, env }).catch((error: unknown) => error);
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining(says) });
  });
});

function linesOf(child: ChildProcess, count: number): Promise<string[]> {
  const lines: string[] = [];
  let errors = "";
  child.stderr?.on("data", (text: Buffer) => {
    errors += text.toString();
  });
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
      lines.push(line);
      if (lines.length === count) resolve(lines);
    });
    child.once("exit", () => reject(new Error(`It ended: ${errors}`)));
  });
}

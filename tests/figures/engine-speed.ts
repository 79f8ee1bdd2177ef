/**
 * State transitions per second of the local engine beside npm aws-local-stepfunctions, on the same machines and in one
 * run: a chain of 1,000 Pass states and a Map of 1,000 items. Theirs runs JSONPath, so each has its definition in its
 * language. Ours is started through the endpoint, and keeps the whole history: in memory, or journalled in a file.
 * Theirs is called in this process and keeps nothing. A run ends when the caller is told so.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { StateMachine } from "aws-local-stepfunctions";
import { startStepFunctions } from "step-functions-local/index.ts";
import { median } from "./median.ts";

const COUNT = 1000;
const RUNS = 15;
/** So often before it is timed, until the code is compiled. */
const WARMING = 5;

const pass = (i: number) => ({ Type: "Pass", ...(i < COUNT ? { Next: `S${i + 1}` } : { End: true }) });
const chain = {
  StartAt: "S1",
  States: Object.fromEntries(Array.from({ length: COUNT }, (_, i) => [`S${i + 1}`, pass(i + 1)])),
};
const ItemProcessor = { StartAt: "Item", States: { Item: { Type: "Pass", End: true } } };
const mapOf = (items: object) => ({
  StartAt: "Each",
  States: { Each: { Type: "Map", ...items, ItemProcessor, End: true } },
});
const cases = [
  { name: `chain of ${COUNT} Pass states`, transitions: COUNT, jsonata: chain, jsonPath: chain },
  {
    name: `Map of ${COUNT} items`,
    transitions: COUNT + 1,
    jsonata: mapOf({ Items: "{% $states.input.items %}" }),
    jsonPath: mapOf({ ItemsPath: "$.items" }),
  },
];
const input = { items: Array.from({ length: COUNT }, (_, i) => i) };

type Timer = () => Promise<number>;

/** Times executions of ours by the time that its status change is told. */
async function ours(database: string) {
  const ends = new Map<string, (status: string) => void>();
  const server = await startStepFunctions({
    database,
    onStatusChange({ detail: { name, status } }) {
      if (status !== "RUNNING") ends.get(name)?.(status);
    },
  });
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const sfn = new SFNClient({ endpoint: server.url, region: "us-east-1", credentials });
  let runs = 0;
  return {
    close: () => server.close(),
    async timer(definition: object, name: string): Promise<Timer> {
      const { stateMachineArn } = await sfn.send(
        new CreateStateMachineCommand({
          name,
          definition: JSON.stringify({ QueryLanguage: "JSONata", ...definition }),
          roleArn: "arn:aws:iam::000000000000:role/figures",
        }),
      );
      return async () => {
        const run = `${name}-${runs++}`;
        const startedAt = performance.now();
        const ended = new Promise<string>((resolve) => ends.set(run, resolve));
        await sfn.send(
          new StartExecutionCommand({ stateMachineArn, name: run, input: JSON.stringify(input) }),
        );
        const status = await ended;
        if (status !== "SUCCEEDED") throw new Error(`The execution ended ${status}.`);
        return performance.now() - startedAt;
      };
    },
  };
}

function theirs(definition: object): Timer {
  const machine = new StateMachine(definition as ConstructorParameters<typeof StateMachine>[0], {
    validationOptions: { checkPaths: false, checkArn: false },
  });
  return async () => {
    const startedAt = performance.now();
    await machine.run(input).result;
    return performance.now() - startedAt;
  };
}

const folder = await mkdtemp(join(tmpdir(), "engine-speed-"));
const inMemory = await ours(":memory:");
const journalled = await ours(join(folder, "stepfunctions.sqlite"));

for (const [i, { name, transitions, jsonata, jsonPath }] of cases.entries()) {
  const timers = [
    await inMemory.timer(jsonata, `speed-${i}`),
    await journalled.timer(jsonata, `speed-${i}`),
    theirs(jsonPath),
  ] as const;
  const times: [number[], number[], number[]] = [[], [], []];
  for (let warming = 0; warming < WARMING; warming++) for (const time of timers) await time();
  for (let run = 0; run < RUNS; run++) {
    for (const side of [0, 1, 2] as const) times[side].push(await timers[side]());
  }
  const [memory, journal, them] = times.map(median) as [number, number, number];
  const perSecond = (ms: number) => Math.round((1000 * transitions) / ms).toLocaleString("en");
  process.stdout.write(
    `${name}: in memory ${perSecond(memory)} transitions a second, ${(memory / them).toFixed(2)} times the time of ` +
      `aws-local-stepfunctions (${perSecond(them)}); journalled ${perSecond(journal)}, ${(journal / them).toFixed(2)} times\n`,
  );
}
await inMemory.close();
await journalled.close();
await rm(folder, { recursive: true });

/**
 * State transitions per second of the local engine beside npm aws-local-stepfunctions, on the same machines: a chain
 * of 1,000 Pass states and a Map of 1,000 items. Theirs runs JSONPath, so each has its definition in its language.
 * Ours goes through the endpoint with a durable journal in a file; theirs runs in this process and keeps nothing.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { StateMachine } from "aws-local-stepfunctions";
import { startStepFunctions } from "step-functions-local/index.ts";
import { median } from "./median.ts";

const COUNT = 1000;
const RUNS = 9;

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

const folder = await mkdtemp(join(tmpdir(), "engine-speed-"));
const ours = await startStepFunctions({
  host: "127.0.0.1",
  port: 0,
  database: join(folder, "stepfunctions.sqlite"),
  invoker: { invoke: () => Promise.reject(new Error("No functions here.")) },
});
const sfn = new SFNClient({
  endpoint: ours.url,
  region: "us-east-1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

async function timeOurs(definition: object, name: string): Promise<() => Promise<number>> {
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name,
      definition: JSON.stringify({ QueryLanguage: "JSONata", ...definition }),
      roleArn: "arn:aws:iam::000000000000:role/figures",
    }),
  );
  return async () => {
    const startedAt = performance.now();
    const { executionArn } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
    );
    for (;;) {
      const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      if (status === "SUCCEEDED") return performance.now() - startedAt;
      if (status !== "RUNNING") throw new Error(`The execution ended ${status}.`);
    }
  };
}

function timeTheirs(definition: object): () => Promise<number> {
  const machine = new StateMachine(definition as ConstructorParameters<typeof StateMachine>[0], {
    validationOptions: { checkPaths: false, checkArn: false },
  });
  return async () => {
    const startedAt = performance.now();
    await machine.run(input).result;
    return performance.now() - startedAt;
  };
}

for (const [i, { name, transitions, jsonata, jsonPath }] of cases.entries()) {
  const pair = [await timeOurs(jsonata, `speed-${i}`), timeTheirs(jsonPath)] as const;
  const times: [number[], number[]] = [[], []];
  for (const time of pair) await time();
  for (let run = 0; run < RUNS; run++) {
    for (const side of [0, 1] as const) times[side].push(await pair[side]());
  }
  const [us, them] = [median(times[0]), median(times[1])];
  const perSecond = (ms: number) => Math.round((1000 * transitions) / ms).toLocaleString("en");
  process.stdout.write(
    `${name}: ${perSecond(us)} transitions a second, aws-local-stepfunctions ${perSecond(them)}; ours takes ${(us / them).toFixed(2)} times as long\n`,
  );
}
await ours.close();
await rm(folder, { recursive: true });

/** Ready time of `npm start`: with an empty data folder, and warm. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnStack } from "../support/spawn.ts";

const RUNS = 8;

const folder = await mkdtemp(join(tmpdir(), "persona-ready-"));
const seconds: number[] = [];
for (let run = 0; run < RUNS; run++) {
  const stack = await spawnStack({ MEMORY: "0", DATA_DIR: join(folder, "data") });
  seconds.push(Number(/ready in ([\d.]+) s/.exec(stack.output())?.[1]));
  await stack.stop();
}
await rm(folder, { recursive: true });

const [first, ...rest] = seconds;
const warm = rest.sort((a, b) => a - b);
const median = warm[Math.floor(warm.length / 2)];
process.stdout.write(
  `npm start is ready in ${median} s (median of ${warm.length}, ${warm[0]} to ${warm.at(-1)}), ${first} s the first time\n`,
);

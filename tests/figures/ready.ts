/**
 * Ready time of `npm start`, with an empty data folder and warm, in seconds and in starts of an empty Node process, and
 * how long after it the first request is answered, which waits for the code of the API.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnStack } from "../support/spawn.ts";
import { median } from "./median.ts";

const RUNS = 8;

function nodeSeconds(): number {
  const startedAt = performance.now();
  spawnSync(process.execPath, ["--eval", "0"]);
  return (performance.now() - startedAt) / 1_000;
}

// As an installation leaves it: a start without a bundle would make one beside those that follow.
execFileSync(process.execPath, [fileURLToPath(new URL("../../scripts/bundle.ts", import.meta.url))]);
const folder = await mkdtemp(join(tmpdir(), "persona-ready-"));
const seconds: number[] = [];
const ratios: number[] = [];
const answers: number[] = [];
for (let run = 0; run < RUNS; run++) {
  // In turns, because a machine's speed changes.
  const node = median([nodeSeconds(), nodeSeconds(), nodeSeconds()]);
  const stack = await spawnStack({ MEMORY: "0", DATA_DIR: join(folder, "data") });
  const ready = Number(/ready in ([\d.]+) s/.exec(stack.output())?.[1]);
  const readyAt = performance.now();
  await fetch(`http://127.0.0.1:${stack.port}/health`);
  answers.push((performance.now() - readyAt) / 1_000 / node);
  await stack.stop();
  seconds.push(ready);
  ratios.push(ready / node);
}
await rm(folder, { recursive: true });

const [first = 0, ...warm] = seconds;
const [firstRatio = 0, ...warmRatios] = ratios;
process.stdout.write(
  `npm start is ready in ${median(warm).toFixed(2)} s (median of ${warm.length}, ${Math.min(...warm)} to ${Math.max(...warm)}), ${median(warmRatios).toFixed(1)} starts of Node; ${first} s the first time, ${firstRatio.toFixed(1)} starts; the API's first answer is there ${median(answers).toFixed(1)} starts later\n`,
);

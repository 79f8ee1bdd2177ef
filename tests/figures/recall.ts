/**
 * What is sent of 5,000 memories, from the table on: read and indexed by a process that does not know them, and found
 * in the index that is kept, by words and by words and vectors; beside a plain look at each. Milliseconds and ratios.
 */
import { startTestStack } from "../support/stack.ts";
import { CONVERSATIONS } from "../unit/memory/locomo-like.ts";
import { median } from "./median.ts";

const COUNT = 5_000;
const RUNS = 50;
const COLD_RUNS = 5;
const DIMENSIONS = 256;

const stack = await startTestStack();
const { entities } = await import("@persona-ai/core/table");
const { Id } = await import("@persona-ai/core/id.ts");
const { indexOf, recall } = await import("@persona-ai/core/memory/recall.ts");
const { readPast } = await import("@persona-ai/core/chat/prompt.ts");
const { estimateTokens } = await import("@persona-ai/core/model/tokens.ts");

const facts = CONVERSATIONS.flatMap((conversation) => conversation.facts);
const questions = CONVERSATIONS.flatMap((conversation) =>
  conversation.questions.map(({ question }) => question),
);
const key = { userId: Id.create("user"), personaId: Id.create("persona") };
const createdAt = new Date().toISOString();
const items = Array.from({ length: COUNT }, (_, i) => ({
  ...{ ...key, createdAt, updatedAt: createdAt },
  memoryId: Id.create("memory", 1_700_000_000_000 + i),
  messageId: Id.create("message", 1_700_000_000_000 + i),
  text: `${facts[i % facts.length]} (${i})`,
}));
await entities().memory.put(items).go({ concurrency: 8 });

async function timeOf<T>(act: () => T | Promise<T>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}
async function medianOf(runs: number, act: (run: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await timeOf(() => act(run)));
  return median(times);
}

const tokensOf = (text: string) => estimateTokens(text);
const questionOf = (run: number) => questions[run % questions.length]!;
const conversation = (memoryVersion: number) => ({ ...key, createdAt, memoryVersion });
const from = async (version: number, run: number) =>
  recall((await readPast(conversation(version))).index, [questionOf(run)], tokensOf);

/** Of the right length and of any direction: what it costs, not what it finds. */
const vectorAt = (seed: number) =>
  Float32Array.from(
    { length: DIMENSIONS },
    (_, i) => Math.sin(seed * 7.3 + i * 1.7) / Math.sqrt(DIMENSIONS / 2),
  );
const memories = items.map(({ memoryId: id, text }, i) => ({
  ...{ id, text, kind: "fact" as const, saidAt: new Date(i) },
  vector: vectorAt(i),
}));
const withVectors = indexOf(memories);

for (let run = 0; run < 10; run++) await from(0, run);
const warmMs = await medianOf(RUNS, (run) => from(0, run));
const coldMs = await medianOf(COLD_RUNS, (run) => from(run + 1, run));
const buildMs = await medianOf(COLD_RUNS, () => indexOf(memories));
const searchMs = await medianOf(RUNS, (run) => recall(withVectors, [questionOf(run)], tokensOf));
const fusedMs = await medianOf(RUNS, (run) =>
  recall(withVectors, [questionOf(run)], tokensOf, vectorAt(run)),
);
const scanMs = await medianOf(RUNS, () =>
  memories.filter(({ text }) => text.toLowerCase().split(/\W+/).includes("cello")),
);
await stack.close();
const ms = (time: number) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
process.stdout.write(
  [
    `of ${COUNT} memories, found in the index that is kept: ${ms(searchMs)} (${(searchMs / scanMs).toFixed(2)} times a look at each), by vectors of ${DIMENSIONS}, too: ${ms(fusedMs)}`,
    `with the newest messages from the table, index kept: ${ms(warmMs)}; all read and indexed anew: ${ms(coldMs)}, of which the index ${ms(buildMs)}`,
    "",
  ].join("\n"),
);
process.exit(0);

/** How long a search of 5,000 memories takes, beside a plain look at each of them: a ratio, and milliseconds. */
import { indexOf, type Memory, recall } from "@persona-ai/core/memory/recall.ts";
import { estimateTokens } from "@persona-ai/core/model/tokens.ts";
import { CONVERSATIONS } from "../unit/memory/locomo-like.ts";
import { median } from "./median.ts";

const COUNT = 5_000;
const RUNS = 50;
const facts = CONVERSATIONS.flatMap((conversation) => conversation.facts);
const memories = Array.from(
  { length: COUNT },
  (_, i): Memory => ({
    id: `mem_${String(i).padStart(6, "0")}`,
    text: `${facts[i % facts.length]} (${i})`,
    kind: "fact",
    saidAt: new Date(i),
  }),
);
const questions = CONVERSATIONS.flatMap((conversation) =>
  conversation.questions.map(({ question }) => question),
);

const timeOf = (act: () => unknown): number => {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
};
const buildMs = timeOf(() => indexOf(memories));
const index = indexOf(memories);
const tokensOf = (text: string) => estimateTokens(text);
const ask = (run: number) => recall(index, [questions[run % questions.length]!], tokensOf);
for (let run = 0; run < 10; run++) ask(run);
const searchMs = median(Array.from({ length: RUNS }, (_, run) => timeOf(() => ask(run))));
const scanMs = median(
  Array.from({ length: RUNS }, () =>
    timeOf(() => memories.filter(({ text }) => text.toLowerCase().split(/\W+/).includes("cello"))),
  ),
);
process.stdout.write(
  `a search of ${COUNT} memories: ${searchMs.toFixed(1)} ms (${(searchMs / scanMs).toFixed(2)} times a look at each); its index once: ${buildMs.toFixed(0)} ms\n`,
);

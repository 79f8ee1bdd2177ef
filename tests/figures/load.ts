/**
 * A minute of mixed work by sixteen connections on one stack, in five rounds: polls, personas that are ready, cards,
 * matches, surveys, a message in twenty. No error, memory that does not grow from the second round to the last, and a
 * 99th percentile within eight medians: else it exits with 1.
 *
 *   node tests/figures/load.ts        // 60 seconds
 *   node tests/figures/load.ts 10     // shorter
 */
import { readFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { overHttp, type SignedIn, signIn } from "../support/client.ts";
import { settled } from "../support/generation.ts";
import { spawnStack } from "../support/spawn.ts";
import { readyAnalysis } from "../support/surveys.ts";

const SECONDS = Number(process.argv[2] ?? 60);
const ROUNDS = 5;
const CONNECTIONS = 16;
const PEOPLE = 8;
/** Of the resident memory, over three rounds: caches fill, and a heap is not collected to its last byte. */
const GROWTH = 1.1;

type Person = SignedIn & {
  analysis: { id: string; shareToken: string };
  persona: { id: string };
  handle: string;
  etag: string;
};

await using stack = await spawnStack({ MESSAGES_PER_DAY: "1000000" });
const people: Person[] = [];
for (let i = 0; i < PEOPLE; i++) {
  const somebody = await signIn(`load-${i}@example.com`, overHttp(stack.url));
  const analysis = await readyAnalysis(somebody);
  await somebody.post("/personas/generate", { analysisId: analysis.id });
  const persona = await settled(somebody);
  const handle = `load-${i}`;
  await somebody.patch("/personas/me", { visibility: "public", handle });
  const { headers } = await somebody.get("/personas/me");
  const etag = headers.get("ETag") ?? "";
  people.push({ ...somebody, analysis, persona, handle, etag });
}

type Sent = { path: string; method?: string; headers?: Record<string, string>; body?: object };

/** In the shares in which they come: who waits for a persona polls. */
const KINDS: ((person: Person) => Sent)[] = [
  ...Array(8).fill(({ etag }: Person) => ({ path: "/personas/me", headers: { "If-None-Match": etag } })),
  ...Array(3).fill(() => ({ path: "/personas/me" })),
  ...Array(2).fill(() => ({ path: "/cards" })),
  ...Array(2).fill(({ handle }: Person) => ({ path: `/cards/${handle}` })),
  () => ({ path: "/personas/me/matches" }),
  () => ({ path: "/conversations" }),
  ({ analysis }) => ({ path: `/surveys/${analysis.shareToken}` }),
  ({ analysis }) => ({ path: `/analyses/${analysis.id}` }),
  ({ persona }) => ({
    path: `/personas/${persona.id}/messages`,
    method: "POST",
    body: { content: "What would you do on a rainy Sunday?" },
  }),
];

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const base = stack.url.replace("localhost", "127.0.0.1");

function send({ accessToken }: Person, { path, method = "GET", headers = {}, body }: Sent): Promise<number> {
  const all = { Authorization: `Bearer ${accessToken}`, "Content-Type": "application/json", ...headers };
  return new Promise((resolve, reject) => {
    const sent = request(base + path, { agent, method, headers: all }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject).end(body && JSON.stringify(body));
  });
}

const times: number[] = [];
const faults = new Map<string, number>();
let next = 0;

async function worker(until: number): Promise<void> {
  while (performance.now() < until) {
    const turn = next++;
    const person = people[turn % people.length]!;
    // Two people answer at once in one conversation at most; a message waits for its turn.
    const kind = KINDS[Math.floor(turn / people.length) % KINDS.length]!(person);
    const startedAt = performance.now();
    const outcome = await send(person, kind).catch((error: Error) => error.message);
    times.push(performance.now() - startedAt);
    const isFine = outcome === 200 || outcome === 304 || outcome === 201;
    if (!isFine) faults.set(`${kind.path} ${outcome}`, (faults.get(`${kind.path} ${outcome}`) ?? 0) + 1);
  }
}

/** Of the whole process, in MB: `npm start` is one, its functions threads of it. */
async function memory(): Promise<number> {
  const status = await readFile(`/proc/${stack.child.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

const memories: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const until = performance.now() + (SECONDS * 1_000) / ROUNDS;
  await Promise.all(Array.from({ length: CONNECTIONS }, () => worker(until)));
  memories.push(await memory());
}
agent.destroy();

const sorted = times.toSorted((a, b) => a - b);
const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
const [p50, p99] = [at(0.5), at(0.99)];
const growth = memories.at(-1)! / memories[1]!;
process.stdout.write(
  [
    `${times.length} requests in ${SECONDS} s by ${CONNECTIONS} connections: ${(times.length / SECONDS).toFixed(0)} a second, ${[...faults.values()].reduce((a, b) => a + b, 0)} errors`,
    `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ratio ${(p99 / p50).toFixed(1)}`,
    `memory after each round: ${memories.map((mb) => mb.toFixed(0)).join(", ")} MB; the last ${growth.toFixed(2)} of the second`,
    ...[...faults].map(([what, count]) => `  ${what}: ${count}`),
    "",
  ].join("\n"),
);
if (faults.size > 0 || growth > GROWTH || p99 > 8 * p50) process.exitCode = 1;

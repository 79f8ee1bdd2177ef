import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import { type Listening, listening } from "@persona-ai/local/stack/server.ts";

const FIRST = 20_000;
/**
 * What is found free is listened on later, and meanwhile nobody else may find it. So each worker of Vitest, and whoever is
 * none, has a range of its own, below those from which systems take the ports of clients; and a process goes through its
 * range in order.
 */
const RANGES = 16;
const IN_RANGE = 750;
const range = FIRST + IN_RANGE * (Number(process.env.VITEST_POOL_ID ?? 0) % RANGES);
let next = randomInt(IN_RANGE);

/** Free ports, `count` in a row, as a stack needs them. Resolves with the first. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    if (next + count > IN_RANGE) next = 0;
    const first = range + next;
    next += count;
    const taken: Listening[] = [];
    try {
      for (let port = first; port < first + count; port++)
        taken.push(await listening(createServer(), { host: "127.0.0.1", port }));
      return first;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    } finally {
      await Promise.all(taken.map((server) => server.close()));
    }
  }
}

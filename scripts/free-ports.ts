import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import { type Listening, listening } from "@persona-ai/local/stack/server.ts";

const FIRST = 20_000;
const LAST = 32_000;

/** Free ports, `count` in a row, as a stack needs them. Resolves with the first. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = randomInt(FIRST, LAST);
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

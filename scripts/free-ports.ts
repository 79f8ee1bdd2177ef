import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import { type Listening, listening } from "@persona-ai/local/stack/server.ts";

const FIRST = 20_000;
const BLOCKS = 1_200;
const SIZE = 10;

/**
 * Free ports, fewer than ten in a row, as a stack needs them. Resolves with the first. They stay this process's until it
 * ends, also while nothing listens there: it listens itself at the tenth, and whoever asks here leaves all ten alone.
 */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = FIRST + SIZE * randomInt(BLOCKS);
    const taken: Listening[] = [];
    const guard = createServer().unref();
    try {
      await listening(guard, { host: "127.0.0.1", port: first + SIZE - 1 });
      for (let port = first; port < first + count; port++)
        taken.push(await listening(createServer(), { host: "127.0.0.1", port }));
      return first;
    } catch (error) {
      guard.close();
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    } finally {
      await Promise.all(taken.map((server) => server.close()));
    }
  }
}

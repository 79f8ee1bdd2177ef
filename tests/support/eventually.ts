import { setTimeout as sleep } from "node:timers/promises";

const UNTIL_MS = 120_000;

/**
 * What `check` resolves with, once it does, for what happens in its own time. However long the machine stood still, it
 * is looked at once more before this gives up.
 */
export async function eventually<T>(check: () => Promise<T>): Promise<T> {
  for (const startedAt = performance.now(); ; ) {
    const isLast = performance.now() - startedAt > UNTIL_MS;
    try {
      return await check();
    } catch (error) {
      if (isLast) throw error;
      await sleep(20);
    }
  }
}

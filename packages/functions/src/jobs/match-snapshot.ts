/**
 * On a schedule: makes the snapshot of all public cards that matches are found in. By hand, with `{ "few": 0 }`, it makes
 * one however few there are.
 */
import { rebuild } from "@persona-ai/core/chemistry/match-snapshot.ts";
import { type Invocation, invoked, log } from "@persona-ai/core/telemetry";

type Asked = { few?: number };

export async function handler({ few }: Asked = {}, invocation?: Invocation): Promise<{ cards: number }> {
  return invoked(invocation, async () => {
    const cards = await rebuild(few === undefined ? {} : { few });
    log.info("snapshot of matches", { cards });
    return { cards };
  });
}

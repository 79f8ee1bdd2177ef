/** On a schedule: finds personas that stay `generating` although nothing runs for them, and marks them failed. */
import { sweep } from "@persona-ai/core/persona/sweep.ts";
import { type Invocation, invoked, log, record } from "@persona-ai/core/telemetry";

export async function handler(_event?: unknown, invocation?: Invocation): Promise<{ swept: number }> {
  return invoked(invocation, async () => {
    const swept = await sweep();
    log.info("swept", { swept });
    if (swept > 0) record({ PersonasSwept: swept });
    return { swept };
  });
}

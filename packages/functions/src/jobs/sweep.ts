/**
 * On a schedule: finds personas that stay `generating` although nothing runs for them, and marks them failed; and
 * removes the answers of peers whose time is up.
 */
import { sweep } from "@persona-ai/core/persona/sweep.ts";
import { removeExpired } from "@persona-ai/core/response/retention.ts";
import { type Invocation, invoked, log, record } from "@persona-ai/core/telemetry";
import { Resource } from "sst/resource";

type Done = { swept: number; expired: number };

export async function handler(_event?: unknown, invocation?: Invocation): Promise<Done> {
  return invoked(invocation, async () => {
    const [swept, expired] = await Promise.all([sweep(), removeExpired(Resource.Limits.peerAnswersDays)]);
    log.info("swept", { swept, expired });
    if (swept > 0) record({ PersonasSwept: swept });
    return { swept, expired };
  });
}

/** On a schedule: sends the e-mails that are due to those who asked for them. */
import { sendDue } from "@persona-ai/core/notification/due.ts";
import { type Invocation, invoked, log } from "@persona-ai/core/telemetry";

export async function handler(_event?: unknown, invocation?: Invocation): Promise<{ sent: number }> {
  return invoked(invocation, async () => {
    const sent = await sendDue();
    log.info("notified", { sent });
    return { sent };
  });
}

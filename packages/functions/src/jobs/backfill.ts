/**
 * One segment of a backfill, for packages/workflows/backfill.asl.json (docs/changing-the-table.md). A change that every
 * stage has behind it goes from the table, with its code.
 */
import { addScales, type Backfilled, type Segment } from "@persona-ai/core/card/backfill.ts";
import { type Invocation, invoked, log } from "@persona-ai/core/telemetry";
import { z } from "zod";

const CHANGES: Record<string, (segment: Segment) => Promise<Backfilled>> = { "card-scales": addScales };

const Input = z.strictObject({
  change: z.enum(Object.keys(CHANGES)),
  segment: z.int().nonnegative(),
  segments: z.int().positive(),
});

export async function handler(event: unknown, invocation?: Invocation): Promise<Backfilled> {
  return invoked(invocation, async () => {
    const { change, ...segment } = Input.parse(event);
    const done = await CHANGES[change]!(segment);
    log.info("backfilled", { change, ...segment, ...done });
    return done;
  });
}

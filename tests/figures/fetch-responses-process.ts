/** A process that reduces the responses of one analysis, as FetchResponses does, and tells its time and memory. */
import { Analysis } from "@persona-ai/core/analysis";
import { release } from "@persona-ai/core/response/batches.ts";
import type { Generation } from "@persona-ai/core/workflow";

process.once("message", async ({ userId, analysisId }: Generation) => {
  const startedAt = performance.now();
  const analysis = await Analysis.getItem(analysisId, userId);
  await release(analysis, analysis);
  const ms = performance.now() - startedAt;
  process.send?.({ ms, maxRssMiB: process.resourceUsage().maxRSS / 1024 }, () => process.exit(0));
});

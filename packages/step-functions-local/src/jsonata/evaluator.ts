/** The thread in which apart.ts has expressions evaluated: one after the other, an outcome for each question. */
import { parentPort } from "node:worker_threads";
import type { EvaluationRequest } from "./apart.ts";
import { compileJsonata, evaluateJsonata } from "./evaluation.ts";

parentPort?.on("message", async ({ source, bindings }: EvaluationRequest) => {
  parentPort?.postMessage(await evaluateJsonata(compileJsonata(source), bindings));
});

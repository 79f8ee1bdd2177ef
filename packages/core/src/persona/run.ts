import { errorClass } from "../error.ts";
import { Workflow } from "../workflow/index.ts";
import { head } from "./head.ts";
import { type RunState, timeline } from "./timeline.ts";

export class RunNotFound extends errorClass("run_not_found") {}

/** The current generation's execution, state by state, oldest first. */
export async function run(): Promise<{ items: RunState[] }> {
  const { executionArn } = await head();
  const events = await Workflow.history(executionArn);
  if (events === undefined) throw new RunNotFound();
  return { items: timeline(events) };
}

/** All branches at once, each with the same input; the result is the list of their outputs. */
import type { Thread } from "../engine/thread.ts";
import type { Transition, Visit } from "../engine/visit.ts";
import { dataLimitExceeded } from "../failure.ts";
import { Payload } from "../payload.ts";
import type { ParallelNode, Program } from "../program/types.ts";
import { runInside, watch } from "./branches.ts";

export async function parallel(visit: Visit<ParallelNode>): Promise<Transition> {
  const { node, run, thread } = visit;
  if (thread.step?.kind !== "parallel") await start(visit);
  const branches = run.childrenOf(thread);
  await runInside(visit, (scope, failed) =>
    branches.map((branch) => {
      const program = node.branches[branch.index] as Program;
      return watch(branch, failed, run.runThread(branch, program, scope));
    }),
  );
  thread.head = Math.max(thread.head, ...branches.map(({ head }) => head));
  visit.emit("ParallelStateSucceeded", undefined, { aside: true });
  const result = Payload.array(branches.map(output));
  return visit.leave(node, result, {
    get result() {
      return result.value;
    },
  });
}

async function start(visit: Visit<ParallelNode>): Promise<void> {
  const { node, run, thread } = visit;
  const input = node.arguments === undefined ? visit.input : await visit.evaluate(node.arguments);
  if (input.exceedsLimit()) throw dataLimitExceeded(node.name);
  visit.emit("ParallelStateStarted");
  for (const [index, { startAt }] of node.branches.entries()) {
    const { isSilent, head } = thread;
    const item = thread.item === undefined ? {} : { item: thread.item };
    run.createThread({
      parent: thread.id,
      index,
      state: startAt,
      input: input.text,
      head,
      isSilent,
      ...item,
    });
  }
  thread.step = { kind: "parallel" };
  run.save(thread);
}

/** The output of a thread that has succeeded. */
function output({ outcome }: Thread): Payload {
  return Payload.parse((outcome as { output: string }).output);
}

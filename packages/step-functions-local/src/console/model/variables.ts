/** Which variables a state could read: those its thread had assigned before, over those of the threads around it. */
import type { Visit } from "./history/index.ts";

/** JSON texts by name. */
export type Variables = { [name: string]: string };

export function variablesAt(visit: Visit): Variables {
  const around = visit.parent === undefined ? {} : variablesAt(visit.parent);
  const before: Visit[] = [];
  for (let each = visit.previous; each !== undefined; each = each.previous) before.unshift(each);
  return Object.assign(around, ...before.map(({ assigned }) => assigned)) as Variables;
}

/**
 * Histories as text, one event a line: `4<-3 TaskFailed {"error":"Boom"}`, `2<-0 TaskStateEntered Name {"input":"1"}`.
 * Event number n happens at second n.
 */
import type { HistoryEvent } from "step-functions-local/console/model/aws.ts";

export function history(text: string): HistoryEvent[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter(Boolean).map((line) => {
    const match = /^(\d+)<-(\d+) (\w+)(?: ([^{]*))?(\{.*\})?$/.exec(line);
    if (match === null) throw new Error(`Not an event: ${line}`);
    const [, id, previousEventId, type = "", name = "", details = "{}"] = match;
    const named = name.trim() === "" ? {} : { name: name.trim() };
    return {
      id: Number(id),
      previousEventId: Number(previousEventId),
      type,
      timestamp: Number(id),
      [detailsName(type)]: { ...named, ...(JSON.parse(details) as object) },
    } as HistoryEvent;
  });
}

export function detailsName(type: string): string {
  if (type.endsWith("StateEntered")) return "stateEnteredEventDetails";
  if (type.endsWith("StateExited")) return "stateExitedEventDetails";
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

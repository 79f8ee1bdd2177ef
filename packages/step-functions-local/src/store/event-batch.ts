/**
 * The events of a commit as text. A state's input is mostly the output of the state before it, so that each text that
 * is not short stands once in a batch, however often its events have it.
 */
import type { Details, HistoryEvent } from "../history.ts";

type Stored = [id: number, previousEventId: number, timestamp: number, type: string, details?: Details];
type Batch = { texts: string[]; events: Stored[] };

/** The fields that hold payloads, by what stands in their place. */
const PAYLOADS = { input: "$input", output: "$output", parameters: "$parameters" } as const;
const SHORT = 32;

export function writeBatch(events: readonly HistoryEvent[]): string {
  const texts: string[] = [];
  const places = new Map<string, number>();
  const stored = events.map(({ id, previousEventId, timestamp, type, details }): Stored => {
    if (details === undefined) return [id, previousEventId, timestamp, type];
    return [id, previousEventId, timestamp, type, withoutTexts(details, texts, places)];
  });
  return JSON.stringify({ texts, events: stored } satisfies Batch);
}

function withoutTexts(details: Details, texts: string[], places: Map<string, number>): Details {
  let short = details;
  for (const [field, name] of Object.entries(PAYLOADS)) {
    const text = details[field];
    if (typeof text !== "string" || text.length <= SHORT) continue;
    let place = places.get(text);
    if (place === undefined) {
      place = texts.push(text) - 1;
      places.set(text, place);
    }
    if (short === details) short = { ...details };
    short[field] = undefined;
    short[name] = place;
  }
  return short;
}

export function readBatch(data: string): HistoryEvent[] {
  const { texts, events } = JSON.parse(data) as Batch;
  return events.map(([id, previousEventId, timestamp, type, details]) => ({
    ...{ id, previousEventId, timestamp },
    type: type as HistoryEvent["type"],
    details: details === undefined ? undefined : withTexts(details, texts),
  }));
}

function withTexts(details: Details, texts: string[]): Details {
  const whole = { ...details };
  for (const [field, name] of Object.entries(PAYLOADS)) {
    if (whole[name] === undefined) continue;
    whole[field] = texts[whole[name] as number];
    delete whole[name];
  }
  return whole;
}

/** The items of a Map under test: of the first iteration, out of what an ItemReader would have read, in batches. */
import type { MapItem } from "../engine/thread.ts";
import { type Json, PAYLOAD_LIMIT } from "../payload.ts";
import { isObject, type JsonObject, type StateJson } from "../program/definition.ts";
import { ServiceError } from "../service-error.ts";
import { mapItems } from "../states/items.ts";

/** A state within a Map is tested in its first iteration, whose item is the input. */
export function firstItem(map: StateJson, input: string): MapItem | undefined {
  const processor = map.ItemProcessor ?? map.Iterator;
  const config = isObject(processor) ? processor.ProcessorConfig : undefined;
  const isDistributed = isObject(config) && config.Mode === "DISTRIBUTED";
  const Value = JSON.parse(input) as Json;
  return { Index: 0, Value, ...(isDistributed ? { Source: "STATE_DATA" } : {}) };
}

export function readItems(data: string, { InputType, ItemsPointer, MaxItems }: JsonObject): Json {
  const refuse = (why: string) => new ServiceError("ValidationException", `Invalid ItemReader data: ${why}`);
  const most = typeof MaxItems === "number" && MaxItems > 0 ? MaxItems : undefined;
  let items: Json | undefined;
  try {
    if (InputType === "JSONL")
      items = data
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Json);
    else if (InputType === "CSV") items = csvItems(data);
    else items = pointed(JSON.parse(data) as Json, String(ItemsPointer ?? ""));
  } catch (error) {
    throw refuse((error as Error).message);
  }
  if (items === undefined || mapItems(items, true) === undefined)
    throw refuse("it has no array or object of items");
  return Array.isArray(items) && most !== undefined ? items.slice(0, most) : items;
}

/** A JSON pointer (RFC 6901). */
function pointed(value: Json, pointer: string): Json | undefined {
  const steps = pointer.split("/").slice(1);
  return steps.reduce<Json | undefined>((at, step) => {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    return typeof at === "object" && at !== null ? (at as JsonObject)[key] : undefined;
  }, value);
}

/** Items of a CSV with the names of the columns in its first row, and no quoting. */
function csvItems(data: string): Json[] {
  const [head = [], ...rows] = data
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ""])));
}

/** Each of as many items as there may be, in number and in bytes, one at the least. */
export function batchesOf(
  inputs: Json[],
  { MaxItemsPerBatch, MaxInputBytesPerBatch, BatchInput }: JsonObject,
): Json[] {
  const shared: JsonObject = BatchInput === undefined ? {} : { BatchInput };
  const most = Number(MaxItemsPerBatch) || inputs.length;
  const mostBytes = Number(MaxInputBytesPerBatch) || PAYLOAD_LIMIT;
  const sizeOf = (value: Json) => Buffer.byteLength(JSON.stringify(value));
  const batches: { Items: Json[] }[] = [];
  let size = 0;
  for (const input of inputs) {
    const last = batches.at(-1);
    size += sizeOf(input) + 1;
    if (last !== undefined && last.Items.length < most && size <= mostBytes) last.Items.push(input);
    else {
      const batch = { ...shared, Items: [input] };
      batches.push(batch);
      size = sizeOf(batch);
    }
  }
  return batches;
}

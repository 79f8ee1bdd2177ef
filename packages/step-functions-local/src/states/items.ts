/** What a Map iterates over: the items of an array, or the pairs of an object, in their order. */
import type { MapItem } from "../engine/thread.ts";
import type { Json } from "../payload.ts";
import { isObject } from "../program/definition.ts";

/** Whence the items come that a state has in its input or its Items. */
const STATE_DATA = "STATE_DATA";

export type MapItems = { length: number; at(index: number): MapItem };

/**
 * Items of an object have a key. `Source` is shown where AWS's recordings of inline Maps over arrays, made before there
 * was one, do not speak against it: of objects and in distributed Maps (developer guide, "Accessing execution data from
 * the Context object").
 */
export function mapItems(value: Json, isDistributed: boolean): MapItems | undefined {
  if (Array.isArray(value)) {
    return {
      length: value.length,
      at(index) {
        const item = { Index: index, Value: value[index] as Json };
        return isDistributed ? { ...item, Source: STATE_DATA } : item;
      },
    };
  }
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value);
  return {
    length: entries.length,
    at(index) {
      const [Key, Value] = entries[index] as [string, Json];
      return { Index: index, Key, Value, Source: STATE_DATA };
    },
  };
}

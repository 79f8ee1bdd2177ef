import { Id, SHARDS, shardOf } from "@persona-ai/core/id.ts";
import { expect, test } from "vitest";

test("personas spread evenly over the shards", () => {
  const counts = new Map<string, number>(SHARDS.map((shard) => [shard, 0]));
  for (let i = 0; i < 8000; i++) {
    const shard = shardOf(Id.create("persona"));
    counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  expect([...counts.keys()]).toEqual([...SHARDS]);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
});

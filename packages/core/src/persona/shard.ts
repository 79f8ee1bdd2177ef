/**
 * The partitions that hold the personas being generated. A persona enters and leaves its shard once a generation,
 * so eight shards take 4,000 generations a second (1,000 writes a second a partition, two a generation).
 */
export const SHARDS = ["0", "1", "2", "3", "4", "5", "6", "7"] as const;

/** By the last character of the id, which is random (base 32). */
export function shardOf(personaId: string): string {
  return SHARDS[(personaId.at(-1)?.charCodeAt(0) ?? 0) % SHARDS.length] ?? SHARDS[0];
}

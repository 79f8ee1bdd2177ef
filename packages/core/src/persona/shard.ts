/**
 * The partitions that hold the personas being generated. A persona enters and leaves its shard once a generation,
 * so eight shards take 4,000 generations a second (1,000 writes a second a partition, two a generation).
 */
export const SHARDS = ["0", "1", "2", "3", "4", "5", "6", "7"] as const;

/** The digits of a ULID, whose last one is random (Crockford's base 32). */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function shardOf(personaId: string): string {
  return SHARDS[DIGITS.indexOf(personaId.at(-1) ?? "") % SHARDS.length] ?? SHARDS[0];
}

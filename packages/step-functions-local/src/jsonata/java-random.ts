/**
 * `new java.util.Random(seed).nextDouble()`, which is what AWS's seeded `$random` answers: the 48-bit linear
 * congruential generator of the Java documentation. javaRandomDouble(42) === 0.7275636800328681
 */
const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;

export function javaRandomDouble(seed: number): number {
  let state = (BigInt(seed) ^ MULTIPLIER) & MASK;
  const next = (bits: bigint) => {
    state = (state * MULTIPLIER + 0xbn) & MASK;
    return state >> (48n - bits);
  };
  const high = next(26n) << 27n;
  return Number(high + next(27n)) / 2 ** 53;
}

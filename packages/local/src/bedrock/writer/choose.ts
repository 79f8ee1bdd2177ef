/**
 * Deterministic choice: the traits and what the text is for decide which of several texts is taken, so the same
 * person gets the same profile and two people of the same levels still get different ones.
 */
import { createHash } from "node:crypto";

export type Choose = <T>(purpose: string, options: readonly T[]) => T;

export function chooser(seed: string): Choose {
  return (purpose, options) => {
    const hash = createHash("sha256").update(seed).update("\0").update(purpose).digest();
    return options[hash.readUInt32BE(0) % options.length]!;
  };
}

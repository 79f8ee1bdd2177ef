/** What may be remembered of somebody without being asked to: nothing of special categories, but for their safety. Pure. */
import { once } from "../once.ts";
import { patternOf, plainOf } from "./patterns.ts";
import data from "./special-categories.data.json" with { type: "json" };

const patterns = once(() => ({
  special: patternOf(data.special),
  safe: patternOf(data.safe),
  wish: patternOf(data.wish),
  never: patternOf(data.never),
}));

/** `fact` as it was drawn from `message`. */
export function mayBeRemembered(fact: string, message: string): boolean {
  const { special, safe, wish, never } = patterns();
  const plain = plainOf(fact);
  if (never.test(plain)) return false;
  return !special.test(plain) || safe.test(plain) || wish.test(plainOf(message));
}

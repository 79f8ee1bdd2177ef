/**
 * In which order an interview asks the items: shuffled, both keyings as they come, because in the survey's own order
 * the neighbours of an item tell what it measures. The same seed gives the same order, so an interview that is
 * resumed, or a generation that is tried again, asks what was asked before. Without one, the survey's. Pure.
 *
 *   orderOf(3, "per_1") // [2, 1, 0]: first the survey's third
 */
import { sha256 } from "../sha256.ts";

export function orderOf(count: number, seed?: string): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  if (seed === undefined) return places;
  const drawn = places.map((place) => sha256(`${seed}\0${place}`));
  return places.sort((a, b) => (drawn[a]! < drawn[b]! ? -1 : 1));
}

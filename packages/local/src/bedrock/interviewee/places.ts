/** Which items of an instrument are asked, by their texts in any of its languages: an interview shuffles them. */
import { Instrument } from "@persona-ai/core/instrument";

const SURVEYS = await Promise.all(
  Instrument.list().flatMap(({ id, languages }) =>
    languages.map((language) => Instrument.survey(id, language)),
  ),
);

const placesByText = SURVEYS.map(({ items }) => new Map(items.map(({ text }, place) => [text, place])));

/** The place of each in its instrument; in the order asked where the texts are of no survey. */
export function placesOf(texts: readonly string[]): number[] {
  const known = placesByText.find(
    (places) => places.size === texts.length && texts.every((text) => places.has(text)),
  );
  return texts.map((text, i) => known?.get(text) ?? i);
}

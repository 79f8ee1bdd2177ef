/**
 * The chemistry of two people (pure): the same answer, to the letter, whoever of them is named first.
 *
 *   const { score, dimensions, summary } = compare(ada, bob);
 */
import type { Language } from "../language.ts";
import { calibrated, toWhole } from "./calibration.ts";
import { DIMENSIONS, WEIGHTS } from "./constants.ts";
import { explain, type Pair, type Side } from "./explain.ts";
import { basisOf, fitsOf } from "./fit.ts";
import type { Info } from "./info.ts";
import { intervalOf, type Measured } from "./interval.ts";
import { observedOf, profileOf, reliabilitiesOf, type Somebody } from "./profile.ts";

export function compare(a: Somebody, b: Somebody, language: Language = "en"): Info {
  const [first, second] = byHandle(a, b);
  const [one, other] = sidesOf(first, second);
  const [z, w] = [profileOf(first), profileOf(second)];
  const basis = basisOf(z, w);
  const fits = fitsOf(z, w, basis);
  const sameInstrument = first.traits.instrument === second.traits.instrument;
  const pair: Pair = { one, other, basis, sameInstrument, fits };
  const score = toWhole(calibrated(basis, "fit", fits.fit));
  const interval = intervalOf(measured(first), measured(second), basis, score);
  const { labels, explanations, summary } = explain(pair, score, interval, language);
  return {
    score,
    interval,
    basis,
    dimensions: DIMENSIONS.map((id) => ({
      id,
      label: labels[id],
      score: toWhole(calibrated(basis, id, fits[id])),
      weight: WEIGHTS[id],
      explanation: explanations[id],
    })),
    summary,
  };
}

/**
 * The calibrated score, not rounded, where repetitions would put it, and the fit itself, which tells those apart whom
 * all random pairs fit less.
 */
export function scoreOf(a: Somebody, b: Somebody) {
  const [first, second] = byHandle(a, b);
  const [one, other] = [measured(first), measured(second)];
  const basis = basisOf(one.z, other.z);
  const { fit } = fitsOf(one.z, other.z, basis);
  const score = calibrated(basis, "fit", fit);
  return { basis, fit, score, interval: intervalOf(one, other, basis, toWhole(score)) };
}

/** Whoever is named first: sums of floating point numbers differ in their last digits by the order. */
const byHandle = (a: Somebody, b: Somebody): [Somebody, Somebody] => (a.handle < b.handle ? [a, b] : [b, a]);

const measured = (person: Somebody): Measured => ({
  z: profileOf(person),
  reliability: reliabilitiesOf(person),
});

/** Two people of one name are told apart by their handles. */
function sidesOf(first: Somebody, second: Somebody): [Side, Side] {
  const alike = first.name === second.name;
  const side = (person: Somebody): Side => ({
    name: alike ? `${person.name} (${person.handle})` : person.name,
    z: observedOf(person),
  });
  return [side(first), side(second)];
}

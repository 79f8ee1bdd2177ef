/**
 * The chemistry of two people (pure): the same answer, to the letter, whoever of them is named first.
 *
 *   const { score, dimensions, summary } = compare(ada, bob);
 */
import { calibrated, toWhole } from "./calibration.ts";
import { DIMENSIONS, type Dimension, WEIGHTS } from "./constants.ts";
import { explanations, type Pair, type Side } from "./explain.ts";
import { basisOf, fitsOf } from "./fit.ts";
import type { Info } from "./info.ts";
import { type Interval, intervalOf, type Measured } from "./interval.ts";
import { observedOf, profileOf, reliabilitiesOf, type Somebody } from "./profile.ts";

const LABELS: Readonly<Record<Dimension, string>> = {
  similarity: "Similar profiles",
  warmth: "Warmth",
  dominance: "Lead and follow",
};

export function compare(a: Somebody, b: Somebody): Info {
  const [first, second] = a.handle < b.handle ? [a, b] : [b, a];
  const [one, other] = sidesOf(first, second);
  const [z, w] = [profileOf(first), profileOf(second)];
  const basis = basisOf(z, w);
  const fits = fitsOf(z, w, basis);
  const sameInstrument = first.traits.instrument === second.traits.instrument;
  const pair: Pair = { one, other, basis, sameInstrument, fits };
  const score = toWhole(calibrated(basis, "fit", fits.fit));
  const interval = intervalOf(measured(first), measured(second), basis, score);
  return {
    score,
    interval,
    basis,
    dimensions: DIMENSIONS.map((id) => ({
      id,
      label: LABELS[id],
      score: toWhole(calibrated(basis, id, fits[id])),
      weight: WEIGHTS[id],
      explanation: explanations[id](pair),
    })),
    summary: summaryOf(pair, score, interval),
  };
}

/**
 * The calibrated score, not rounded, where repetitions would put it, and the fit itself, which tells those apart whom
 * all random pairs fit less.
 */
export function scoreOf(a: Somebody, b: Somebody) {
  const [first, second] = a.handle < b.handle ? [a, b] : [b, a];
  const [one, other] = [measured(first), measured(second)];
  const basis = basisOf(one.z, other.z);
  const { fit } = fitsOf(one.z, other.z, basis);
  const score = calibrated(basis, "fit", fit);
  return { basis, fit, score, interval: intervalOf(one, other, basis, toWhole(score)) };
}

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

/**
 * The studies are Dyrenforth, Kashy, Donnellan & Lucas (2010), J. Personality and Social Psychology 99, and
 * Joel, Eastwick & Finkel (2017), Psychological Science 28.
 */
function summaryOf({ one, other }: Pair, score: number, [low, high]: Interval): string {
  return [
    `Of 100 random pairs of real people, about ${score} fit less well on paper than ${one.name} and ${other.name}.`,
    `Asked again, most likely somewhere between ${low} and ${high}: a survey measures nobody exactly.`,
    "It compares what questionnaires say about two people, and cannot tell whether they will like each",
    "other: among thousands of married couples, how alike two people were explained less than half a percent",
    "of how content they were (Dyrenforth et al. 2010), and who would be drawn to whom could not be foreseen",
    "from traits before they met (Joel et al. 2017). Take it as something to talk about.",
  ].join(" ");
}

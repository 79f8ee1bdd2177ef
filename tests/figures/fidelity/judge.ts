/** Whom the fidelity interview lets pass: people's own repetitions, strangers, and who is average in everything. */
import { type LikelihoodModel, passes } from "@persona-ai/core/fidelity/likelihood.ts";
import { normal, type Random } from "../screening/people.ts";

type Profile = readonly number[];

/** The same person asked again: each scale correlates by its reliability with itself, with an error of its own. */
export const repetitionOf = (person: Profile, reliability: Profile, random: Random): number[] =>
  person.map((z, i) => reliability[i]! * z + Math.sqrt(1 - reliability[i]! ** 2) * normal(random));

const TIMES = 40;

export function sharesOf(model: LikelihoodModel, people: readonly Profile[], random: Random) {
  const { reliability } = model;
  const share = (personaOf: (person: Profile, i: number, time: number) => Profile) => {
    let passed = 0;
    for (const [i, person] of people.entries())
      for (let time = 0; time < TIMES; time++)
        if (passes(model, person, personaOf(person, i, time))) passed += 1;
    return passed / people.length / TIMES;
  };
  return {
    repetitions: share((person) => repetitionOf(person, reliability, random)),
    strangers: share((_, i) => people[(i + 1 + Math.floor(random() * (people.length - 1))) % people.length]!),
    average: share((person) => person.map(() => 0.02 * normal(random))),
    "one scale off by 25 T": share((person, i, time) =>
      repetitionOf(person, reliability, random).map((z, scale) =>
        scale === (i + time) % person.length ? z + (z > 0 ? -2.5 : 2.5) : z,
      ),
    ),
    "a fifth as extreme": share((person) => person.map((z) => z / 5)),
    "twice as extreme": share((person) => person.map((z) => 2 * z)),
    contrary: share((person) => person.map((z) => -z)),
  };
}

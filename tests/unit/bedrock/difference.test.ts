/** Different people get clearly different profiles: twenty who differ in traits, and twenty in the middle. */
import { Profile } from "@persona-ai/core/profile";
import { writeProfile } from "@persona-ai/local/bedrock/writer/index.ts";
import { describe, expect, test } from "vitest";
import { personAt } from "../profile/people.ts";

/** T scores of openness, conscientiousness, extraversion, agreeableness, neuroticism. */
const VARIED = [
  [65, 62, 48, 52, 41],
  [66, 38, 57, 61, 58],
  [38, 64, 36, 47, 60],
  [36, 40, 66, 58, 39],
  [50, 50, 70, 30, 50],
  [50, 50, 30, 70, 50],
  [50, 68, 50, 32, 62],
  [57, 34, 42, 44, 69],
  [69, 50, 33, 60, 50],
  [42, 59, 61, 63, 36],
  [61, 43, 64, 39, 66],
  [33, 57, 44, 66, 57],
  [58, 60, 37, 35, 34],
  [47, 31, 53, 51, 44],
  [52, 48, 49, 53, 67],
  [71, 52, 51, 47, 30],
  [44, 44, 44, 44, 44],
  [56, 56, 56, 56, 56],
  [50, 52, 49, 51, 48],
  [30, 70, 30, 70, 30],
];
const MIDDLE = Array.from({ length: 20 }, (_, i) =>
  [0, 1, 2, 3, 4].map((d) => 46 + (Math.floor((i * 7919) / 9 ** d) % 9)),
);

const write = (scores: number[]) => writeProfile(Profile.briefOf(personAt(scores)), { name: "Ada" });
const pairsOf = <T>(items: T[]) => items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));

/** Share of three-word sequences that two texts have in common (Jaccard). */
function overlap(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => {
    const words = text.toLowerCase().match(/\w+/g) ?? [];
    return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
  });
  const both = [...a!].filter((sequence) => b!.has(sequence)).length;
  return both / (a!.size + b!.size - both);
}

describe("between any two of twenty varied people", () => {
  const profiles = VARIED.map(write);

  test("most of the summary differs", () => {
    for (const [a, b] of pairsOf(profiles)) expect(overlap(a.summary, b.summary)).toBeLessThan(0.4);
  });

  test("on the whole next to nothing of the summary is shared", () => {
    const overlaps = pairsOf(profiles).map(([a, b]) => overlap(a.summary, b.summary));
    expect(overlaps.reduce((sum, value) => sum + value) / overlaps.length).toBeLessThan(0.08);
  });

  test("the taglines have different beginnings", () => {
    for (const [a, b] of pairsOf(profiles)) expect(overlap(a.tagline, b.tagline)).toBeLessThan(0.6);
    expect(new Set(profiles.map(({ tagline }) => tagline)).size).toBe(profiles.length);
  });

  test("the voices and the first strengths differ", () => {
    const said = profiles.map(({ voice, strengths }) => JSON.stringify([voice.rules, strengths]));
    expect(new Set(said).size).toBe(profiles.length);
  });
});

test("people near the middle of everything still get profiles of their own", () => {
  const profiles = MIDDLE.map(write);
  expect(new Set(profiles.map(({ summary }) => summary)).size).toBe(MIDDLE.length);
  expect(new Set(profiles.map(({ tagline }) => tagline)).size).toBeGreaterThan(8);
});

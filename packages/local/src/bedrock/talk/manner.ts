/**
 * How a persona talks, as its texts say: the level of each domain by its rule of speech, else by its traits. Whatever
 * else a rule says is not followed.
 */
import { DOMAINS, type Domain, Level } from "@persona-ai/core/traits/info.ts";
import { z } from "zod";
import { gradeBy, textsOf } from "../interviewee/reading.ts";
import type { Grade } from "../texts.ts";

export const Persona = z.looseObject({
  name: z.string(),
  language: z.string().optional(),
  voice: z.looseObject({ rules: z.array(z.string()) }),
  values: z.array(z.string()),
  traits: z.record(z.string(), z.looseObject({ level: Level })),
});
export type Persona = z.infer<typeof Persona>;
export type Manner = Record<Domain, Level>;

const LEVEL_OF: Record<Grade, Level> = {
  veryLow: "low",
  low: "low",
  lowAverage: "average",
  highAverage: "average",
  high: "high",
  veryHigh: "high",
};

export function mannerOf({ voice, traits }: Persona): Manner {
  const texts = textsOf(voice.rules);
  const levels = DOMAINS.map((domain) => {
    const grade = texts && gradeBy(voice.rules, domain, texts);
    return [domain, grade ? LEVEL_OF[grade] : (traits[domain]?.level ?? "average")] as const;
  });
  return Object.fromEntries(levels) as Manner;
}

const OTHER: Record<Level, Level> = { low: "high", average: "high", high: "low" };

export const contrary = (manner: Manner): Manner =>
  Object.fromEntries(DOMAINS.map((domain) => [domain, OTHER[manner[domain]]])) as Manner;

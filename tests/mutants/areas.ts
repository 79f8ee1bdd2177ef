/** The pure numbers by area: what is mutated of each, and which unit tests are to notice. */
const CORE = "packages/core/src";

export const AREAS = {
  chemistry: {
    // What reads and writes the table is for the integration tests.
    mutate: [
      `${CORE}/chemistry/**/*.ts`,
      `!${CORE}/chemistry/{index,matches,match-snapshot,match-snapshot.entity}.ts`,
    ],
    // calibration.test.ts asks the same of whole crowds, for seconds a mutant.
    tests: ["tests/unit/chemistry/**/!(calibration).test.ts"],
  },
  traits: {
    mutate: [`${CORE}/traits/**/*.ts`],
    // Of crowds again.
    tests: ["tests/unit/traits/**/!(screening-of-crowds|cheating-owner).test.ts"],
  },
  fidelity: { mutate: [`${CORE}/fidelity/**/*.ts`], tests: ["tests/unit/fidelity/**/*.test.ts"] },
  instrument: {
    mutate: [`${CORE}/instrument/**/*.ts`, `!${CORE}/instrument/ipip-neo-120-languages.ts`],
    tests: ["tests/unit/{instrument,traits}/**/*.test.ts"],
  },
  window: {
    mutate: [`${CORE}/chat/window.ts`],
    tests: ["tests/unit/chat-prompt/**/*.test.ts", "tests/unit/memory/forgetting.test.ts"],
  },
} as const;
export type Area = keyof typeof AREAS;

/** How often properties are tried, where a hundred times takes long: what is counted in passing makes inner loops slow. */
export const PROPERTY_RUNS: Partial<Record<Area, string>> = { chemistry: "12" };

export const isArea = (name: string): name is Area => name in AREAS;

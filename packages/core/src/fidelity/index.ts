/**
 * Whether a persona is like its person: it is interviewed with the survey's items, and its answers are scored.
 *
 *   const { passed, deviations } = await Fidelity.interview({ person, language, traits, profile }, { modelId });
 */
export * from "./compare.ts";
export * from "./constants.ts";
export * as Fidelity from "./index.ts";
export * from "./info.ts";
export * from "./interview.ts";
export * from "./malformed.ts";
export * from "./outcome.ts";
export * from "./prompt.ts";

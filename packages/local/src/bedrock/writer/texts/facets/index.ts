/** The thirty facets of the IPIP-NEO, by the names that the instrument's norms give them. */
import type { Domain } from "@persona-ai/core/traits/info.ts";
import type { FacetTexts } from "../types.ts";
import { agreeableness } from "./agreeableness.ts";
import { conscientiousness } from "./conscientiousness.ts";
import { extraversion } from "./extraversion.ts";
import { neuroticism } from "./neuroticism.ts";
import { openness } from "./openness.ts";

export const FACET_TEXTS: Record<Domain, Record<string, FacetTexts>> = {
  openness,
  conscientiousness,
  extraversion,
  agreeableness,
  neuroticism,
};

import type { Domain } from "@persona-ai/core/traits/info.ts";
import type { DomainTexts } from "../types.ts";
import { agreeableness } from "./agreeableness.ts";
import { conscientiousness } from "./conscientiousness.ts";
import { extraversion } from "./extraversion.ts";
import { neuroticism } from "./neuroticism.ts";
import { openness } from "./openness.ts";

export const DOMAIN_TEXTS: Record<Domain, DomainTexts> = {
  openness,
  conscientiousness,
  extraversion,
  agreeableness,
  neuroticism,
};

/** The ten pairs of domains, each in the order in which the traits name them. */
import type { Domain } from "@persona-ai/core/traits/info.ts";
import type { Pair } from "../types.ts";
import { agreeablenessNeuroticism } from "./agreeableness-neuroticism.ts";
import { conscientiousnessAgreeableness } from "./conscientiousness-agreeableness.ts";
import { conscientiousnessExtraversion } from "./conscientiousness-extraversion.ts";
import { conscientiousnessNeuroticism } from "./conscientiousness-neuroticism.ts";
import { extraversionAgreeableness } from "./extraversion-agreeableness.ts";
import { extraversionNeuroticism } from "./extraversion-neuroticism.ts";
import { opennessAgreeableness } from "./openness-agreeableness.ts";
import { opennessConscientiousness } from "./openness-conscientiousness.ts";
import { opennessExtraversion } from "./openness-extraversion.ts";
import { opennessNeuroticism } from "./openness-neuroticism.ts";

export const PAIRS: { first: Domain; second: Domain; texts: Pair }[] = [
  { first: "openness", second: "conscientiousness", texts: opennessConscientiousness },
  { first: "openness", second: "extraversion", texts: opennessExtraversion },
  { first: "openness", second: "agreeableness", texts: opennessAgreeableness },
  { first: "openness", second: "neuroticism", texts: opennessNeuroticism },
  { first: "conscientiousness", second: "extraversion", texts: conscientiousnessExtraversion },
  { first: "conscientiousness", second: "agreeableness", texts: conscientiousnessAgreeableness },
  { first: "conscientiousness", second: "neuroticism", texts: conscientiousnessNeuroticism },
  { first: "extraversion", second: "agreeableness", texts: extraversionAgreeableness },
  { first: "extraversion", second: "neuroticism", texts: extraversionNeuroticism },
  { first: "agreeableness", second: "neuroticism", texts: agreeablenessNeuroticism },
];

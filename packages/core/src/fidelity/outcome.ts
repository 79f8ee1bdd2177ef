/**
 * What a persona is published with: the last interview's figures, and a warning for whatever is not as it should
 * be. A persona is published in any case, never silently. Pure.
 */
import { z } from "zod";
import type { Warning } from "../traits/info.ts";
import { type Info, Interview } from "./info.ts";

/** `failure`: the error that kept the interview from being held. `rewriteFailure`: that kept a second profile away. */
export const Checked = z.union([
  Interview.extend({ rewriteFailure: z.string().optional() }),
  z.object({ failure: z.string() }),
]);
export type Checked = z.infer<typeof Checked>;

/** As a `failure`: there was nobody to interview. */
const PLAIN_PROFILE = "PlainProfile";

const WARNINGS = {
  plain: {
    code: "plain_profile",
    message: "No language model could be reached. This plain persona was written from the traits alone.",
  },
  unchecked: {
    code: "fidelity_not_checked",
    message: "Whether this persona is like its person could not be checked: the interview was not answered.",
  },
  low: {
    code: "fidelity_low",
    message: "This persona, asked the same questions, answers unlike its person. Read it with reservations.",
  },
  notRewritten: {
    code: "persona_not_rewritten",
    message: "It was to be written once more for that, but the second profile could not be had.",
  },
} as const satisfies Record<string, Warning>;

export function outcome(checked: Checked, attempts: number): Info {
  if ("failure" in checked) {
    const warning = checked.failure === PLAIN_PROFILE ? WARNINGS.plain : WARNINGS.unchecked;
    return { passed: false, attempts, warnings: [warning] };
  }
  const { deviations: _forTheWriter, rewriteFailure, ...comparison } = checked;
  const warnings = [
    ...(comparison.passed ? [] : [WARNINGS.low]),
    ...(rewriteFailure === undefined ? [] : [WARNINGS.notRewritten]),
  ];
  return { ...comparison, attempts, warnings };
}

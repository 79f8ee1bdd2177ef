/**
 * Stores what was generated with its version. Run again, it stores the same.
 *
 * `usage` is by question, of those that a step came back with. What a step that failed had paid for stands with the
 * answers kept, among which one may be missing: the larger of both counts.
 */
import { Fidelity } from "@persona-ai/core/fidelity";
import { mostUsage, sumUsage } from "@persona-ai/core/model";
import { paid } from "@persona-ai/core/persona/answers.ts";
import { persist } from "@persona-ai/core/persona/generation.ts";
import { Usage } from "@persona-ai/core/persona/info.ts";
import { Profile } from "@persona-ai/core/profile";
import { Traits } from "@persona-ai/core/traits";
import { z } from "zod";
import { Generation, step } from "./step.ts";

const Payload = z.object({
  generation: Generation,
  traits: Traits.Info,
  written: z.object({ profile: Profile.Info, model: z.string() }),
  attempts: z.int(),
  interview: Fidelity.Checked,
  usage: z.record(z.string(), Usage),
});

export const handler = step("persisting_persona", Payload, async (input) => {
  const { generation, traits, written, attempts, interview } = input;
  const usage = sumUsage(mostUsage(input.usage, await paid(generation)));
  await persist(generation, {
    traits,
    ...written,
    usage,
    fidelity: Fidelity.outcome(interview, attempts),
  });
});

/**
 * Has the model write the profile: checked by the schema, against the traits and by what a profile may not say;
 * malformed answers are asked for again once.
 *
 * Fails with what Model.ask fails with, or ProfileMalformed.
 */
import type { Converse } from "../model/answer.ts";
import { ask } from "../model/ask.ts";
import type { PaidUsage } from "../model/usage.ts";
import { mendEvidence, unsupported } from "./evidence.ts";
import { Info } from "./info.ts";
import { ProfileMalformed } from "./malformed.ts";
import { asked, type Input } from "./prompt.ts";

export type Written = { profile: Info; model: string; usage: PaidUsage };

export async function write(
  input: Input,
  { modelId, converse }: { modelId: string; converse?: Converse },
): Promise<Written> {
  const { value, ...told } = await ask(
    {
      ...asked(input),
      schema: Info,
      wanted: "profile",
      mend: (profile) => mendEvidence(profile, input.traits),
      check: (profile) => unsupported(profile, input.traits),
      malformed: (issues) => new ProfileMalformed(issues),
    },
    { modelId, ...(converse && { converse }) },
  );
  return { profile: value, ...told };
}

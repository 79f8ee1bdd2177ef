/**
 * Has the model write the profile: checked by the schema, against the traits and by what a profile may not say;
 * malformed answers are asked for again once.
 *
 * Fails with what Model.ask fails with, or ProfileMalformed.
 */
import type { Issue } from "../error.ts";
import type { Answer, Converse } from "../model/answer.ts";
import { ask } from "../model/ask.ts";
import { cut, visible } from "../model/mend.ts";
import { secretOf } from "../model/recital.ts";
import { type Reply, readData } from "../model/reply.ts";
import { isObject } from "../model/schema.ts";
import type { PaidUsage } from "../model/usage.ts";
import { once } from "../once.ts";
import { mendEvidence, unsupported } from "./evidence.ts";
import { Info, NAME_LENGTH } from "./info.ts";
import { ProfileMalformed } from "./malformed.ts";
import { asked, type Input, SYSTEM, TOOL_NAME } from "./prompt.ts";
import { unsayable } from "./unsayable.ts";

export type Written = { profile: Info; model: string; usage: PaidUsage };

export async function write(
  input: Input,
  { modelId, converse }: { modelId: string; converse?: Converse },
): Promise<Written> {
  const { foreignTo, textsOf } = await import("./language.ts");
  const wanted = wantedOf(input);
  const inLanguage = (profile: Info): Issue[] => {
    const foreign = foreignTo(input.language, textsOf(profile).join("\n"));
    return foreign === undefined ? [] : [{ path: "", message: notIn(input.language, foreign) }];
  };
  const { value, ...told } = await ask(
    {
      ...asked(input),
      ...wanted,
      check: (profile) => [...inLanguage(profile), ...wanted.check(profile)],
      wanted: "profile",
      malformed: (issues) => new ProfileMalformed(issues),
    },
    { modelId, ...(converse && { converse }) },
  );
  return { profile: value, ...told };
}

/** What an answer amounts to: a profile that the schema and what is known of the person bear out, or none. Pure. */
export const readReply = (answer: Pick<Answer, "content" | "stopReason">, input: Input): Reply<Info> =>
  readData(answer, wantedOf(input));

const wantedOf = ({ person, language, traits, openAnswers }: Input) => ({
  name: TOOL_NAME,
  schema: Info,
  mend: (profile: unknown) => named(mendEvidence(profile, traits), person.name),
  check: (profile: Info) => [
    ...unsupported(profile, traits),
    ...unsayable(profile, openAnswers, { name: person.name, language }),
    ...recited(profile),
  ],
});

const secret = once(() => secretOf([SYSTEM]));

function recited(profile: Info): Issue[] {
  const fields = Object.entries(profile).filter(([, value]) => secret().isIn(JSON.stringify(value)));
  return fields.map(([path]) => ({
    path,
    message: "repeats these instructions: write of the person alone.",
  }));
}

/** The name is the person's, whatever the model made of it. */
function named(profile: unknown, name: string): unknown {
  const own = cut(visible(name), NAME_LENGTH);
  return isObject(profile) && own !== "" ? { ...profile, name: own } : profile;
}

const notIn = (language: string, found: string) =>
  `is in another language (${found}): write every text in the language ${language}.`;

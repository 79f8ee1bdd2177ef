/**
 * How far a persona has come from its person in a conversation: now and then it is interviewed where it stands, with
 * the conversation before the questions, and its answers are scored as the person's were. What is found is kept with
 * the conversation; above a threshold the reminder gets a stronger one (prompt.ts).
 *
 * Never the turn's failure: whatever goes wrong is logged by its name.
 */
import { Resource } from "sst/resource";
import { compare } from "../fidelity/compare.ts";
import { traitsOf } from "../fidelity/interview.ts";
import { InterviewMalformed } from "../fidelity/malformed.ts";
import { answersSchema, asked, numberOf } from "../fidelity/prompt.ts";
import { Instrument } from "../instrument/index.ts";
import type { Converse, Request, Usage } from "../model/answer.ts";
import { ask as askFor } from "../model/ask.ts";
import { converse } from "../model/converse.ts";
import { metered } from "../model/price.ts";
import { entities } from "../table/index.ts";
import { log } from "../telemetry/log.ts";
import type { Held } from "./conversation.ts";
import { type Context, chatRequest, type Persona } from "./prompt.ts";

/** So many turns lie between two interviews: a setting of whoever runs it. */
const EVERY = Number(process.env.DRIFT_EVERY_TURNS ?? 20);
const INTERVIEW_MS = 20_000;

type Measured = {
  held: Held;
  persona: Persona;
  context: Context;
  answered: string;
  startedAt: Date;
  /** What is left of the turn's time. */
  leftMs: () => number;
  pay: (usage: Usage, costUsd: number) => Promise<void>;
};

export async function measureDrift(
  { held, persona, context, answered, startedAt, leftMs, pay }: Measured,
  every = EVERY,
): Promise<void> {
  const turns = (held.head.turns ?? 0) + 1;
  if (!(every > 0) || turns % every !== 0) return;
  const { userId, personaId } = held.head;
  const { ask, costUsd } = metered((request) =>
    converse(request, { timeoutMs: Math.min(INTERVIEW_MS, leftMs()) }),
  );
  try {
    const { meanAbsoluteDifference, usage } = await interviewInTalk(
      persona,
      { ...context, turns: [...context.turns, { role: "assistant", content: answered }] },
      ask,
      startedAt,
    );
    await pay(usage, costUsd());
    await entities()
      .conversation.patch({ userId, personaId })
      .set({ drift: { meanAbsoluteDifference, turns, measuredAt: startedAt.toISOString() } })
      .where((a, o) => o.eq(a.turn, held.turn))
      .go({ returnOnConditionCheckFailure: true });
  } catch (error) {
    log.warn("drift not measured", {}, error);
  }
}

/** The interview's questions, put to the persona as it talks: by the same prompt, after the same window. */
export async function interviewInTalk(
  persona: Persona,
  context: Context,
  answer: Converse,
  now = new Date(),
) {
  const { traits, profile, language = "en" } = persona;
  const instrument = Instrument.get(traits.instrument);
  const survey = await Instrument.survey(traits.instrument, language);
  const { fallbackId: modelId, id: otherwise } = Resource.Model;
  const { value, usage } = await askFor(
    {
      ...asked({ profile, survey, instrument }),
      schema: answersSchema(instrument),
      wanted: "answer",
      malformed: (issues) => new InterviewMalformed(issues),
    },
    {
      ...{ modelId, otherwise },
      converse: (question) => answer(inTalk(chatRequest(persona, context, question.modelId), question)),
    },
  );
  const answers = Object.fromEntries(instrument.items.map(({ id }, i) => [id, value.answers[numberOf(i)]!]));
  return { ...compare(traits, traitsOf(instrument, answers, {}, now)), usage };
}

/** The questions in their form, asked of the persona as it talks. */
function inTalk({ system, messages = [] }: Request, question: Request): Request {
  return { ...question, system, messages: [...messages, ...(question.messages ?? [])] };
}

/**
 * Interviews a persona: the model, knowing its texts alone, answers the instrument's items in one call (a malformed
 * answer is asked for again once); the answers are scored as any response, against the person's norm group, and
 * compared with the person.
 *
 * Fails with what Model.ask fails with, or InterviewMalformed.
 */
import type { Answers, Definition, InstrumentId } from "../instrument/definition.ts";
import { Instrument } from "../instrument/index.ts";
import type { Converse } from "../model/answer.ts";
import { ask } from "../model/ask.ts";
import type { PaidUsage } from "../model/usage.ts";
import type { Info as Profile } from "../profile/info.ts";
import { Traits } from "../traits/index.ts";
import type { Demographics } from "../traits/norm.ts";
import { compare } from "./compare.ts";
import type { Interview } from "./info.ts";
import { InterviewMalformed } from "./malformed.ts";
import { orderOf } from "./order.ts";
import { answersSchema, asked, numberOf } from "./prompt.ts";

/** `seed`: of the order in which the items are asked: the persona's id, so that a retry asks the same again. */
export type Input = {
  person: Demographics;
  language: string;
  traits: Traits.Info;
  profile: Profile;
  seed?: string;
};

type Options = { modelId: string; converse?: Converse; now?: Date };

export async function interview(
  { person, language, traits, profile, seed }: Input,
  { now = new Date(), ...options }: Options,
): Promise<Interview & { usage: PaidUsage }> {
  const instrument = Instrument.get(traits.instrument);
  const { answers, usage } = await answersOf({ profile, instrument: instrument.id, language, seed }, options);
  const compared = compare(traits, traitsOf(instrument, answers, person, now));
  return { ...compared, model: options.modelId, usage };
}

/** What the persona answers to an instrument's items. */
export async function answersOf(
  {
    profile,
    instrument: id,
    language,
    seed,
  }: Pick<Input, "profile" | "language" | "seed"> & { instrument: InstrumentId },
  options: Omit<Options, "now">,
): Promise<{ answers: Answers; usage: PaidUsage }> {
  const instrument = Instrument.get(id);
  const survey = await Instrument.survey(id, language);
  const order = orderOf(instrument.items.length, seed);
  const { value, usage } = await ask(
    {
      ...asked({ profile, survey, instrument, order }),
      schema: answersSchema(instrument),
      wanted: "answer",
      malformed: (issues) => new InterviewMalformed(issues),
    },
    options,
  );
  return { answers: byItem(instrument, order, value.answers), usage };
}

const byItem = ({ items }: Definition, order: readonly number[], numbered: Record<string, number>): Answers =>
  Object.fromEntries(order.map((place, i) => [items[place]!.id, numbered[numberOf(i)]!]));

/** The traits of whoever gave these answers, as if they were this person's own response. */
export function traitsOf(
  instrument: Definition,
  answers: Answers,
  person: Demographics,
  now: Date,
): Traits.Info {
  const { add, empty } = Traits.Statistics;
  return Traits.synthesize({
    instrument: instrument.id,
    self: { scores: Traits.scoresOf(instrument, add(instrument, empty(instrument), answers)), flags: [] },
    person,
    answeredAt: now,
  });
}

/**
 * The instruments: which there are, how each is scored, and what a respondent is shown.
 *
 *   Instrument.validateAnswers("sapa-bfi-25", { A1: 7 }) // [{ path: "answers.A1", message: ... }, ...]
 */
import { InvalidRequest, type Issue } from "../error.ts";
import * as AnswersTo from "./answers.ts";
import {
  type About,
  type Answers,
  type Definition,
  InstrumentId,
  InstrumentNotFound,
  type Summary,
  type Survey,
} from "./definition.ts";
import * as IpipNeo120 from "./ipip-neo-120.ts";
import * as SapaBfi25 from "./sapa-bfi-25.ts";

type Instrument = { definition: Definition; survey(language: string, about: About): Promise<Survey> };

const INSTRUMENTS: Record<InstrumentId, Instrument> = {
  "sapa-bfi-25": SapaBfi25,
  "ipip-neo-120": IpipNeo120,
};

export function list(): Summary[] {
  return Object.values(INSTRUMENTS).map(({ definition: { id, title, minutes, items, languages } }) => ({
    id,
    title,
    itemCount: items.length,
    minutes,
    languages: [...languages],
  }));
}

/** How the instrument is scored: one shared value, not to be changed. */
export function get(id: InstrumentId): Definition {
  return INSTRUMENTS[id].definition;
}

/** An id from outside; throws `InstrumentNotFound`. */
export function parseId(id: string): InstrumentId {
  const parsed = InstrumentId.safeParse(id);
  if (!parsed.success) throw new InstrumentNotFound();
  return parsed.data;
}

export function supports(id: InstrumentId, language: string): boolean {
  return get(id).languages.includes(language);
}

/** What a respondent is shown, without keys and domains; throws `InvalidRequest` on a language it is not in. */
export async function survey(id: InstrumentId, language: string, about: About = "self"): Promise<Survey> {
  if (!supports(id, language)) {
    const message = `${id} is available in: ${get(id).languages.join(", ")}.`;
    throw new InvalidRequest([{ path: "language", message }]);
  }
  return INSTRUMENTS[id].survey(language, about);
}

/** Everything that is wrong with the answers, named by `answers.<itemId>`; empty when they can be scored. */
export function validateAnswers(id: InstrumentId, answers: Record<string, unknown>): Issue[] {
  return AnswersTo.issuesOf(get(id), answers);
}

/** The answers to exactly the instrument's items; throws `InvalidRequest` with what `validateAnswers` finds. */
export function parseAnswers(id: InstrumentId, answers: Record<string, unknown>): Answers {
  return AnswersTo.parse(get(id), answers);
}

export * from "./definition.ts";
export * as Instrument from "./index.ts";

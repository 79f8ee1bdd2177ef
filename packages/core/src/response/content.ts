/** From what a respondent sent to what is stored, and back: pure. */
import { InvalidRequest, type Issue } from "../error.ts";
import { type Answers, Instrument, type InstrumentId } from "../instrument/index.ts";
import { flags } from "../traits/careless-responding.ts";

type Survey = { instrument: InstrumentId; questions: { id: string; text: string }[] };
type Input = {
  answers: Record<string, unknown>;
  openAnswers?: Record<string, string>;
};

export function encode(instrument: InstrumentId, answers: Answers): string {
  return Instrument.get(instrument)
    .items.map(({ id }) => answers[id])
    .join("");
}

export function decode(instrument: InstrumentId, digits: string): Answers {
  return Object.fromEntries(
    Instrument.get(instrument).items.map(({ id }, index) => [id, Number(digits[index])]),
  );
}

/** Throws `InvalidRequest` naming every item and question that is wrong; of a draft, only what it has is looked at. */
function check(survey: Survey, { answers, openAnswers = {} }: Input, isDraft: boolean): void {
  const known = new Set(survey.questions.map(({ id }) => id));
  const ofItems = Instrument.validateAnswers(survey.instrument, answers);
  const issues: Issue[] = [
    ...(isDraft ? ofItems.filter(({ path }) => isAnswered(answers, path)) : ofItems),
    ...Object.keys(openAnswers)
      .filter((id) => !known.has(id))
      .map((id) => ({ path: `openAnswers.${id}`, message: "This survey has no such question." })),
  ];
  if (issues.length > 0) throw new InvalidRequest(issues);
}

const isAnswered = (answers: Input["answers"], path: string): boolean =>
  path === "answers" || Object.hasOwn(answers, path.slice("answers.".length)) || path.endsWith("…");

/** A response in the survey's order, however it was sent. `seconds`: how long it took, where that is known. */
export function parse(survey: Survey, input: Input, seconds?: number) {
  check(survey, input, false);
  const { openAnswers = {} } = input;
  const answers = Instrument.parseAnswers(survey.instrument, input.answers);
  return {
    answers: encode(survey.instrument, answers),
    openAnswers: survey.questions.flatMap(({ id: questionId }) => {
      const text = openAnswers[questionId];
      return text === undefined ? [] : [{ questionId, text }];
    }),
    flags: flags(Instrument.get(survey.instrument), answers, seconds),
  };
}

/** What there is so far, each item with a value of its scale. */
export function parseDraft(survey: Survey, input: Input) {
  check(survey, input, true);
  return { answers: input.answers as Answers, openAnswers: input.openAnswers ?? {} };
}

export const openAnswersOf = (openAnswers: readonly { questionId: string; text: string }[]) =>
  Object.fromEntries(openAnswers.map(({ questionId, text }) => [questionId, text]));

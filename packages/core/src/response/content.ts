/** From what a respondent sent to what is stored, and back: pure. */
import { InvalidRequest, type Issue } from "../error.ts";
import { type Answers, Instrument, type InstrumentId } from "../instrument/index.ts";
import { flags } from "../traits/careless-responding.ts";

type Survey = { instrument: InstrumentId; questions: { id: string; text: string }[] };
type Input = {
  answers: Record<string, unknown>;
  openAnswers?: Record<string, string>;
  durationSeconds?: number | undefined;
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

/** In the survey's order, however it was sent. Throws `InvalidRequest` naming every item and question that is wrong. */
export function parse(survey: Survey, input: Input) {
  const { openAnswers = {}, durationSeconds } = input;
  const known = new Set(survey.questions.map(({ id }) => id));
  const issues: Issue[] = [
    ...Instrument.validateAnswers(survey.instrument, input.answers),
    ...Object.keys(openAnswers)
      .filter((id) => !known.has(id))
      .map((id) => ({ path: `openAnswers.${id}`, message: "This survey has no such question." })),
  ];
  if (issues.length > 0) throw new InvalidRequest(issues);
  const answers = Instrument.parseAnswers(survey.instrument, input.answers);
  return {
    answers: encode(survey.instrument, answers),
    openAnswers: survey.questions.flatMap(({ id: questionId }) => {
      const text = openAnswers[questionId];
      return text === undefined ? [] : [{ questionId, text }];
    }),
    flags: flags(Instrument.get(survey.instrument), answers, durationSeconds),
    ...(durationSeconds !== undefined && { durationSeconds }),
  };
}

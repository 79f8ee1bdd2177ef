/** One's own answers: kept here and on the server as a draft, so that another device can go on with them. */
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { useKeptAnswers, written } from "../parts/kept-answers.ts";
import { type Given, Questionnaire } from "../parts/survey.tsx";
import { useLocation, useParams } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { dirOf } from "../words/time.ts";

const DRAFT_MS = 1_500;

export function OwnSurvey() {
  return (
    <SignedIn>
      <Loaded />
    </SignedIn>
  );
}

async function load(id: string) {
  const analysis = await api.analysis(id);
  const [questionnaire, draft] = await Promise.all([
    api.questionnaire(analysis.instrument, analysis.language),
    api.draft(id),
  ]);
  return { analysis, questionnaire, draft };
}

function Loaded() {
  const { id = "" } = useParams();
  const { data, error, reload } = useLoad(() => load(id), [id]);
  return (
    <Screen title="Your answers">
      {data ? (
        <Survey {...data} />
      ) : error === undefined ? (
        <Loading />
      ) : (
        <Failure error={error} retry={reload} />
      )}
    </Screen>
  );
}

type Props = Awaited<ReturnType<typeof load>>;

function Survey({ analysis, questionnaire, draft }: Props) {
  const { id, language, questions } = analysis;
  const { items, scale } = questionnaire;
  const { route } = useLocation();
  const [kept, keep, drop] = useKeptAnswers(id);
  const [isDone, setDone] = useState(false);
  const [beganAt] = useState(() => performance.now());
  const { isBusy, error, run } = useAction();
  const given: Given = {
    answers: { ...draft?.answers, ...kept.answers },
    openAnswers: { ...draft?.openAnswers, ...kept.openAnswers },
  };
  const isWhole = items.every((item) => given.answers[item.id] !== undefined);
  const hold = useDraft(id);

  const send = () =>
    run(async () => {
      hold(undefined);
      const durationSeconds = Math.round((performance.now() - beganAt) / 1_000);
      await api.answerSelf(id, { answers: given.answers, openAnswers: written(given), durationSeconds });
      drop();
      route(`/app/analyses/${id}`);
    });

  return (
    <div class="stack">
      <h1 class="quiet">{analysis.title}</h1>
      {isDone && isWhole ? (
        <section class="panel stack near arrives">
          <h2>That was all</h2>
          <p>Your {items.length} answers are ready to be stored. You can change them later.</p>
          <Failure error={error} retry={send} />
          <p class="row">
            <button type="button" class="button filled" onClick={send} disabled={isBusy}>
              Store my answers
            </button>
            <button type="button" class="button" onClick={() => setDone(false)}>
              Look at them again
            </button>
          </p>
        </section>
      ) : (
        <Questionnaire
          {...{ items, scale, questions, language, given }}
          dir={questionnaire.dir ?? dirOf(language)}
          lead="How accurately does this describe you?"
          onChange={(next) => {
            keep(next);
            hold(next);
          }}
          onDone={() => setDone(true)}
        />
      )}
      <p class="muted small">
        What you have answered is kept; you can close this page and go on later, here or elsewhere.
      </p>
    </div>
  );
}

/** Sends the newest answers as a draft when nothing has changed for a moment; that it fails loses nothing. */
function useDraft(id: string): (given: Given | undefined) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<Given | undefined>(undefined);
  const flush = useRef(() => {});
  flush.current = () => {
    const given = waiting.current;
    waiting.current = undefined;
    clearTimeout(timer.current);
    if (given) api.keepDraft(id, { answers: given.answers, openAnswers: written(given) }).catch(() => {});
  };
  useEffect(() => () => flush.current(), []);
  return (given) => {
    waiting.current = given;
    clearTimeout(timer.current);
    if (given) timer.current = setTimeout(() => flush.current(), DRAFT_MS);
  };
}

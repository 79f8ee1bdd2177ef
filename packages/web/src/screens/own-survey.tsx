/** One's own answers: kept here and on the server as a draft, so that another device can go on with them. */
import { useEffect, useRef, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Failure, Show } from "../parts/failure.tsx";
import { useKeptAnswers, written } from "../parts/kept-answers.ts";
import { type Given, Questionnaire } from "../parts/survey.tsx";
import { useLocation, useParams } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { t } from "../words/index.ts";
import { dirOf } from "../words/time.ts";

const DRAFT_MS = 1_500;

async function load(id: string) {
  const analysis = await api.analysis(id);
  const [questionnaire, draft] = await Promise.all([
    api.questionnaire(analysis.instrument, analysis.language),
    api.draft(id),
  ]);
  return { analysis, questionnaire, draft };
}

export function OwnSurvey() {
  const { id = "" } = useParams();
  return (
    <Screen title={t("own")}>
      <Show of={useLoad(() => load(id), [id])}>{(data) => <Survey {...data} />}</Show>
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
    answers: { ...draft.answers, ...kept.answers },
    openAnswers: { ...draft.openAnswers, ...kept.openAnswers },
  };
  const isWhole = items.every((item) => given.answers[item.id] !== undefined);
  const hold = useDraft(id);

  const send = () =>
    run(async () => {
      await hold(undefined);
      const durationSeconds = Math.round((performance.now() - beganAt) / 1_000);
      await api.answerSelf(id, { answers: given.answers, openAnswers: written(given), durationSeconds });
      drop();
      route(`/app/analyses/${id}`);
    });

  return (
    <div class="stack">
      <h1 class="quiet" dir="auto">
        {analysis.title}
      </h1>
      {isDone && isWhole ? (
        <section class="panel stack near arrives">
          <h2>{t("survey.all")}</h2>
          <p>{t("own.ready", { n: items.length })}</p>
          <Failure error={error} retry={send} />
          <p class="row">
            <Button look="filled" text="own.store" onClick={send} disabled={isBusy} />
            <Button text="survey.look" onClick={() => setDone(false)} />
          </p>
        </section>
      ) : (
        <Questionnaire
          {...{ items, scale, questions, language, given }}
          dir={questionnaire.dir ?? dirOf(language)}
          lead={t("own.lead")}
          onChange={(next) => {
            keep(next);
            void hold(next);
          }}
          onDone={() => setDone(true)}
        />
      )}
      <p class="muted small">{t("own.kept")}</p>
    </div>
  );
}

/**
 * Sends the newest answers as a draft when nothing has changed for a moment; that it fails loses nothing. Resolves when
 * none is on its way, which would come after what is stored.
 */
function useDraft(id: string): (given: Given | undefined) => Promise<unknown> {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<Given | undefined>(undefined);
  const sent = useRef<Promise<unknown>>(Promise.resolve());
  const flush = useRef(() => {});
  flush.current = () => {
    const given = waiting.current;
    waiting.current = undefined;
    clearTimeout(timer.current);
    if (!given) return;
    const body = { answers: given.answers, openAnswers: written(given) };
    sent.current = sent.current.then(() => api.keepDraft(id, body)).catch(() => {});
  };
  useEffect(() => () => flush.current(), []);
  return (given) => {
    waiting.current = given;
    clearTimeout(timer.current);
    if (given) timer.current = setTimeout(() => flush.current(), DRAFT_MS);
    return sent.current;
  };
}

/** A persona being made: the steps as they pass, and how long it still takes; or why it could not be made. */
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { Unreachable } from "../api/index.ts";
import { useAction, useTitle } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { FailedScreen, Failure, Loading } from "../parts/failure.tsx";
import { useLocation } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { known, t } from "../words/index.ts";
import { timeLeft } from "../words/time.ts";

const STEPS = [
  "queued",
  "fetching_responses",
  "synthesizing_traits",
  "generating_profile",
  "interviewing_persona",
  "persisting_persona",
] as const;

/** The persona as it is made; ends when it is ready or has failed. */
function useWatched() {
  const [persona, setPersona] = useState<api.Persona>();
  const [error, setError] = useState<unknown>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    const ended = new AbortController();
    api.watchPersona(setPersona, ended.signal).catch((cause: unknown) => {
      if (!ended.signal.aborted) setError(cause);
    });
    return () => ended.abort();
  }, [round]);
  const again = () => {
    setError(undefined);
    setRound((before) => before + 1);
  };
  return { persona, error, again };
}

export function Waiting() {
  const { persona, error, again } = useWatched();
  const { route } = useLocation();
  const isOver =
    persona?.status === "ready" || (error instanceof api.Problem && error.code === "persona_not_found");
  useEffect(() => {
    if (isOver) route("/app/persona", true);
  }, [isOver, route]);
  return (
    <Screen title={t("making")}>
      {persona?.status === "failed" ? (
        <Failed persona={persona} again={again} />
      ) : persona ? (
        <Making persona={persona} />
      ) : error instanceof Unreachable || error === undefined || isOver ? (
        <Loading />
      ) : (
        <FailedScreen error={error} retry={again} />
      )}
    </Screen>
  );
}

function Making({ persona }: { persona: api.Persona }) {
  const { step, progress, estimatedReadyAt } = persona;
  const seconds = estimatedReadyAt === undefined ? 0 : (Date.parse(estimatedReadyAt) - Date.now()) / 1000;
  const present = (STEPS as readonly string[]).indexOf(step);
  const at = present === -1 ? STEPS.length : present;
  const label = t(`step.${STEPS[at] ?? STEPS[0]}`);
  useTitle(`${label}…`);
  return (
    <div class="stack far">
      <div class="stack near">
        <h1>{t("making.title")}</h1>
        <p>
          {seconds > 0 && `${t("making.left", { time: timeLeft(seconds) })} `}
          {t("making.text")}
        </p>
        <progress max={1} value={progress} aria-label={t("making.progress")} />
      </div>
      <ol class="steps panel">
        {STEPS.map((name, i) => (
          <li
            key={name}
            class={i < at ? "done" : i === at ? "now" : ""}
            aria-current={i === at ? "step" : undefined}
          >
            <span>
              {t(`step.${name}`)}
              {i < at && <span class="hidden"> ({t("making.done")})</span>}
            </span>
            {i === at && <span class="muted small text">{textOf(`step.${name}.text`)}</span>}
          </li>
        ))}
      </ol>
      <p class="hidden" role="status">
        {label}
      </p>
    </div>
  );
}

/** Some steps need no explaining. */
function textOf(name: string): string {
  const key = known(name);
  return key === undefined ? "" : t(key);
}

function Failed({ persona, again }: { persona: api.Persona; again(): void }) {
  const { error, analysisId, readyVersion } = persona;
  const canRetry = error?.retryable !== false;
  const { isBusy, error: refused, run } = useAction();
  const retry = () =>
    run(async () => {
      await api.generate(analysisId);
      again();
    });
  return (
    <div class="stack">
      <h1>{t("making.failed")}</h1>
      <div class="notice failure" role="alert">
        <strong>{textOf(`failure.${error?.code}`) || error?.message}</strong>
        <p>
          {t("making.kept")}
          {readyVersion !== undefined && ` ${t("making.last")}`}
        </p>
      </div>
      <Failure error={refused} retry={retry} />
      <p class="row">
        {canRetry && <Button look="filled" text="try-again" onClick={retry} disabled={isBusy} />}
        <a class={canRetry ? "button" : "button filled"} href={`/app/analyses/${analysisId}`}>
          {t("making.to-analysis")}
        </a>
      </p>
    </div>
  );
}

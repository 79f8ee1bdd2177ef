/** A persona being made: the steps as they pass, and how long it still takes; or why it could not be made. */
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { Unreachable } from "../api/index.ts";
import { useAction, useTitle } from "../hooks.ts";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { useLocation } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { timeLeft } from "../words/time.ts";

const STEPS = [
  ["queued", "Waiting for its turn", ""],
  ["fetching_responses", "Gathering the answers", "Yours, and those of others in their groups."],
  ["synthesizing_traits", "Reading the traits", "How you answered, beside how people like you do."],
  ["generating_profile", "Writing the persona", "This takes longest: a language model finds the words."],
  [
    "interviewing_persona",
    "Talking with it",
    "The persona answers the questionnaire itself, to see that it is like you.",
  ],
  ["persisting_persona", "Keeping it", ""],
] as const;

export function Waiting() {
  return (
    <SignedIn>
      <Watched />
    </SignedIn>
  );
}

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

function Watched() {
  const { persona, error, again } = useWatched();
  const { route } = useLocation();
  const isReady = persona?.status === "ready";
  useEffect(() => {
    if (isReady) route("/app/persona", true);
  }, [isReady, route]);
  return (
    <Screen title="Making your persona">
      {persona?.status === "failed" ? (
        <Failed persona={persona} again={again} />
      ) : persona ? (
        <Making persona={persona} />
      ) : error instanceof Unreachable || error === undefined ? (
        <Loading />
      ) : (
        <Failure error={error} retry={again} />
      )}
    </Screen>
  );
}

function Making({ persona }: { persona: api.Persona }) {
  const { step, progress, estimatedSeconds } = persona;
  const present = STEPS.findIndex(([name]) => name === step);
  const at = present === -1 ? STEPS.length : present;
  const [, label] = STEPS[at] ?? STEPS[0];
  useTitle(`${label}…`);
  return (
    <div class="stack far">
      <div class="stack near">
        <h1>Your persona is being made</h1>
        <p>
          {estimatedSeconds !== undefined &&
            estimatedSeconds > 0 &&
            `It takes ${timeLeft(estimatedSeconds)} more. `}
          You may leave this page; it goes on by itself, and you find it under Home.
        </p>
        <progress max={1} value={progress ?? at / STEPS.length} aria-label="How far it is" />
      </div>
      <ol class="steps panel">
        {STEPS.map(([name, title, text], i) => (
          <li
            key={name}
            class={i < at ? "done" : i === at ? "now" : ""}
            aria-current={i === at ? "step" : undefined}
          >
            <span>
              {title}
              {i < at && <span class="hidden"> (done)</span>}
            </span>
            {i === at && text !== "" && <span class="muted small text">{text}</span>}
          </li>
        ))}
      </ol>
      <p class="hidden" role="status">
        {label}
      </p>
    </div>
  );
}

function Failed({ persona, again }: { persona: api.Persona; again(): void }) {
  const { error, analysisId, readyVersion } = persona;
  const { isBusy, error: refused, run } = useAction();
  const retry = () =>
    run(async () => {
      await api.generate(analysisId);
      again();
    });
  return (
    <div class="stack">
      <h1>Your persona could not be made</h1>
      <div class="notice failure" role="alert">
        <strong>{error?.message}</strong>
        <p>
          Your answers are kept.
          {readyVersion !== undefined && " Your last persona is still there, and talks as before."}
        </p>
      </div>
      <Failure error={refused} retry={retry} />
      <p class="row">
        {error?.retryable !== false && (
          <button type="button" class="button filled" onClick={retry} disabled={isBusy}>
            Try again
          </button>
        )}
        <a class="button" href={`/app/analyses/${analysisId}`}>
          Go to the analysis
        </a>
      </p>
    </div>
  );
}

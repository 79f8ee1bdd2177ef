/** A new analysis: which questionnaire, in which language, and questions of one's own. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useKept, useLoad } from "../hooks.ts";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { useLocation } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { languageName } from "../words/time.ts";

const MAX_QUESTIONS = 10;

export function NewAnalysis() {
  const { data, error, reload } = useLoad(api.instruments, []);
  return (
    <SignedIn>
      <Screen title="A new analysis">
        <div class="stack">
          <h1>A new analysis</h1>
          {data ? (
            <Form instruments={data.items} />
          ) : error === undefined ? (
            <Loading />
          ) : (
            <Failure error={error} retry={reload} />
          )}
        </div>
      </Screen>
    </SignedIn>
  );
}

function Form({ instruments }: { instruments: api.Instrument[] }) {
  const { route } = useLocation();
  const [title, setTitle] = useKept("analysis.title");
  const [questions, setQuestions] = useKept("analysis.questions");
  const [instrument, setInstrument] = useState(instruments[0]?.id ?? "");
  const [chosen, setLanguage] = useState<string>();
  const { isBusy, error, run } = useAction();
  const [key] = useState(() => crypto.randomUUID());
  const languages = instruments.find(({ id }) => id === instrument)?.languages ?? [];
  const language = chosen && languages.includes(chosen) ? chosen : preferred(languages);
  const own = questions.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const named = title.trim() || "How others see me";

  const create = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      const { id } = await api.createAnalysis({ title: named, instrument, language, questions: own }, key);
      setTitle("");
      setQuestions("");
      route(`/app/analyses/${id}`);
    });
  };

  return (
    <form class="stack" onSubmit={create}>
      <fieldset class="field">
        <legend>Which questionnaire</legend>
        <div class="choices">
          {instruments.map(({ id, title: name, itemCount, minutes }) => (
            <label key={id} class="choice">
              <input
                type="radio"
                name="instrument"
                value={id}
                checked={id === instrument}
                onChange={() => setInstrument(id)}
              />
              <span>
                <strong>{itemCount > 50 ? "Thorough" : "Short"}</strong>
                <br />
                <span class="muted small">
                  {itemCount} questions, about {minutes} minutes
                  {itemCount > 50 ? "; five traits with six sides each" : "; five traits"} ({name})
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field">
        <label for="language">In which language</label>
        <select id="language" value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
          {languages.map((code) => (
            <option key={code} value={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="title">What to call it</label>
        <p class="muted small" id="title-help">
          Those whom you ask see this title and your name.
        </p>
        <input
          id="title"
          type="text"
          maxLength={120}
          placeholder="How others see me"
          aria-describedby="title-help"
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="questions">Questions of your own, if you like</label>
        <p class="muted small" id="questions-help">
          One a line, {MAX_QUESTIONS} at most. Everybody may answer them in their own words, for example “When
          was I at my best?”
        </p>
        <textarea
          id="questions"
          rows={3}
          aria-describedby="questions-help"
          value={questions}
          onInput={(event) => setQuestions(event.currentTarget.value)}
        />
        {own.length > MAX_QUESTIONS && (
          <p role="alert">
            There are {own.length}; please keep {MAX_QUESTIONS} of them.
          </p>
        )}
      </div>
      <Failure error={error} />
      <p>
        <button type="submit" class="button filled" disabled={isBusy || own.length > MAX_QUESTIONS}>
          Begin the analysis
        </button>
      </p>
    </form>
  );
}

/** The reader's own language where the questionnaire has it. */
function preferred(languages: string[]): string {
  const own = navigator.languages.flatMap((code) => [code, code.split("-")[0] ?? code]);
  return (
    own.find((code) => languages.includes(code)) ?? (languages.includes("en") ? "en" : (languages[0] ?? "en"))
  );
}

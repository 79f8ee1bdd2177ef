/** A new analysis: which questionnaire, in which language, and questions of one's own. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { useAction, useKept, useLoad } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Failure, Show } from "../parts/failure.tsx";
import { useLocation } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { t } from "../words/index.ts";
import { languageName } from "../words/time.ts";

const MAX_QUESTIONS = 10;

export function NewAnalysis() {
  return (
    <Screen title={t("new")}>
      <div class="stack">
        <h1>{t("new")}</h1>
        <Show of={useLoad(api.instruments, [])} isPart>
          {({ items }) => <Form instruments={items} />}
        </Show>
      </div>
    </Screen>
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
  const named = title.trim() || t("new.title.example");

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
        <legend>{t("new.which")}</legend>
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
                <strong>{itemCount > 50 ? t("new.thorough") : t("new.short")}</strong>
                <br />
                <span class="muted small">
                  {t(itemCount > 50 ? "new.thorough.text" : "new.short.text", { n: itemCount, minutes })}
                  <br />
                  <span lang="en">{name}</span>
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field">
        <label for="language">{t("new.language")}</label>
        <select id="language" value={language} onChange={(event) => setLanguage(event.currentTarget.value)}>
          {languages.map((code) => (
            <option key={code} value={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="title">{t("new.title")}</label>
        <p class="muted small" id="title-help">
          {t("new.title.text")}
        </p>
        <input
          id="title"
          type="text"
          maxLength={120}
          placeholder={t("new.title.example")}
          aria-describedby="title-help"
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="questions">{t("new.questions")}</label>
        <p class="muted small" id="questions-help">
          {t("new.questions.text", { most: MAX_QUESTIONS })}
        </p>
        <textarea
          id="questions"
          rows={3}
          aria-describedby="questions-help"
          value={questions}
          onInput={(event) => setQuestions(event.currentTarget.value)}
        />
        {own.length > MAX_QUESTIONS && (
          <p role="alert">{t("new.questions.many", { there: own.length, most: MAX_QUESTIONS })}</p>
        )}
      </div>
      <Failure error={error} />
      <p>
        <Button look="filled" text="new.verb" disabled={isBusy || own.length > MAX_QUESTIONS} />
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

/** Oneself: name, sex and year with what they are for; the language; all data as a file; the way out, and out for good. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { forget, signOut } from "../api/session.ts";
import { useAction, useLoad, useTyped } from "../hooks.ts";
import { Button } from "../parts/button.tsx";
import { Choices } from "../parts/choices.tsx";
import { Confirm } from "../parts/confirm.tsx";
import { Failure, Show } from "../parts/failure.tsx";
import { saveAs } from "../parts/save.ts";
import { useLocation } from "../routing.tsx";
import { Screen } from "../shell.tsx";
import { choose, currentLanguage, LANGUAGES, type Language, t } from "../words/index.ts";
import { Notifications } from "./settings-notifications.tsx";

export function Settings() {
  return (
    <Screen title={t("nav.settings")}>
      <Show of={useLoad(api.me, [])}>
        {(user) => (
          <div class="stack far">
            <h1>{t("nav.settings")}</h1>
            <You user={user} />
            <Tongue />
            <Notifications />
            <Data />
          </div>
        )}
      </Show>
    </Screen>
  );
}

const SEXES = ["female", "male", ""] as const;

function You({ user }: { user: api.User }) {
  const [name, setName, nameSaved] = useTyped("settings.name", user.name);
  const [sex, setSex] = useState(user.sex ?? "");
  const [year, setYear, yearSaved] = useTyped("settings.year", String(user.birthYear ?? ""));
  const [note, setNote] = useState("");
  const { isBusy, error, run } = useAction();
  const save = (event: Event) => {
    event.preventDefault();
    setNote("");
    void run(async () => {
      await api.changeMe({
        name: name.trim(),
        ...(sex !== "" && { sex: sex as api.Sex }),
        ...(year !== "" && { birthYear: Number(year) }),
      });
      nameSaved();
      yearSaved();
      setNote(t("settings.saved"));
    });
  };
  return (
    <form class="stack" onSubmit={save}>
      <div class="field">
        <label for="name">{t("settings.name")}</label>
        <p class="muted small" id="name-help">
          {t("settings.name.text")}
        </p>
        <input
          id="name"
          type="text"
          dir="auto"
          required
          maxLength={80}
          autoComplete="name"
          aria-describedby="name-help"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <p id="norm-help">{t("settings.why")}</p>
      <Choices
        legend={t("settings.sex")}
        look="relations"
        name="sex"
        values={SEXES}
        chosen={sex}
        choose={setSex}
        label={(value) => t(`sex.${value === "" ? "unsaid" : value}`)}
        isDisabled={(value) => value === "" && user.sex !== undefined}
      />
      <div class="field">
        <label for="year">{t("settings.year")}</label>
        <input
          id="year"
          type="number"
          inputMode="numeric"
          min={1900}
          max={new Date().getFullYear()}
          aria-describedby="norm-help"
          value={year}
          onInput={(event) => setYear(event.currentTarget.value)}
        />
      </div>
      <Failure error={error} />
      <p class="row">
        <Button look="filled" text="settings.save" disabled={isBusy} />
        <span class="muted" role="status">
          {note}
        </span>
      </p>
    </form>
  );
}

/** The language of the interface; that of a questionnaire is chosen with it. */
function Tongue() {
  const { error, run } = useAction();
  return (
    <section class="field">
      <label for="ui-language">{t("settings.language")}</label>
      <p class="muted small" id="language-help">
        {t("settings.language.text")}
      </p>
      <select
        id="ui-language"
        aria-describedby="language-help"
        value={currentLanguage()}
        onChange={(event) => void run(() => choose(event.currentTarget.value as Language))}
      >
        {Object.entries(LANGUAGES).map(([code, own]) => (
          <option key={code} value={code} lang={code}>
            {own}
          </option>
        ))}
      </select>
      <Failure error={error} />
    </section>
  );
}

function Data() {
  const { route } = useLocation();
  const [isAsked, setAsked] = useState(false);
  const { isBusy, error, run } = useAction();
  const save = () => run(async () => saveAs(await api.exported(), "persona-ai.json"));
  const leave = () =>
    run(async () => {
      await signOut();
      route("/app/welcome", true);
    });
  return (
    <section class="stack near" aria-labelledby="data">
      <h2 id="data">{t("settings.data")}</h2>
      <Failure error={error} />
      <p class="row">
        <Button text="settings.export" onClick={save} disabled={isBusy} />
        <Button text="settings.sign-out" onClick={leave} />
        <Button look="danger" text="settings.delete" onClick={() => setAsked(true)} />
      </p>
      {isAsked && (
        <Confirm
          title={t("settings.delete.ask")}
          verb="settings.delete"
          onConfirm={async () => {
            await api.deleteMe();
            await forget();
            route("/app/welcome", true);
          }}
          onClose={() => setAsked(false)}
        >
          <p>{t("settings.delete.text")}</p>
        </Confirm>
      )}
    </section>
  );
}

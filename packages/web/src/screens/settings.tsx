/** Oneself: name, sex and year with what they are for; all data as a file; the way out, and the way out for good. */
import { useState } from "preact/hooks";
import * as api from "../api/index.ts";
import { forget, signOut } from "../api/session.ts";
import { useAction, useLoad } from "../hooks.ts";
import { Confirm } from "../parts/confirm.tsx";
import { Failure, Loading } from "../parts/failure.tsx";
import { SignedIn } from "../parts/guard.tsx";
import { useLocation } from "../routing.tsx";
import { Screen } from "../shell.tsx";

export function Settings() {
  return (
    <SignedIn>
      <Loaded />
    </SignedIn>
  );
}

function Loaded() {
  const { data, error, reload } = useLoad(api.me, []);
  return (
    <Screen title="Settings">
      {data ? (
        <div class="stack far">
          <h1>Settings</h1>
          <You user={data} />
          <Data />
        </div>
      ) : error === undefined ? (
        <Loading />
      ) : (
        <Failure error={error} retry={reload} />
      )}
    </Screen>
  );
}

function You({ user }: { user: api.User }) {
  const [name, setName] = useState(user.name);
  const [sex, setSex] = useState(user.sex ?? "");
  const [year, setYear] = useState(String(user.birthYear ?? ""));
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
      setNote("Saved.");
    });
  };
  return (
    <form class="stack" onSubmit={save}>
      <div class="field">
        <label for="name">Your name</label>
        <p class="muted small" id="name-help">
          Those whom you ask see it, and your persona bears it.
        </p>
        <input
          id="name"
          type="text"
          required
          maxLength={80}
          autoComplete="name"
          aria-describedby="name-help"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <p id="norm-help">
        Sex and year of birth are asked for one reason: your answers are compared with those of people like
        you. Without them they are compared with everybody’s. They are shown to nobody.
      </p>
      <fieldset class="field">
        <legend>Sex</legend>
        <div class="choices relations">
          {(
            [
              ["female", "Female"],
              ["male", "Male"],
              ["", "Rather not say"],
            ] as const
          ).map(([value, label]) => (
            <label key={value} class="choice">
              <input
                type="radio"
                name="sex"
                checked={sex === value}
                disabled={value === "" && user.sex !== undefined}
                onChange={() => setSex(value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field">
        <label for="year">Year of birth</label>
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
        <button type="submit" class="button filled" disabled={isBusy}>
          Save
        </button>
        <span class="muted" role="status">
          {note}
        </span>
      </p>
    </form>
  );
}

function Data() {
  const { route } = useLocation();
  const [isAsked, setAsked] = useState(false);
  const { isBusy, error, run } = useAction();
  const save = () =>
    run(async () => {
      const url = URL.createObjectURL(await api.exported());
      Object.assign(document.createElement("a"), { href: url, download: "persona-ai.json" }).click();
      URL.revokeObjectURL(url);
    });
  const leave = () =>
    run(async () => {
      await signOut();
      route("/app/welcome", true);
    });
  return (
    <section class="stack near" aria-labelledby="data">
      <h2 id="data">Your data</h2>
      <Failure error={error} />
      <p class="row">
        <button type="button" class="button" onClick={save} disabled={isBusy}>
          Save all of it as a file
        </button>
        <button type="button" class="button" onClick={leave}>
          Sign out
        </button>
        <button type="button" class="button danger" onClick={() => setAsked(true)}>
          Delete everything
        </button>
      </p>
      {isAsked && (
        <Confirm
          title="Delete everything?"
          verb="Delete everything"
          onConfirm={async () => {
            await api.deleteMe();
            await forget();
            route("/app/welcome", true);
          }}
          onClose={() => setAsked(false)}
        >
          <p>
            Your account, analyses, everybody’s answers in them, your persona and its card, your conversations
            and what others said to your persona. It is gone at once and cannot be brought back.
          </p>
        </Confirm>
      )}
    </section>
  );
}
